import { assertNever } from '../../../src-preload/contract/outcome.ts'
import type { Device } from '../../../src-preload/contract/device.ts'
import { describeFailure } from '../../i18n/failure-sentences.ts'
import { useSentences, type Sentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { FilterableCheckboxGroup } from '../../ui/filterable-checkbox-group.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { StepList, type Step } from '../../ui/step-list.tsx'
import { deviceMore, deviceName } from '../device-scan/device-words.ts'
import styles from './push-dialog.module.css'
import { notTaken, type DeviceOutcome, type Pushing, type PushStore } from './push-store.ts'

/** `isCertain` is false where the station may not see whether the server sends by itself. `name` is never empty. */
export interface PushDialogProps {
  readonly name: string
  readonly isCertain: boolean
  readonly pushing: Pushing
  readonly acts: Omit<PushStore, 'store' | 'start'>
  readonly onClose: () => void
}

/** Choosing devices, and what each of them said to the person it was sent. */
export function PushDialog(props: PushDialogProps) {
  const { name, pushing, onClose } = props
  const say = useSentences()
  const isSending = pushing.kind === 'sending'
  return (
    <Dialog
      isOpen
      isAlert={isSending}
      // What is being sent is stopped by the button of that name; Escape would not say which of the two was meant.
      onClose={isSending ? () => undefined : onClose}
      title={say('devices.push.title', { name })}
      actions={<Actions {...props} />}
    >
      <div className={styles['content']} data-push={pushing.kind}>
        <Content {...props} />
      </div>
    </Dialog>
  )
}

function Content({ name, isCertain, pushing, acts }: PushDialogProps) {
  const say = useSentences()
  switch (pushing.kind) {
    case 'reading':
      return <Spinner label={say('devices.reading')} />
    case 'unreadable':
      return <FailureNotice failure={pushing.failure} />
    case 'choosing':
      if (pushing.devices.length === 0)
        return <Notice tone="information" title={say('devices.push.none')} next={say('devices.push.noneMore')} />
      return (
        <>
          <p>{say(isCertain ? 'devices.push.lead' : 'devices.push.leadUnknown', { name })}</p>
          <Button
            onPress={() => {
              acts.choose(pushing.devices.filter(isConnected).map(({ id }) => id))
            }}
          >
            {say('devices.push.all')}
          </Button>
          <FilterableCheckboxGroup
            label={say('devices.push.choose')}
            selected={pushing.chosen}
            onChange={acts.choose}
            options={pushing.devices.map((device) => ({
              id: device.id,
              label: deviceName(device, say),
              description: deviceMore(device, say),
            }))}
          />
        </>
      )
    case 'sending':
      return <Outcomes outcomes={pushing.outcomes} />
    case 'told':
      return (
        <>
          <Summary name={name} outcomes={pushing.outcomes} />
          <Outcomes outcomes={pushing.outcomes} />
        </>
      )
    default:
      return assertNever(pushing, 'a push has a state that was never named')
  }
}

function isConnected({ status }: Device): boolean {
  return status === 'connected' || status === 'syncError'
}

function Summary({ name, outcomes }: { readonly name: string; readonly outcomes: readonly DeviceOutcome[] }) {
  const say = useSentences()
  const count = outcomes.length
  const failed = notTaken(outcomes).length
  if (failed === 0) return <Notice tone="success" title={say('devices.push.summaryDone', { count, name })} />
  return (
    <Notice
      tone="warning"
      title={say('devices.push.summaryFailed', { count, failed, name })}
      safe={say('devices.push.summarySafe')}
      next={say('devices.push.summaryNext')}
    />
  )
}

function Outcomes({ outcomes }: { readonly outcomes: readonly DeviceOutcome[] }) {
  const say = useSentences()
  return (
    <div className={styles['outcomes']}>
      <StepList label={say('devices.push.outcomes')} steps={outcomes.map((each) => stepOf(each, say))} />
    </div>
  )
}

function stepOf({ device, outcome }: DeviceOutcome, say: Sentences): Step {
  const step = { id: device.id, label: deviceName(device, say) }
  switch (outcome.kind) {
    case 'waiting':
      return { ...step, state: 'waiting', detail: say('devices.push.waiting') }
    case 'sending':
      return { ...step, state: 'running', detail: say('devices.push.sending') }
    case 'done':
      return { ...step, state: 'done', detail: say('devices.push.done') }
    case 'stopped':
      return outcome.left
        ? { ...step, state: 'unknown', detail: say('devices.push.givenUp') }
        : { ...step, state: 'skipped', detail: say('devices.push.notSent') }
    case 'failed': {
      const { title, next, details } = describeFailure(outcome.failure, say)
      return {
        ...step,
        state: 'failed',
        detail: (
          <>
            <p>{title}</p>
            <p>{next}</p>
            {details === null ? null : <p className={styles['details']}>{details}</p>}
          </>
        ),
      }
    }
    default:
      return assertNever(outcome, 'a device has an outcome that was never named')
  }
}

function Actions({ pushing, acts, onClose }: PushDialogProps) {
  const say = useSentences()
  const close = (isMain: boolean) => (
    <Button {...(isMain ? { kind: 'primary', autoFocus: true } : {})} onPress={onClose}>
      {say('devices.push.close')}
    </Button>
  )
  switch (pushing.kind) {
    case 'reading':
      return close(false)
    case 'unreadable':
      return (
        <>
          <Button autoFocus onPress={acts.readAgain}>
            {say('devices.readAgain')}
          </Button>
          {close(false)}
        </>
      )
    case 'choosing': {
      const count = pushing.chosen.length
      return (
        <>
          {close(pushing.devices.length === 0)}
          {pushing.devices.length === 0 ? null : (
            <Button kind="primary" isDisabled={count === 0} onPress={acts.send}>
              {count === 0 ? say('devices.push.sendNone') : say('devices.push.send', { count })}
            </Button>
          )}
        </>
      )
    }
    case 'sending':
      return (
        <Button autoFocus onPress={acts.stop}>
          {say('devices.push.stop')}
        </Button>
      )
    case 'told': {
      const count = notTaken(pushing.outcomes).length
      return (
        <>
          {count === 0 ? null : <Button onPress={acts.retryFailed}>{say('devices.push.retry', { count })}</Button>}
          {close(true)}
        </>
      )
    }
    default:
      return assertNever(pushing, 'a push has a state that was never named')
  }
}
