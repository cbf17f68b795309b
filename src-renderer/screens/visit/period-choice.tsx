import type { ReactNode } from 'react'
import type { WallClock } from '../../../src-preload/contract/person.ts'
import { longVisitDays, visitPeriod } from '../../../src-preload/contract/rules/period.ts'
import type { EditPeriod } from '../../flow/person-edit.ts'
import { useSentences, type Sentences } from '../../i18n/sentences.ts'
import { wallClockText } from '../../i18n/wall-clock-text.ts'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './period-choice.module.css'

/** The two ends of a period as far as they are known. */
interface Ends {
  readonly start: WallClock | null
  readonly expiry: WallClock | null
}

/**
 * `now` is the wall-clock moment at the desk, from which a visit begins. `asIs` is the period a record has already; left out
 * for somebody new, who has none.
 */
export interface PeriodChoiceProps {
  readonly period: EditPeriod
  readonly now: WallClock
  readonly errors: { readonly start: ReactNode; readonly expiry: ReactNode }
  readonly asIs?: Ends
  readonly onChange: (period: EditPeriod) => void
}

/** How long somebody may pass: until this evening, for three days, or any period; of a record also as it is. */
export function PeriodChoice({ period, now, errors, asIs, onChange }: PeriodChoiceProps) {
  const say = useSentences()
  const today = visitPeriod(now)
  const days = visitPeriod(now, longVisitDays)
  return (
    <div className={styles['period']}>
      <RadioGroup
        label={say('create.period')}
        look="cards"
        value={period.kind}
        options={[
          ...(asIs === undefined
            ? []
            : [{ id: 'asIs', label: say('edit.asIs'), description: asIsText(asIs, say) } as const]),
          {
            id: 'today',
            label: say('visit.today', { time: today.expiry.slice(11) }),
            description: say('visit.todayMore'),
          },
          {
            id: 'days',
            label: say('visit.days', { count: longVisitDays }),
            description: say('visit.daysMore', { expiry: wallClockText(days.expiry) }),
          },
          { id: 'custom', label: say('visit.custom'), description: say('visit.customMore') },
        ]}
        onChange={(kind) => {
          if (kind === 'custom') onChange({ kind, ...customFrom(period, now, asIs) })
          else onChange({ kind })
        }}
      />
      {period.kind === 'custom' ? (
        <div className={styles['ends']}>
          {(['start', 'expiry'] as const).map((end) => (
            <div key={end} data-field={end}>
              <TextField
                label={say(`create.${end}`)}
                type="datetime-local"
                value={period[end] ?? ''}
                error={errors[end]}
                // The browser's own field takes and gives the contract's wall-clock text, without any zone.
                onChange={(value) => {
                  onChange({ ...period, [end]: value === '' ? null : value.slice(0, 16) })
                }}
              />
            </div>
          ))}
        </div>
      ) : null}
    </div>
  )
}

/** What the two fields begin with: what was shown before they were there. */
function customFrom(period: EditPeriod, now: WallClock, asIs: Ends | undefined): Ends {
  if (period.kind === 'days') return visitPeriod(now, longVisitDays)
  return period.kind === 'asIs' && asIs !== undefined ? asIs : visitPeriod(now)
}

function asIsText({ start, expiry }: Ends, say: Sentences): string {
  if (start === null || expiry === null) return say('edit.asIsUnknown')
  return say('edit.asIsMore', { start: wallClockText(start), expiry: wallClockText(expiry) })
}
