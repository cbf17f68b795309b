import { isTerminalThere, terminalName } from '../../../src-preload/contract/rules/terminal-name.ts'
import { useOperator, useSettings } from '../../application/station.ts'
import { useTerminals } from '../../application/use-terminals.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import styles from './settings.module.css'
import type { ChangeSettings } from './use-change-settings.ts'

/** The terminals that people are put on at a desk without a server. Shown to whoever is signed in: the gateway is asked for them. */
export function TerminalsPanel({ onChange }: { readonly onChange: ChangeSettings }) {
  const say = useSentences()
  const isSeated = useOperator() !== null
  return (
    <Panel title={say('settings.terminals.title')}>
      {isSeated ? (
        <TerminalChoice onChange={onChange} />
      ) : (
        <p className={styles['quiet']}>{say('settings.terminals.signIn')}</p>
      )}
    </Panel>
  )
}

function TerminalChoice({ onChange }: { readonly onChange: ChangeSettings }) {
  const say = useSentences()
  const { terminals: chosen } = useSettings()
  const { terminals, failure } = useTerminals()
  const listed = terminals.kind === 'read' ? terminals.terminals : []
  const change = (id: string, isOn: boolean): void => {
    const others = (chosen ?? []).filter((each) => each !== id)
    const next = isOn ? [...others, id] : others
    // Nobody can be put on no terminal at all.
    if (next.length > 0) onChange({ terminals: next })
  }
  return (
    <>
      {failure === null ? null : <FailureNotice failure={failure} />}
      {terminals.kind === 'failed' ? <FailureNotice failure={terminals.failure} /> : null}
      <RadioGroup
        label={say('settings.terminals.label')}
        value={chosen === null ? 'all' : 'chosen'}
        isDisabled={chosen === null && listed.length === 0}
        onChange={(id) => {
          const there = listed.filter(({ state }) => isTerminalThere(state))
          if (id === 'all') onChange({ terminals: null })
          else if (chosen === null) onChange({ terminals: (there.length > 0 ? there : listed).map((one) => one.id) })
        }}
        options={[
          { id: 'all', label: say('settings.terminals.all'), description: say('settings.terminals.allMore') },
          { id: 'chosen', label: say('settings.terminals.chosen') },
        ]}
      />
      {chosen === null ? null : (
        <div role="group" aria-label={say('settings.terminals.chosen')} className={styles['choices']}>
          {listed.map((terminal) => (
            <Checkbox
              key={terminal.id}
              label={terminalName(terminal)}
              description={isTerminalThere(terminal.state) ? undefined : say('settings.terminals.away')}
              isSelected={chosen.includes(terminal.id)}
              onChange={(isOn) => {
                change(terminal.id, isOn)
              }}
            />
          ))}
          {chosen
            .filter((id) => !listed.some((terminal) => terminal.id === id))
            .map((id) => (
              <Checkbox
                key={id}
                label={id}
                description={say('settings.terminals.away')}
                isSelected
                onChange={() => {
                  change(id, false)
                }}
              />
            ))}
        </div>
      )}
    </>
  )
}
