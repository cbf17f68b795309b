import { useState } from 'react'
import type { Person } from '../../../src-preload/contract/person.ts'
import { useDesk, useDispatch } from '../../flow/desk-context.ts'
import { visitOf } from '../../flow/visit.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmationDialog } from '../../ui/confirmation-dialog.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { shownName } from '../find/person-words.ts'
import { ExtendDialog } from './extend-dialog.tsx'
import { useVisitChange } from './use-visit-change.ts'
import styles from './visit-acts.module.css'

/** What can be done about a visit at one press: it is made longer, or ended now. Nothing for whoever is no visitor. */
export function VisitActs({ person }: { readonly person: Person }) {
  const say = useSentences()
  const dispatch = useDispatch()
  const { surroundings } = useDesk()
  const [asked, setAsked] = useState<'none' | 'extend' | 'end'>('none')
  const change = useVisitChange(person, () => {
    setAsked('none')
  })
  const now = surroundings.readWallClock()
  const visit = visitOf(person, now)
  if (visit.kind === 'none') return null
  const name = shownName(person.name, say)
  const close = (): void => {
    setAsked('none')
    // The record is not what was seen, or nobody knows: then a look comes before anything else.
    if (change.failure !== null) dispatch({ kind: 'personReadAgain' })
  }
  return (
    <div className={styles['acts']} role="group" aria-label={say('visit.label')} data-visit={visit.kind}>
      <Button
        onPress={() => {
          setAsked('extend')
        }}
      >
        {say('visit.extend')}
      </Button>
      {visit.kind === 'running' ? (
        <Button
          onPress={() => {
            setAsked('end')
          }}
        >
          {say('visit.end')}
        </Button>
      ) : null}
      {asked === 'extend' ? <ExtendDialog name={name} visit={visit} change={change} onClose={close} /> : null}
      <ConfirmationDialog
        isOpen={asked === 'end'}
        title={say('visit.endDialog.title', { name })}
        confirmLabel={say(change.isRunning ? 'visit.running' : 'visit.endDialog.confirm')}
        isPending={change.isRunning}
        onConfirm={() => change.endAt(now)}
        onCancel={close}
      >
        <p>{say('visit.endDialog.body', { name })}</p>
        {change.failure === null ? null : <FailureNotice failure={change.failure} />}
      </ConfirmationDialog>
    </div>
  )
}
