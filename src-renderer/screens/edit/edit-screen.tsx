import { useEffect, useRef, useState } from 'react'
import { valueOf } from '../../../src-preload/contract/fact.ts'
import { useDesk } from '../../flow/desk-context.ts'
import { decided } from '../../flow/changed-meanwhile.ts'
import { flawsOfEdit, type EditForm } from '../../flow/person-edit.ts'
import { hasChanges, type OpenEdit } from '../../flow/person-edit-store.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { ConfirmationDialog } from '../../ui/confirmation-dialog.tsx'
import columns from '../../ui/form-columns.module.css'
import { Icon } from '../../ui/icon.tsx'
import { MemoryImage } from '../../ui/memory-image.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useScreenKeys } from '../../ui/screen-keys.ts'
import { shownName } from '../find/person-words.ts'
import { PeriodChoice } from '../visit/period-choice.tsx'
import { CustomFields } from './custom-fields.tsx'
import { Disputes } from './disputes.tsx'
import { EditNotice } from './edit-notice.tsx'
import styles from './edit-screen.module.css'
import { changeCount, editFlawText, placeOf, refusalOf, type EditField } from './edit-words.ts'
import { GroupFields } from './group-fields.tsx'
import { TextFields } from './text-fields.tsx'

/** The record of a person as a form. What is left alone is not sent; what somebody else changed meanwhile is decided here. */
export function EditScreen({ edit }: { readonly edit: OpenEdit }) {
  const say = useSentences()
  const desk = useDesk()
  const fields = useRef<HTMLFormElement>(null)
  const [isLeaving, setLeaving] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const { person, form, disputes, work } = edit
  const now = desk.surroundings.readWallClock()
  const isBusy = work.kind === 'saving' || work.kind === 'lookingAgain'
  const name = shownName(person.name, say)
  const flaws = flawsOfEdit(person, form, now)
  const refusal = refusalOf(edit, say)
  const count = changeCount(person, decided(person, form, disputes), now)
  const undecided = disputes.find(({ decision }) => decision === null) ?? null

  const errorOf = (field: EditField): string | null => {
    if (refusal?.field === field) return refusal.text
    const flaw = flaws.find((other) => other.field === field)
    return flaw === undefined ? null : editFlawText(flaw, say)
  }
  const change = (changed: Partial<EditForm>): void => {
    desk.edit.change(changed)
  }
  const leave = (): void => {
    if (isBusy) return
    if (hasChanges(edit, now)) setLeaving(true)
    else desk.edit.close()
  }
  const save = (): void => {
    const [first] = flaws
    if (undecided !== null) {
      setAsking(true)
      focusIn(fields.current, `[data-dispute="${CSS.escape(undecided.field)}"] input`)
    } else if (first !== undefined) focusIn(fields.current, `${placeOf(first)} :is(input, button)`)
    else void desk.edit.save()
  }
  useScreenKeys({ Escape: leave })
  const hasDisputes = disputes.length > 0
  useEffect(() => {
    // They stand above a form that may have been scrolled.
    if (hasDisputes) focusIn(fields.current, '[data-dispute] input')
  }, [hasDisputes])
  useEffect(() => {
    if (refusal !== null) focusIn(fields.current, `[data-field="${refusal.field}"] :is(input, button)`)
    // Only the arrival of a refusal moves the focus, never its going while the clerk types.
    // eslint-disable-next-line react/exhaustive-deps
  }, [work])

  return (
    <Screen
      title={say('edit.title', { name })}
      lead={say('edit.lead', { id: person.id })}
      width="wide"
      focus="inside"
      aside={
        person.photo.kind === 'present' ? (
          <MemoryImage className={styles['photo']} picture={person.photo} alt={say('ui.photoOf', { name })} />
        ) : null
      }
    >
      <form
        ref={fields}
        noValidate
        aria-label={say('edit.form')}
        className={styles['form']}
        data-edit={work.kind}
        data-person={person.id}
        data-changes={count}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <div className={styles['notices']}>
          <EditNotice edit={edit} />
          <Disputes edit={edit} now={now} isAsking={isAsking} />
        </div>
        <div className={columns['column']}>
          <TextFields person={person} form={form} errorOf={errorOf} isDisabled={isBusy} change={change} />
          <CustomFields
            fields={valueOf(person.customFields) ?? []}
            values={form.customFields}
            errorOf={(id) => {
              const flaw = flaws.find((other) => other.field === 'customFields' && other.id === id)
              return flaw === undefined ? null : editFlawText(flaw, say)
            }}
            isDisabled={isBusy}
            onChange={(customFields) => {
              change({ customFields })
            }}
          />
        </div>
        <div className={columns['column']}>
          <div data-field="active">
            <Checkbox
              label={say('edit.active')}
              description={say(person.disabled.kind === 'unknown' ? 'edit.notTold' : 'edit.activeMore')}
              isSelected={form.isActive}
              isDisabled={isBusy || person.disabled.kind === 'unknown'}
              onChange={(isActive) => {
                change({ isActive })
              }}
            />
          </div>
          <PeriodChoice
            period={form.period}
            now={now}
            asIs={{ start: valueOf(person.start) ?? null, expiry: valueOf(person.expiry) ?? null }}
            errors={{ start: errorOf('start'), expiry: errorOf('expiry') }}
            onChange={(period) => {
              change({ period })
            }}
          />
          <GroupFields person={person} form={form} errorOf={errorOf} isDisabled={isBusy} change={change} />
        </div>
        <div className={columns['actions']}>
          <Button kind="quiet" size="large" isDisabled={isBusy} onPress={leave}>
            <Icon name="arrowLeft" />
            {say('edit.back')}
          </Button>
          <p className={styles['count']} role="status">
            {count === 0 ? say('edit.nothing') : say('edit.count', { count })}
          </p>
          <Button
            kind="primary"
            size="large"
            type="submit"
            isPending={isBusy}
            isDisabled={count === 0 && disputes.length === 0 && !isBusy}
          >
            {say(
              work.kind === 'saving' ? 'edit.saving' : work.kind === 'lookingAgain' ? 'edit.lookingAgain' : 'edit.save',
            )}
          </Button>
        </div>
      </form>
      <ConfirmationDialog
        isOpen={isLeaving}
        title={say('edit.leave.title')}
        confirmLabel={say('edit.leave.confirm')}
        cancelLabel={say('edit.leave.stay')}
        onConfirm={() => {
          setLeaving(false)
          desk.edit.close()
        }}
        onCancel={() => {
          setLeaving(false)
        }}
      >
        <p>{say('edit.leave.body', { name })}</p>
      </ConfirmationDialog>
    </Screen>
  )
}

function focusIn(form: HTMLFormElement | null, selector: string): void {
  form?.querySelector<HTMLElement>(selector)?.focus()
}
