import { useState } from 'react'
import { longVisitDays, visitPeriod } from '../../../src-preload/contract/rules/period.ts'
import { useDesk } from '../../flow/desk-context.ts'
import { extendedUntil, flawOfExtension, type Extension, type Visit } from '../../flow/visit.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { wallClockText } from '../../i18n/wall-clock-text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { VisitChange } from './use-visit-change.ts'

/** `name` is never empty. */
export interface ExtendDialogProps {
  readonly name: string
  readonly visit: Exclude<Visit, { readonly kind: 'none' }>
  readonly change: VisitChange
  readonly onClose: () => void
}

/** Asks until when somebody may stay: this evening, the third day, or any moment. Only later moments than the end there is. */
export function ExtendDialog({ name, visit, change, onClose }: ExtendDialogProps) {
  const say = useSentences()
  const { surroundings } = useDesk()
  const now = surroundings.readWallClock()
  const today = visitPeriod(now).expiry
  const days = visitPeriod(now, longVisitDays).expiry
  const [extension, setExtension] = useState<Extension>(() =>
    flawOfExtension(visit, today, now) === null ? { kind: 'today' } : { kind: 'days' },
  )
  const until = extendedUntil(extension, now)
  const flaw = flawOfExtension(visit, until, now)
  const flawWords =
    flaw === null ? null : say(flaw === 'notLater' ? 'visit.extendDialog.notLater' : `personFields.flaw.period.${flaw}`)
  return (
    <Dialog
      isOpen
      isAlert
      onClose={change.isRunning ? () => undefined : onClose}
      title={say('visit.extendDialog.title', { name })}
      actions={
        <>
          <Button isDisabled={change.isRunning} onPress={onClose}>
            {say('ui.cancel')}
          </Button>
          <Button
            kind="primary"
            isDisabled={flaw !== null}
            isPending={change.isRunning}
            onPress={async () => {
              if (until !== null) await change.endAt(until)
            }}
          >
            {say(change.isRunning ? 'visit.running' : 'visit.extendDialog.confirm')}
          </Button>
        </>
      }
    >
      <p>{say('visit.extendDialog.now', { expiry: wallClockText(visit.expiry) })}</p>
      <RadioGroup
        label={say('visit.extendDialog.until')}
        look="cards"
        value={extension.kind}
        isDisabled={change.isRunning}
        error={extension.kind === 'custom' ? null : flawWords}
        options={[
          { id: 'today', label: say('visit.extendDialog.today', { time: today.slice(11) }) },
          {
            id: 'days',
            label: say('visit.extendDialog.days', { count: longVisitDays }),
            description: say('visit.extendDialog.daysMore', { expiry: wallClockText(days) }),
          },
          { id: 'custom', label: say('visit.extendDialog.custom'), description: say('visit.extendDialog.customMore') },
        ]}
        onChange={(kind) => {
          setExtension(kind === 'custom' ? { kind, expiry: until ?? days } : { kind })
        }}
      />
      {extension.kind === 'custom' ? (
        <TextField
          label={say('visit.extendDialog.until')}
          type="datetime-local"
          value={extension.expiry ?? ''}
          error={flawWords}
          isDisabled={change.isRunning}
          onChange={(value) => {
            setExtension({ kind: 'custom', expiry: value === '' ? null : value.slice(0, 16) })
          }}
        />
      ) : null}
      {change.failure === null ? null : <FailureNotice failure={change.failure} />}
    </Dialog>
  )
}
