import type { ReactNode } from 'react'
import type { WallClock } from '../../../src-preload/contract/person.ts'
import { visitPeriod } from '../../../src-preload/contract/rules/period.ts'
import type { FormPeriod } from '../../flow/person-form.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './create-screen.module.css'

/** `now` is the wall-clock moment at the desk, from which a visit begins. */
export interface PeriodFieldsProps {
  readonly period: FormPeriod
  readonly now: WallClock
  readonly errors: { readonly start: ReactNode; readonly expiry: ReactNode }
  readonly onChange: (period: FormPeriod) => void
}

/** How long the person may pass: until this evening, or any period. */
export function PeriodFields({ period, now, errors, onChange }: PeriodFieldsProps) {
  const say = useSentences()
  const today = visitPeriod(now)
  const field = (end: 'start' | 'expiry') => (
    <div data-field={end}>
      <TextField
        label={say(`create.${end}`)}
        type="datetime-local"
        value={(period.kind === 'custom' ? period[end] : today[end]) ?? ''}
        error={errors[end]}
        // The browser's own field takes and gives the contract's wall-clock text, without any zone.
        onChange={(value) => {
          if (period.kind === 'custom') onChange({ ...period, [end]: value === '' ? null : value.slice(0, 16) })
        }}
      />
    </div>
  )
  return (
    <div className={styles['period']}>
      <RadioGroup
        label={say('create.period')}
        look="cards"
        value={period.kind}
        options={[
          {
            id: 'today',
            label: say('create.today', { time: today.expiry.slice(11) }),
            description: say('create.todayMore'),
          },
          { id: 'custom', label: say('create.custom'), description: say('create.customMore') },
        ]}
        onChange={(kind) => {
          onChange(kind === 'today' ? { kind } : { kind, ...today })
        }}
      />
      {period.kind === 'custom' ? (
        <div className={styles['ends']}>
          {field('start')}
          {field('expiry')}
        </div>
      ) : null}
    </div>
  )
}
