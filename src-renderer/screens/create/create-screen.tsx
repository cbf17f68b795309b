import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useOffers } from '../../application/station.ts'
import { useDesk, useDispatch, useEnrollment } from '../../flow/desk-context.ts'
import type { CreatingStep } from '../../flow/enrollment.ts'
import { needsPicture } from '../../flow/job-work.ts'
import {
  draftOf,
  flawsOfForm,
  freshGround,
  rememberedGround,
  type FormGround,
  type PersonForm,
} from '../../flow/person-form.ts'
import { isPictureForForm } from '../../flow/picture.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import columns from '../../ui/form-columns.module.css'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useScreenKeys } from '../../ui/screen-keys.ts'
import { Spinner } from '../../ui/spinner.tsx'
import { useDuplicates } from '../duplicates/use-duplicates.tsx'
import { AccessGroupPicker } from '../groups/access-group-picker.tsx'
import { UserGroupPicker } from '../groups/user-group-picker.tsx'
import { PeriodChoice } from '../visit/period-choice.tsx'
import styles from './create-screen.module.css'
import { fieldOf, flawText, stillStands, type FormField } from './field-words.ts'
import { GroundNotice } from './ground-notice.tsx'
import { ContactFields, IdField } from './person-fields.tsx'

/** The form for a new person. Nobody is created here: that happens together with the photo. */
export function CreateScreen({ step, form }: { readonly step: CreatingStep; readonly form: PersonForm }) {
  const say = useSentences()
  const dispatch = useDispatch()
  const { surroundings } = useDesk()
  const picture = useEnrollment((enrollment) => enrollment.picture)
  const [visited, setVisited] = useState<ReadonlySet<string>>(() => filledFields(form))
  const [isSubmitWanted, setIsSubmitWanted] = useState(false)
  const fields = useRef<HTMLFormElement>(null)
  const now = surroundings.readWallClock()
  const ground = groundOf(step)
  const flaws = ground === null ? [] : flawsOfForm(form, ground, now)
  const complaint = step.complaint !== null && stillStands(step.complaint, form) ? step.complaint : null
  const complainedField = complaint === null ? null : fieldOf(complaint.field)

  const duplicates = useDuplicates(form)
  const offers = useOffers()

  useScreenKeys({
    Escape: () => {
      dispatch({ kind: 'back' })
    },
  })
  useEffect(() => {
    if (complainedField !== null) focusField(fields.current, complainedField)
    // Only the arrival of a complaint moves the focus, never its going while the clerk types.
    // eslint-disable-next-line react/exhaustive-deps
  }, [step.complaint])

  const submit = (): void => {
    if (ground === null) {
      setIsSubmitWanted(true)
      return
    }
    const draft = draftOf(form, ground, now)
    const first = flaws[0]
    if (draft !== null)
      void duplicates.before(() => {
        goOnNow.current()
      })
    else if (first !== undefined) {
      setVisited(new Set(flaws.map(({ field }) => field)))
      focusField(fields.current, first.field)
    }
  }
  const goOn = (): void => {
    const draft = ground === null ? null : draftOf(form, ground, now)
    if (draft !== null) dispatch({ kind: 'formSubmitted', draft })
  }
  // Both are called later, when the form may be another one by then.
  const submitNow = useRef(submit)
  const goOnNow = useRef(goOn)
  useEffect(() => {
    submitNow.current = submit
    goOnNow.current = goOn
  })
  // An Enter before the groups were there is remembered, so that no key press is lost to a slow server.
  useEffect(() => {
    if (!isSubmitWanted || ground === null) return
    setIsSubmitWanted(false)
    submitNow.current()
  }, [isSubmitWanted, ground])

  const errorOf = (field: FormField): ReactNode => {
    if (complaint !== null && complainedField === field) return say(`personFields.complaint.${complaint.reason}`)
    const flaw = flaws.find((other) => other.field === field)
    return flaw !== undefined && visited.has(field) ? flawText(flaw, say) : null
  }
  const errors = {
    id: errorOf('id'),
    name: errorOf('name'),
    email: errorOf('email'),
    phone: errorOf('phone'),
    userGroup: errorOf('userGroup'),
    accessGroups: errorOf('accessGroups'),
    start: errorOf('start'),
    expiry: errorOf('expiry'),
  }
  const change = (changed: Partial<PersonForm>): void => {
    setVisited(new Set([...visited, ...Object.keys(changed)]))
    dispatch({ kind: 'formChanged', form: { ...form, ...changed } })
  }
  const all = { form, ground, errors, change, isAutoFocused: step.complaint === null }
  const isSaved = form.corrects !== null && needsPicture(form.corrects.job)
  const hasOwnPicture = isSaved || (picture !== null && isPictureForForm(picture, form))

  return (
    <Screen title={say('create.title')} lead={say('create.lead')} width="wide" focus="inside">
      {complaint === null ? null : (
        <Notice
          tone="failure"
          title={say(`personFields.complaint.${complaint.reason}`)}
          safe={say(hasOwnPicture ? 'create.complaintSafeWithPhoto' : 'create.complaintSafe')}
          next={say('create.complaintNext')}
        />
      )}
      {duplicates.notice}
      {duplicates.dialog}
      <form
        ref={fields}
        noValidate
        aria-label={say('create.form')}
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <div className={columns['column']}>
          <ContactFields {...all} hasContacts={offers.mail} />
          <PeriodChoice
            period={form.period}
            now={now}
            errors={errors}
            onChange={(period) => {
              if (period.kind === 'asIs') return
              dispatch({ kind: 'formChanged', form: { ...form, period } })
              setVisited(new Set([...visited, 'start', 'expiry']))
            }}
          />
        </div>
        <div className={columns['column']}>
          <GroundNotice ground={step.ground} />
          {step.ground.kind === 'reading' ? <Spinner label={say('create.reading')} /> : null}
          {offers.groups ? (
            <>
              <div data-field="userGroup">
                <UserGroupPicker
                  offered={ground?.userGroups ?? []}
                  chosen={form.userGroup}
                  error={errors.userGroup}
                  isDisabled={ground === null}
                  onChange={(userGroup) => {
                    change({ userGroup })
                  }}
                />
              </div>
              <div data-field="accessGroups">
                <AccessGroupPicker
                  offered={ground?.accessGroups ?? []}
                  isKeptRemovable
                  chosen={form.accessGroups}
                  error={errors.accessGroups}
                  isDisabled={ground === null}
                  onChange={(accessGroups) => {
                    change({ accessGroups })
                  }}
                />
              </div>
            </>
          ) : null}
          <IdField {...all} />
        </div>
        <div className={columns['actions']}>
          <Button
            kind="quiet"
            size="large"
            onPress={() => {
              dispatch({ kind: 'back' })
            }}
          >
            <Icon name="arrowLeft" />
            {say('create.back')}
          </Button>
          <Button kind="primary" size="large" type="submit" isPending={isSubmitWanted || duplicates.isChecking}>
            {say(submitKey(form, hasOwnPicture))}
            <Icon name="arrowRight" />
          </Button>
        </div>
      </form>
    </Screen>
  )
}

/** What the form came with is checked at once: a search text with a straight apostrophe is one key press from being right. */
function filledFields(form: PersonForm): ReadonlySet<string> {
  const texts = ['name', 'email', 'phone', 'id'] as const
  return new Set(texts.filter((field) => form[field] !== ''))
}

function submitKey({ corrects }: PersonForm, hasPicture: boolean) {
  if (corrects !== null) return hasPicture ? 'create.submitStraightOn' : 'create.submitCorrected'
  return hasPicture ? 'create.submitWithPhoto' : 'create.submit'
}

/** What the form is checked against, fresh or remembered; `null` while nobody has told it. */
function groundOf({ ground }: CreatingStep): FormGround | null {
  if (ground.kind === 'remembered') return rememberedGround(ground.value)
  return ground.kind === 'read' ? freshGround(ground.value) : null
}

function focusField(form: HTMLFormElement | null, field: FormField): void {
  form?.querySelector<HTMLElement>(`[data-field="${field}"] :is(input, button)`)?.focus()
}
