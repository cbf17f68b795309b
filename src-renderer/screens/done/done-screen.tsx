import { useOffers } from '../../application/station.ts'
import type { DoneStep } from '../../flow/enrollment.ts'
import { stepOf } from '../../flow/job-work.ts'
import { nameOf, seedOf, storedPhotoOf } from '../../flow/subject.ts'
import { useWayOn } from '../../flow/use-way-on.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Portrait } from '../../ui/portrait.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useScreenKeys } from '../../ui/screen-keys.ts'
import { PersonTerminalsButton } from '../person-terminals/person-terminals-button.tsx'
import { PushToDevices } from '../push/push-to-devices.tsx'
import { SaveReceipt } from '../receipt/save-receipt.tsx'
import { shownName } from '../find/person-words.ts'
import styles from './done-screen.module.css'
import { DoorWatchNotice } from './door-watch-notice.tsx'
import { isPartly, receiptOf } from './receipt.ts'
import { useDoorWatch } from './use-door-watch.ts'

/** What was done, exactly. Enter goes to the next person, or to the next decision of the queue. */
export function DoneScreen({ step }: { readonly step: DoneStep }) {
  const say = useSentences()
  const offers = useOffers()
  const { subject, order, job } = step
  const photo = order.accepted?.outputs.profilePhoto ?? null
  const name = shownName(nameOf(subject), say)
  const { to, go } = useWayOn(job)
  useScreenKeys({ Enter: go, Escape: go })
  const watch = useDoorWatch(order.accepted === null ? null : job.personId)
  const stored = storedPhotoOf(subject)
  const isNew = photo !== null && stepOf(job, 'uploadPhoto')?.state.kind === 'done'
  const titleKey = isPartly(step) ? 'done.titlePartly' : 'done.title'
  return (
    <Screen title={say(titleKey, { name })} width="normal" focus="inside" isCentred>
      <div className={styles['layout']}>
        <Portrait
          name={name}
          seed={job.personId ?? seedOf(subject)}
          picture={isNew ? { bytes: photo.bytes, type: 'image/jpeg' } : stored.kind === 'present' ? stored : null}
          caption={job.personId === null ? null : say('done.id', { id: job.personId })}
          {...(isNew ? { alt: say('done.photo', { name }) } : {})}
        />
        <div className={styles['words']}>
          <ul className={styles['receipt']} aria-label={say('done.what')}>
            {receiptOf(step, say).map((line) => (
              <li
                key={line.id}
                className={styles['line']}
                data-step={line.id}
                data-done={line.isDone}
                data-bytes={line.bytes}
              >
                <Icon name={line.isDone ? 'checkRound' : 'minus'} size="large" />
                {line.text}
              </li>
            ))}
          </ul>
          {watch === null ? null : <DoorWatchNotice watch={watch} />}
          <div className={styles['next']}>
            <Button kind="primary" size="large" autoFocus onPress={go}>
              {say(`done.${to}`)}
              <Icon name="arrowRight" />
            </Button>
            {job.personId === null || job.purpose !== 'enrollment' || !offers.push ? null : (
              <PushToDevices person={{ id: job.personId, name: nameOf(subject) }} />
            )}
            {job.personId === null || job.purpose !== 'enrollment' ? null : (
              <PersonTerminalsButton
                kind="quiet"
                person={{
                  id: job.personId,
                  name: nameOf(subject),
                  facePicture: order.accepted?.outputs.facePicture?.bytes ?? null,
                  consent: order.consent,
                }}
              />
            )}
            <SaveReceipt job={job} consent={order.consent} kind="quiet" />
            <p className={styles['quiet']}>
              <KeyHint keys={['Enter']} /> {say(`done.more.${to}`)}
            </p>
          </div>
        </div>
      </div>
    </Screen>
  )
}
