import { isTerminalThere } from '../../../src-preload/contract/rules/terminal-name.ts'
import type { Terminal } from '../../../src-preload/contract/terminal.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { isPresent, type PersonTerminals } from './person-terminals.ts'
import styles from './person-terminals.module.css'

/** `onChoose` ticks these terminals and no others. */
export interface ChoiceBarProps {
  readonly view: PersonTerminals
  readonly onChoose: (terminals: ReadonlySet<string>) => void
}

/** The choices that are made most: all that are connected, those without the person, those with them, none. */
export function ChoiceBar({ view, onChoose }: ChoiceBarProps) {
  const say = useSentences()
  const { terminals, presences, chosen, deed } = view
  if (terminals.kind !== 'read') return null
  const choose = (isWanted: (terminal: Terminal) => boolean) => () => {
    onChoose(new Set(terminals.terminals.filter(isWanted).map(({ id }) => id)))
  }
  const isDisabled = deed?.isRunning === true
  return (
    <div className={styles['bar']}>
      <span role="status" className={styles['quiet']}>
        {say('terminals.person.chosen', { count: chosen.size })}
      </span>
      <Button kind="quiet" isDisabled={isDisabled} onPress={choose(({ state }) => isTerminalThere(state))}>
        {say('terminals.person.all')}
      </Button>
      <Button kind="quiet" isDisabled={isDisabled} onPress={choose(({ id }) => isPresent(presences.get(id)) === false)}>
        {say('terminals.person.missing')}
      </Button>
      <Button kind="quiet" isDisabled={isDisabled} onPress={choose(({ id }) => isPresent(presences.get(id)) === true)}>
        {say('terminals.person.present')}
      </Button>
      <Button kind="quiet" isDisabled={isDisabled || chosen.size === 0} onPress={choose(() => false)}>
        {say('terminals.person.noChoice')}
      </Button>
    </div>
  )
}
