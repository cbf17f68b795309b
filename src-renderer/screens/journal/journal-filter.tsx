import type { Ref } from 'react'
import { useSentences } from '../../i18n/sentences.ts'
import { SearchField } from '../../ui/search-field.tsx'
import styles from './journal-filter.module.css'
import type { JournalPeriod } from './journal-period.ts'
import { PeriodFields } from './period-fields.tsx'

/** What is looked for, and how to look for something else. */
export interface JournalFilterProps {
  readonly text: string
  readonly period: JournalPeriod
  readonly isReading: boolean
  readonly inputRef: Ref<HTMLInputElement>
  readonly onType: (text: string) => void
  readonly onPeriod: (period: JournalPeriod) => void
}

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
      <PeriodFields period={period} onPeriod={onPeriod} />
    </div>
  )
}
