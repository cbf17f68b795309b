import { useOpenDoorEvents } from '../../application/open-door-events.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'

/** Opens the door events of one person; nothing where the account may not read them. */
export function PersonEventsButton({ personId }: { readonly personId: string }) {
  const say = useSentences()
  const open = useOpenDoorEvents()
  if (open === null) return null
  return (
    <Button
      isWide
      onPress={() => {
        open(personId)
      }}
    >
      <Icon name="door" />
      {say('doorEvents.ofPerson')}
    </Button>
  )
}
