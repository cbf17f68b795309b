import { assertNever } from '../../../src-preload/contract/outcome.ts'
import { isTerminalThere, terminalName } from '../../../src-preload/contract/rules/terminal-name.ts'
import type { Terminal } from '../../../src-preload/contract/terminal.ts'
import { useOperator } from '../../application/station.ts'
import { describeFailure } from '../../i18n/failure-sentences.ts'
import { useSentences, type Sentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Facts, type FactLine } from '../../ui/facts.tsx'
import { Icon } from '../../ui/icon.tsx'
import panel from '../../ui/side-panel.module.css'
import entry from '../../ui/log-details.module.css'
import {
  abilityWord,
  contentsLines,
  modelWords,
  mostWord,
  perPersonWords,
  stateMore,
  stateWords,
} from './terminal-words.ts'
import own from './terminals.module.css'
import { useTerminalContents, type ContentsReading } from './use-terminal-contents.ts'

const abilities = ['photos', 'faces', 'visualFaces', 'fingerprints', 'cards', 'names', 'letterIds', 'jobCodes'] as const

/** `onEmpty` asks to remove everybody from the terminal. */
export interface TerminalDetailsProps {
  readonly terminal: Terminal | null
  readonly onEmpty: (terminal: Terminal) => void
}

/** Everything one terminal tells of itself, and how much it holds. */
export function TerminalDetails({ terminal, onEmpty }: TerminalDetailsProps) {
  const say = useSentences()
  return (
    <aside className={panel['panel']} aria-label={say('terminals.details.label')} data-terminal-details={terminal?.id}>
      {terminal === null ? (
        <p className={panel['nothing']}>{say('terminals.details.nothing')}</p>
      ) : (
        <Told terminal={terminal} onEmpty={onEmpty} />
      )}
    </aside>
  )
}

function Told({ terminal, onEmpty }: TerminalDetailsProps & { readonly terminal: Terminal }) {
  const say = useSentences()
  const isThere = isTerminalThere(terminal.state)
  const contents = useTerminalContents(isThere ? terminal.id : null)
  const mayWrite = useOperator()?.writePeople !== 'refused'
  const more = stateMore(terminal.state, say)
  return (
    <>
      <div className={entry['top']}>
        <h2 className={entry['title']}>{terminalName(terminal)}</h2>
        {more === null ? null : <p className={own['more']}>{more}</p>}
      </div>
      <Facts
        lines={[
          { term: say('terminals.details.holds'), value: <Holds isThere={isThere} contents={contents} /> },
          ...linesOf(terminal, say),
        ]}
      />
      {isThere && mayWrite ? (
        <div className={own['acts']}>
          <Button
            kind="quiet"
            onPress={() => {
              onEmpty(terminal)
            }}
          >
            <Icon name="trash" />
            {say('terminals.clear.button')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

function linesOf(terminal: Terminal, say: Sentences): readonly FactLine[] {
  const { can, host, port } = terminal
  return [
    { term: say('terminals.details.model'), value: modelWords(terminal, say) },
    { term: say('terminals.details.number'), value: terminal.id },
    { term: say('terminals.details.state'), value: stateWords(terminal.state, say) },
    {
      term: say('terminals.details.address'),
      value: host === '' ? say('terminals.notTold') : `${host}:${String(port)}`,
    },
    ...abilities.map((ability) => ({
      term: say(`terminals.ability.${ability}`),
      value: abilityWord(can[ability], say),
    })),
    { term: say('terminals.details.mostPeople'), value: mostWord(can.mostPeople, say) },
    {
      term: say('terminals.details.perPerson'),
      value: perPersonWords(can, say),
    },
  ]
}

function Holds({ isThere, contents }: { readonly isThere: boolean; readonly contents: ContentsReading }) {
  const say = useSentences()
  if (!isThere) return say('terminals.details.notCounted')
  switch (contents.kind) {
    case 'reading':
      return say('terminals.details.counting')
    case 'failed':
      return describeFailure(contents.failure, say).title
    case 'read':
      return (
        <ul className={own['holds']}>
          {contentsLines(contents.contents, say).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )
    default:
      return assertNever(contents, 'a counting that was never named')
  }
}
