import { useId, type ReactNode } from 'react'
import type { Group } from '../../../src-preload/contract/person.ts'
import { mostAccessGroups } from '../../../src-preload/contract/rules/period.ts'
import { useSettings } from '../../application/station.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Icon } from '../../ui/icon.tsx'
import { TagList } from '../../ui/tag-list.tsx'
import { Fold } from './fold.tsx'
import { GroupList } from './group-list.tsx'
import { accessGroupRows, opensOf, opensTogether } from './group-rows.ts'
import { opensText } from './group-words.ts'
import styles from './group-picker.module.css'
import { useGroups } from './use-groups.ts'

/** `offered` are the groups the operator may give. A chosen one that is not offered is kept and cannot be taken away here. */
export interface AccessGroupPickerProps {
  readonly offered: readonly Group[]
  readonly chosen: readonly Group[]
  readonly error: ReactNode
  readonly isDisabled: boolean
  readonly onChange: (groups: readonly Group[]) => void
  /** Whether groups that are not offered may be taken away all the same: those of somebody who is not on the server yet. */
  readonly isKeptRemovable?: boolean
}

/** The access groups of a person, at most sixteen: what is chosen and what it opens, and the list of all, folded away. */
export function AccessGroupPicker(props: AccessGroupPickerProps) {
  const { offered, chosen, error, isDisabled, onChange, isKeptRemovable = false } = props
  const say = useSentences()
  const label = useId()
  const words = useId()
  const { usualAccessGroups } = useSettings()
  const told = useGroups().access
  const details = told.kind === 'read' ? told.groups : []
  const isOffered = ({ id }: Group): boolean => offered.some((group) => group.id === id)
  const kept = isKeptRemovable ? [] : chosen.filter((group) => !isOffered(group))
  const free = chosen.filter((group) => !kept.includes(group))
  const over = chosen.length - mostAccessGroups
  const opens = opensTogether(
    chosen.map(({ id }) => opensOf(details.find((group) => group.id === id)?.levels ?? { kind: 'unknown' })),
  )
  const remove = (id: string): void => {
    onChange(chosen.filter((group) => group.id !== id))
  }
  return (
    <div className={styles['picker']} role="group" aria-labelledby={label} data-picker="accessGroups">
      <span id={label} className={styles['label']}>
        {say('groups.accessGroups')}
      </span>
      {chosen.length === 0 ? <p className={styles['quiet']}>{say('groups.none')}</p> : null}
      <TagList
        label={say('groups.accessGroups')}
        options={free.map(({ id, name }) => ({ id, label: name }))}
        {...(isDisabled ? {} : { onRemove: remove })}
      />
      {kept.length === 0 ? null : <Kept groups={kept} />}
      {chosen.length === 0 ? null : (
        <p className={styles['opens']} data-opens={opens.kind}>
          {opens.kind === 'unknown' ? say('groups.opens.togetherUnknown') : opensText(opens, say)}
        </p>
      )}
      {offered.length === 0 && !isDisabled ? (
        <p className={styles['quiet']}>{say('groups.noneOffered')}</p>
      ) : (
        <Fold name="accessGroups" isDisabled={isDisabled} describedBy={words}>
          {(fold) => (
            <GroupList
              name="accessGroups"
              rows={accessGroupRows(offered, details, usualAccessGroups)}
              chosen={free.map(({ id }) => id)}
              isSingle={false}
              isFull={over >= 0}
              onChoose={(ids) => {
                const all = [...offered, ...free]
                onChange([...kept, ...ids.flatMap((id) => all.find((group) => group.id === id) ?? [])])
              }}
              onLeave={fold}
            />
          )}
        </Fold>
      )}
      <div id={words} className={styles['words']}>
        {error === null ? null : <p className={styles['error']}>{error}</p>}
        {over > 0 ? (
          <p className={styles['error']}>{say('groups.tooMany', { most: mostAccessGroups, over })}</p>
        ) : over === 0 ? (
          <p>{say('groups.full', { most: mostAccessGroups })}</p>
        ) : (
          <p>{say('groups.accessGroupsMore', { most: mostAccessGroups })}</p>
        )}
        <p className={styles['counter']} role="status">
          {say('groups.chosenOfMost', { used: chosen.length, most: mostAccessGroups })}
        </p>
      </div>
    </div>
  )
}

/** Groups outside the operator's filter that the person has: shown, so that nobody wonders, and left alone. */
function Kept({ groups }: { readonly groups: readonly Group[] }) {
  const say = useSentences()
  return (
    <div className={styles['kept']} data-kept>
      <p className={styles['quiet']}>
        <Icon name="lock" /> {say('groups.kept')}
      </p>
      <ul className={styles['names']} aria-label={say('groups.kept')}>
        {groups.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
      <p className={styles['quiet']}>{say('groups.keptMore')}</p>
    </div>
  )
}
