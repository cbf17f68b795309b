import { useSentences } from '../../i18n/sentences.ts'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './journal-filter.module.css'
import { isTurned, type JournalPeriod } from './journal-period.ts'

const kinds = ['ever', 'today', 'week', 'month', 'days'] as const satisfies readonly JournalPeriod['kind'][]

/** What a choice of days needs. */
export interface PeriodFieldsProps {
  readonly period: JournalPeriod
  readonly onPeriod: (period: JournalPeriod) => void
}

/** Chooses the days that are looked at: some usual periods, or from day to day. */
export function PeriodFields({ period, onPeriod }: PeriodFieldsProps) {
  const say = useSentences()
  return (
    <>
      <div className={styles['period']}>
        <Select
          label={say('journal.period.label')}
          value={period.kind}
          options={kinds.map((kind) => ({ id: kind, label: say(`journal.period.${kind}`) }))}
          onChange={(kind) => {
            onPeriod(kind === 'days' ? { kind, from: null, until: null } : { kind })
          }}
        />
      </div>
      {period.kind === 'days' ? <Days period={period} onPeriod={onPeriod} /> : null}
    </>
  )
}

interface DaysProps {
  readonly period: Extract<JournalPeriod, { kind: 'days' }>
  readonly onPeriod: (period: JournalPeriod) => void
}

function Days({ period, onPeriod }: DaysProps) {
  const say = useSentences()
  const end = (name: 'from' | 'until', error: string | null) => (
    <div className={styles['day']}>
      <TextField
        label={say(`journal.period.${name}`)}
        type="date"
        value={period[name] ?? ''}
        error={error}
        onChange={(day) => {
          onPeriod({ ...period, [name]: day === '' ? null : day })
        }}
      />
    </div>
  )
  return (
    <>
      {end('from', null)}
      {end('until', isTurned(period) ? say('journal.period.turned') : null)}
    </>
  )
}
