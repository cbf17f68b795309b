import type { OutputOf } from '../../../src-preload/contract/calls.ts'
import { terminalName } from '../../../src-preload/contract/rules/terminal-name.ts'
import type { TerminalGround } from '../../../src-preload/contract/terminal.ts'
import { useOperator } from '../../application/station.ts'
import { useSentences, type Sentences } from '../../i18n/sentences.ts'
import { wallClockText } from '../../i18n/wall-clock-text.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Facts } from '../../ui/facts.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import panel from '../../ui/side-panel.module.css'
import { Spinner } from '../../ui/spinner.tsx'
import type { PersonTerminalsStore } from './person-terminals-store.ts'
import { faceSource, type PersonTerminals } from './person-terminals.ts'
import styles from './person-terminals.module.css'

/** `onRemove` asks to remove the person from the chosen terminals. */
export interface PutPanelProps {
  readonly view: PersonTerminals
  readonly acts: PersonTerminalsStore
  readonly onRemove: () => void
}

/** What is put on terminals, and the two acts. */
export function PutPanel({ view, acts, onRemove }: PutPanelProps) {
  const say = useSentences()
  const { ground } = view
  return (
    <aside className={panel['panel']} aria-label={say('terminals.person.put.heading')} data-ground={ground.kind}>
      <h2 className={styles['heading']}>{say('terminals.person.put.heading')}</h2>
      {ground.kind === 'reading' ? <Spinner label={say('terminals.person.preparing')} /> : null}
      {ground.kind === 'failed' ? (
        <FailureNotice
          failure={ground.failure}
          action={<Button onPress={acts.readAgain}>{say('terminals.readAgain')}</Button>}
        />
      ) : null}
      {ground.kind === 'ready' ? <Ready prepared={ground.prepared} view={view} acts={acts} /> : null}
      <Acts view={view} acts={acts} onRemove={onRemove} />
    </aside>
  )
}

interface ReadyProps {
  readonly prepared: OutputOf<'prepareForTerminals'>
  readonly view: PersonTerminals
  readonly acts: PersonTerminalsStore
}

function Ready({ prepared, view, acts }: ReadyProps) {
  const say = useSentences()
  const source = prepared.hasFace ? null : faceSource(view)
  const copied = source === null || !view.isCopying ? null : terminalName(source)
  const { name } = prepared.ground
  return (
    <>
      {prepared.from === 'copy' ? <Notice tone="warning" title={say('terminals.person.put.fromCopy')} /> : null}
      <Facts
        lines={[
          {
            term: say('terminals.person.put.name'),
            value: <span data-personal>{name === '' ? say('terminals.person.put.nameless') : name}</span>,
          },
          { term: say('terminals.person.put.period'), value: periodWords(prepared.ground, say) },
          { term: say('terminals.person.put.photo'), value: say(`terminals.person.put.photoKind.${prepared.photo}`) },
          {
            term: say('terminals.person.put.face'),
            value: prepared.hasFace
              ? say('terminals.person.put.faceNew')
              : copied === null
                ? say('terminals.person.put.faceNone')
                : say('terminals.person.put.faceCopied', { terminal: copied }),
          },
        ]}
      />
      {source === null ? null : (
        <Checkbox
          label={say('terminals.person.put.copy', { terminal: terminalName(source) })}
          description={say('terminals.person.put.copyMore')}
          isSelected={view.isCopying}
          onChange={acts.copyFace}
        />
      )}
      <p className={styles['quiet']}>{say('terminals.person.put.stays')}</p>
      <p className={styles['quiet']}>{say('terminals.person.facesNote')}</p>
    </>
  )
}

function periodWords({ start, end }: TerminalGround, say: Sentences): string {
  if (start.kind === 'unknown' && end.kind === 'unknown') return say('terminals.person.put.periodUnknown')
  return say('terminals.person.put.periodRange', {
    start: start.kind === 'known' ? wallClockText(start.value) : say('terminals.person.put.noStart'),
    end: end.kind === 'known' ? wallClockText(end.value) : say('terminals.person.put.noEnd'),
  })
}

function Acts({ view, acts, onRemove }: PutPanelProps) {
  const say = useSentences()
  const mayWrite = useOperator()?.writePeople !== 'refused'
  const count = view.chosen.size
  if (!mayWrite) return <Notice tone="information" title={say('terminals.person.readOnly')} isAnnounced={false} />
  if (view.deed?.isRunning === true)
    return (
      <div className={styles['acts']}>
        <Button autoFocus isWide onPress={acts.stop}>
          {say('terminals.person.stop')}
        </Button>
      </div>
    )
  return (
    <div className={styles['acts']}>
      <Button
        kind="primary"
        size="large"
        isWide
        isDisabled={count === 0 || view.ground.kind !== 'ready'}
        onPress={() => {
          void acts.run('put')
        }}
      >
        {count === 0 ? say('terminals.person.putNone') : say('terminals.person.puts', { count })}
      </Button>
      <Button isWide isDisabled={count === 0} onPress={onRemove}>
        {count === 0 ? say('terminals.person.removeNone') : say('terminals.person.removes', { count })}
      </Button>
    </div>
  )
}
