import type { Ref } from 'react'
import { useSentences } from '../../i18n/sentences.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './journal-filter.module.css'
import { isTurned, type JournalPeriod } from './journal-period.ts'

/** What is looked for, and how to look for something else. */
export interface JournalFilterProps {
  readonly text: string
  readonly period: JournalPeriod
  readonly isReading: boolean
  readonly inputRef: Ref<HTMLInputElement>
  readonly onType: (text: string) => void
  readonly onPeriod: (period: JournalPeriod) => void
}

const kinds = ['ever', 'today', 'week', 'month', 'days'] as const satisfies readonly JournalPeriod['kind'][]

/** Looks for people and clerks in the journal, and for days. */
export function JournalFilter({ text, period, isReading, inputRef, onType, onPeriod }: JournalFilterProps) {
  const say = useSentences()
  return (
    <div className={styles['filter']} role="search">
      <div className={styles['search']}>
        <SearchField
          label={say('journal.search.label')}
          placeholder={say('journal.search.placeholder')}
          clearLabel={say('journal.search.clear')}
          text={text}
          isSearching={isReading}
          inputRef={inputRef}
          input={{ 'data-personal': true }}
          onType={onType}
        />
      </div>
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
    </div>
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
