import type { Person } from '../../../src-preload/contract/person.ts'
import { useMay } from '../../application/rights.ts'
import { useDispatch, useEnrollment } from '../../flow/desk-context.ts'
import type { Chosen } from '../../flow/enrollment.ts'
import { isPictureOfPerson } from '../../flow/picture.ts'
import { timeOf } from '../../i18n/format.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { ChangeRecord } from '../edit/change-record.tsx'
import { PersonEventsButton } from '../door-events/person-events-button.tsx'
import { namedPerson } from '../door-events/wanted-person.ts'
import { PersonTerminalsButton } from '../person-terminals/person-terminals-button.tsx'
import { DeedDialog } from './deed-dialog.tsx'
import styles from './person-panel.module.css'

/** What can be done with the chosen person, as far as the account's rights are known; the server has the last word. */
export function ChosenPerson({ chosen }: { readonly chosen: Chosen }) {
  const say = useSentences()
  const dispatch = useDispatch()
  if (chosen.kind === 'failed')
    return (
      <FailureNotice
        failure={chosen.failure}
        action={
          <Button
            autoFocus
            onPress={() => {
              dispatch({ kind: 'personReadAgain' })
            }}
          >
            {say('find.readAgain')}
          </Button>
        }
      />
    )
  const deed = chosen.kind === 'read' ? chosen.deed : null
  if (deed?.kind === 'running') return <Spinner label={say(`find.deed.${deed.name}`)} />
  return (
    <div className={styles['acts']}>
      <MainAct chosen={chosen} />
      {chosen.kind === 'read' && chosen.source === 'directory' ? (
        <p className={styles['note']}>{say('find.panel.fromDirectory')}</p>
      ) : null}
      {chosen.kind === 'read' ? <MailOnly person={chosen.person} /> : null}
      {chosen.kind === 'read' ? <ChangeRecord chosen={chosen} /> : null}
      {chosen.kind === 'read' ? <PersonEventsButton person={namedPerson(chosen.summary)} /> : null}
      {chosen.kind === 'read' ? (
        <PersonTerminalsButton
          isWide
          person={{ id: chosen.person.id, name: chosen.person.name, facePicture: null, consent: null }}
        />
      ) : null}
      {deed?.kind === 'failed' ? (
        <FailureNotice
          failure={deed.failure}
          action={
            <Button
              onPress={() => {
                dispatch({ kind: 'personReadAgain' })
              }}
            >
              {say('find.readAgain')}
            </Button>
          }
        />
      ) : null}
      {deed?.kind === 'confirming' && chosen.kind === 'read' ? (
        <DeedDialog name={deed.name} person={chosen.person} />
      ) : null}
    </div>
  )
}

function MainAct({ chosen }: { readonly chosen: Exclude<Chosen, { kind: 'failed' }> }) {
  const say = useSentences()
  const dispatch = useDispatch()
  const picture = useEnrollment((enrollment) => enrollment.picture)
  const mayWrite = useMay('writePeople')
  if (!mayWrite)
    return <Notice tone="information" title={say('find.panel.readOnly')} next={say('find.panel.readOnlyNext')} />
  const { standing, id } = chosen.summary
  const isItsPicture = picture !== null && isPictureOfPerson(picture, id)
  const takePhoto = (
    <Button
      kind={isItsPicture ? 'secondary' : 'primary'}
      size="large"
      isWide
      autoFocus={!isItsPicture}
      isPending={chosen.kind === 'reading' && chosen.photoWanted}
      onPress={() => {
        dispatch({ kind: 'photoWanted' })
      }}
    >
      <Icon name="camera" />
      {say(isItsPicture ? 'find.panel.takeNewPhoto' : 'find.panel.takePhoto')}
    </Button>
  )
  return (
    <>
      {isItsPicture ? (
        <Button
          kind="primary"
          size="large"
          isWide
          autoFocus
          onPress={() => {
            dispatch({ kind: 'pictureResumed' })
          }}
        >
          {say('find.panel.continueWithPhoto', { time: timeOf(new Date(picture.capture.takenAt).toISOString()) })}
        </Button>
      ) : null}
      {takePhoto}
      {standing === 'disabled' ? <p className={styles['note']}>{say('find.panel.disabledNote')}</p> : null}
      {standing === 'expired' ? <p className={styles['note']}>{say('find.panel.expiredNote')}</p> : null}
    </>
  )
}

function MailOnly({ person }: { readonly person: Person }) {
  const say = useSentences()
  const dispatch = useDispatch()
  const mayWrite = useMay('writePeople')
  if (!mayWrite || person.email.kind === 'absent') return null
  return (
    <Button
      isWide
      onPress={() => {
        dispatch({ kind: 'mailOnlyWanted' })
      }}
    >
      <Icon name="mail" />
      {say('find.panel.sendMail')}
    </Button>
  )
}
