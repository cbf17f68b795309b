import type { Ref } from 'react'
import { Button as AriaButton, Input, Label, SearchField } from 'react-aria-components'
import { useSentences } from '../../i18n/sentences.ts'
import { Icon } from '../../ui/icon.tsx'
import { Spinner } from '../../ui/spinner.tsx'
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
      <SearchField
        value={text}
        onChange={onType}
        autoComplete="off"
        spellCheck="false"
        className={styles['field'] ?? ''}
      >
        <Label className={styles['label'] ?? ''}>{say('journal.search.label')}</Label>
        <div className={styles['box']}>
          <span className={styles['sign']}>{isReading ? <Spinner size="small" /> : <Icon name="search" />}</span>
          <Input
            ref={inputRef}
            placeholder={say('journal.search.placeholder')}
            className={styles['input'] ?? ''}
            data-personal
          />
          <AriaButton className={styles['clear'] ?? ''} aria-label={say('journal.search.clear')}>
            <Icon name="close" />
          </AriaButton>
        </div>
      </SearchField>
      <PeriodFields period={period} onPeriod={onPeriod} />
    </div>
  )
}
