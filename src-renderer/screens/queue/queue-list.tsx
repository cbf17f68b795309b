import { useState } from 'react'
import { Collection, Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components'
import type { Job } from '../../../src-preload/contract/job.ts'
import { useNow } from '../../application/use-now.ts'
import { numberOf } from '../../i18n/format.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import frame from '../../ui/frame.module.css'
import rows from '../../ui/row-list.module.css'
import { JobRow } from './job-row.tsx'
import { rowText } from './job-words.ts'
import type { QueueSectionName, QueueSections } from './queue-sections.ts'
import styles from './queue.module.css'

/** How many jobs of a section are drawn at first: several screens full. While thousands are worked off, all of these change. */
const firstPortion = 60

/** How many more of each with each press. */
const furtherPortion = 200

/** `selected` is the job that is looked at. `onOpen` is called for Enter on a row and for a press on the one looked at. */
export interface QueueListProps {
  readonly sections: QueueSections
  readonly selected: string | null
  readonly onSelect: (job: string) => void
  readonly onOpen: (job: Job) => void
}

const alwaysShown = ['needClerk', 'underWay', 'finished'] as const satisfies readonly QueueSectionName[]

/** The jobs in their sections. Photos that wait for their day to be removed are folded: there may be many, and none is urgent. */
export function QueueList({ sections, selected, onSelect, onOpen }: QueueListProps) {
  const say = useSentences()
  const now = useNow()
  const [shown, setShown] = useState(firstPortion)
  const [isUnfolded, setUnfolded] = useState(false)
  const names: readonly QueueSectionName[] = isUnfolded ? [...alwaysShown, 'purges'] : alwaysShown
  const parts = names
    .map((id) => ({ id, all: sections[id].length, jobs: sections[id].slice(0, shown) }))
    .filter(({ all }) => all > 0)
  const isMore = parts.some(({ all, jobs }) => all > jobs.length)
  const find = (id: unknown): Job | undefined => parts.flatMap(({ jobs }) => jobs).find((job) => job.id === id)
  return (
    <div className={frame['frame']}>
      <ListBox
        aria-label={say('queue.list')}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={selected === null ? [] : [selected]}
        onSelectionChange={(keys) => {
          const [first] = keys === 'all' ? [] : keys
          if (typeof first === 'string') onSelect(first)
        }}
        onAction={(id) => {
          const job = find(id)
          if (job !== undefined) onOpen(job)
        }}
        items={parts}
        className={styles['box'] ?? ''}
      >
        {(part) => (
          <ListBoxSection id={part.id} data-section={part.id}>
            <Header className={styles['section'] ?? ''}>
              {say(`queue.section.${part.id}`)} <span className={styles['count']}>{numberOf(part.all)}</span>
            </Header>
            <Collection items={part.jobs}>
              {(job) => (
                <ListBoxItem
                  id={job.id}
                  textValue={rowText(job, say)}
                  className={classNames(rows['item'], styles['item'])}
                >
                  <JobRow job={job} now={now} />
                </ListBoxItem>
              )}
            </Collection>
          </ListBoxSection>
        )}
      </ListBox>
      <div className={styles['below']}>
        {isMore ? (
          <Button
            kind="quiet"
            onPress={() => {
              setShown(shown + furtherPortion)
            }}
          >
            {say('queue.showMore', { count: furtherPortion })}
          </Button>
        ) : null}
        {sections.purges.length === 0 ? null : (
          <Button
            kind="quiet"
            aria-expanded={isUnfolded}
            onPress={() => {
              setUnfolded(!isUnfolded)
            }}
          >
            {say(isUnfolded ? 'queue.foldPurges' : 'queue.unfoldPurges', { count: sections.purges.length })}
          </Button>
        )}
      </div>
    </div>
  )
}
