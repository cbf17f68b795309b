import type { NamedThing } from '../../../src-preload/contract/door-event.ts'
import { useOpenDoorEvents } from '../../application/open-door-events.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'

/** Opens the door events of one person; nothing where the account may not read them. */
export function PersonEventsButton({ person }: { readonly person: NamedThing }) {
  const say = useSentences()
  const open = useOpenDoorEvents()
  if (open === null) return null
  return (
    <Button
      isWide
      onPress={() => {
        open(person)
      }}
    >
      <Icon name="door" />
      {say('doorEvents.ofPerson')}
    </Button>
  )
}
