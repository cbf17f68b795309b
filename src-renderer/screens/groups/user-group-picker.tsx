import { useId, type ReactNode } from 'react'
import type { Group } from '../../../src-preload/contract/person.ts'
import { useSettings } from '../../application/station.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Icon } from '../../ui/icon.tsx'
import { Fold } from './fold.tsx'
import { GroupList } from './group-list.tsx'
import { userGroupRows } from './group-rows.ts'
import styles from './group-picker.module.css'
import { useGroups } from './use-groups.ts'

/** `offered` are the groups the operator may use. */
export interface UserGroupPickerProps {
  readonly offered: readonly Group[]
  readonly chosen: Group | null
  readonly error: ReactNode
  readonly isDisabled: boolean
  readonly onChange: (group: Group) => void
  /** Whether the chosen group stays when it is not offered: somebody else has put the person there. */
  readonly isKept?: boolean
}

/** The one user group of a person, with the groups above it, and the list of all, folded away. Choosing folds it again. */
export function UserGroupPicker({
  offered,
  chosen,
  error,
  isDisabled,
  onChange,
  isKept = false,
}: UserGroupPickerProps) {
  const say = useSentences()
  const label = useId()
  const words = useId()
  const { usualUserGroup } = useSettings()
  const told = useGroups().user
  const rows = userGroupRows(offered, told.kind === 'read' ? told.groups : [], usualUserGroup)
  const row = rows.find(({ id }) => id === chosen?.id) ?? null
  const stays = isKept && chosen !== null && row === null && !isDisabled
  return (
    <div className={styles['picker']} role="group" aria-labelledby={label} data-picker="userGroup">
      <span id={label} className={styles['label']}>
        {say('groups.userGroup')}
      </span>
      <p className={styles['one']}>
        {chosen === null ? <span className={styles['quiet']}>{say('groups.none')}</span> : chosen.name}
        {row === null || row.path.length === 0 ? null : <span className={styles['quiet']}>{row.path.join(' › ')}</span>}
      </p>
      {stays ? (
        <p className={styles['quiet']} data-kept>
          <Icon name="lock" /> {say('groups.keptUserGroup', { name: chosen.name })}
        </p>
      ) : (
        <Fold name="userGroup" isDisabled={isDisabled} describedBy={words}>
          {(fold) => (
            <GroupList
              name="userGroup"
              rows={rows}
              chosen={chosen === null ? [] : [chosen.id]}
              isSingle
              isFull={false}
              onChoose={([id]) => {
                const group = offered.find((other) => other.id === id)
                if (group === undefined) return
                onChange(group)
                fold()
              }}
              onLeave={fold}
            />
          )}
        </Fold>
      )}
      <div id={words} className={styles['words']}>
        {error === null ? null : <p className={styles['error']}>{error}</p>}
      </div>
    </div>
  )
}
