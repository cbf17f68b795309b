import type { ReactNode } from 'react'
import type { Group } from '../../../src-preload/contract/person.ts'
import { mostAccessGroups } from '../../../src-preload/contract/rules/period.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { FilterableCheckboxGroup } from '../../ui/filterable-checkbox-group.tsx'
import type { Option } from '../../ui/option.ts'
import { ComboBox, Select } from '../../ui/select.tsx'
import styles from './create-screen.module.css'

/** Up to this many groups one list shows them all; beyond it a person would rather type. */
const mostInList = 20

const optionsOf = (groups: readonly Group[]): readonly Option[] => groups.map(({ id, name }) => ({ id, label: name }))

/** `groups` are those the operator may use. */
export interface UserGroupFieldProps {
  readonly groups: readonly Group[]
  readonly chosen: Group | null
  readonly error: ReactNode
  readonly isDisabled: boolean
  readonly onChange: (group: Group) => void
}

/** The one user group of a person. */
export function UserGroupField({ groups, chosen, error, isDisabled, onChange }: UserGroupFieldProps) {
  const say = useSentences()
  const Field = groups.length > mostInList ? ComboBox : Select
  return (
    <Field
      label={say('create.userGroup')}
      options={optionsOf(groups)}
      value={chosen?.id ?? null}
      error={error}
      isDisabled={isDisabled}
      onChange={(id) => {
        const group = groups.find((other) => other.id === id)
        if (group !== undefined) onChange(group)
      }}
    />
  )
}

/** `groups` are those the operator may give. */
export interface AccessGroupFieldProps {
  readonly groups: readonly Group[]
  readonly chosen: readonly Group[]
  readonly error: ReactNode
  readonly isDisabled: boolean
  readonly onChange: (groups: readonly Group[]) => void
}

/** The access groups of a person, at most sixteen. One that is no longer offered stays ticked until it is taken away. */
export function AccessGroupField({ groups, chosen, error, isDisabled, onChange }: AccessGroupFieldProps) {
  const say = useSentences()
  const gone = chosen.filter(({ id }) => !groups.some((group) => group.id === id))
  const all = [...groups, ...gone]
  if (all.length === 0 && !isDisabled) return <p className={styles['quiet']}>{say('create.noAccessGroups')}</p>
  return (
    <FilterableCheckboxGroup
      label={say('create.accessGroups')}
      description={say('create.accessGroupsMore', { most: mostAccessGroups })}
      options={optionsOf(all)}
      selected={chosen.map(({ id }) => id)}
      most={mostAccessGroups}
      error={error}
      isDisabled={isDisabled}
      onChange={(ids) => {
        onChange(all.filter(({ id }) => ids.includes(id)))
      }}
    />
  )
}
