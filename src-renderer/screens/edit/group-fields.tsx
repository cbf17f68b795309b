import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { useDesk } from '../../flow/desk-context.ts'
import { AccessGroupPicker } from '../groups/access-group-picker.tsx'
import { useGroups } from '../groups/use-groups.ts'
import { UserGroupPicker } from '../groups/user-group-picker.tsx'
import type { EditFieldsProps } from './text-fields.tsx'

/** User group and access groups. Until the server has told which ones the operator may use, none of them can be changed. */
export function GroupFields({ person, form, errorOf, isDisabled, change }: EditFieldsProps) {
  const say = useSentences()
  const desk = useDesk()
  const { user, access } = useGroups()
  const failed = user.kind === 'failed' ? user : access.kind === 'failed' ? access : null
  const isReading = user.kind === 'reading' || access.kind === 'reading'
  return (
    <>
      {failed === null ? null : (
        <FailureNotice
          failure={failed.failure}
          tone="warning"
          action={<Button onPress={desk.groups.read}>{say('groups.readAgain')}</Button>}
        />
      )}
      {isReading ? <Spinner label={say('groups.reading')} /> : null}
      <div data-field="userGroup">
        <UserGroupPicker
          offered={user.kind === 'read' ? user.groups : []}
          chosen={form.userGroup}
          error={errorOf('userGroup')}
          isDisabled={isDisabled || user.kind !== 'read' || person.userGroup.kind === 'unknown'}
          isKept
          onChange={(userGroup) => {
            change({ userGroup })
          }}
        />
      </div>
      <div data-field="accessGroups">
        <AccessGroupPicker
          offered={access.kind === 'read' ? access.groups : []}
          chosen={form.accessGroups}
          error={errorOf('accessGroups')}
          isDisabled={isDisabled || access.kind !== 'read' || person.accessGroups.kind === 'unknown'}
          onChange={(accessGroups) => {
            change({ accessGroups })
          }}
        />
      </div>
    </>
  )
}
