import { useOpenPersonTerminals, type PersonAtTerminals } from '../../application/open-person-terminals.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button, type ButtonProps } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'

/** Whose terminals it opens; somebody with an id. */
export interface PersonTerminalsButtonProps extends Pick<ButtonProps, 'kind' | 'isWide'> {
  readonly person: PersonAtTerminals
}

/** Opens the terminals of one person; nothing where there is no gateway. */
export function PersonTerminalsButton({ person, ...look }: PersonTerminalsButtonProps) {
  const say = useSentences()
  const open = useOpenPersonTerminals()
  if (open === null) return null
  return (
    <Button
      {...look}
      onPress={() => {
        open(person)
      }}
    >
      <Icon name="terminal" />
      {say('terminals.person.button')}
    </Button>
  )
}
