import type { Person, PersonSummary } from '../../../src-preload/contract/person.ts'
import type { Fact } from '../../../src-preload/contract/fact.ts'
import { useEnrollment } from '../../flow/desk-context.ts'
import { mayBeSomebodyElses } from '../../flow/job-work.ts'
import type { PersonForm } from '../../flow/person-form.ts'
import { isPictureForForm } from '../../flow/picture.ts'
import type { SimilarPerson } from '../../flow/similar-people-store.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { PhotoFrame } from '../../ui/photo-frame.tsx'
import { StoredPhotoFrame } from '../../ui/stored-photo.tsx'
import { shownName } from '../find/person-words.ts'
import { StandingBadge } from '../find/standing-badge.tsx'
import styles from './duplicates-dialog.module.css'
import { TakenPicture } from './taken-picture.tsx'
import { useRecords, type ReadRecord } from './use-records.ts'

/** `onMeant` is called for somebody who is the person, with their record once it was read; `onSomebodyElse` when none of them is. */
export interface DuplicatesDialogProps {
  readonly form: PersonForm
  readonly people: readonly SimilarPerson[]
  readonly onMeant: (person: PersonSummary, record: Person | null) => void
  readonly onSomebodyElse: () => void
  readonly onClose: () => void
}

/** Whom the server holds already beside whom the form is about, with photos; the clerk says whether it is one of them. */
export function DuplicatesDialog({ form, people, onMeant, onSomebodyElse, onClose }: DuplicatesDialogProps) {
  const say = useSentences()
  const records = useRecords(people.map(({ person }) => person.id))
  const { corrects } = form
  const isSettled = corrects === null || mayBeSomebodyElses(corrects.job)
  const words = corrects === null ? 'thisOneMore' : isSettled ? 'correcting' : 'correctingUnsettled'
  return (
    <Dialog
      isOpen
      isAlert
      onClose={onClose}
      title={say('duplicates.dialog.title')}
      actions={
        <>
          <Button onPress={onClose}>{say('duplicates.dialog.back')}</Button>
          <Button kind="primary" onPress={onSomebodyElse}>
            {say('duplicates.dialog.somebodyElse')}
          </Button>
        </>
      }
    >
      <p>{say(`duplicates.dialog.${words}`)}</p>
      <div className={styles['sides']} data-duplicates={people.length} data-personal>
        <Typed form={form} />
        <ul className={styles['people']} aria-label={say('duplicates.dialog.people')}>
          {people.map((similar, place) => (
            <li key={similar.person.id} className={styles['person']} data-similar={similar.person.id}>
              <Similar
                similar={similar}
                record={records.get(similar.person.id) ?? null}
                isFirst={place === 0}
                // Saved work goes to nobody whose record was not seen: it would replace what nobody has looked at.
                needsRecord={corrects !== null}
                onMeant={isSettled ? onMeant : null}
              />
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}

function Typed({ form }: { readonly form: PersonForm }) {
  const say = useSentences()
  const picture = useEnrollment((enrollment) => enrollment.picture)
  const isItsPicture = picture !== null && isPictureForForm(picture, form)
  return (
    <div className={styles['typed']}>
      <p className={styles['heading']}>{say('duplicates.dialog.typed')}</p>
      <div className={styles['photo']}>
        {isItsPicture ? (
          <TakenPicture frame={picture.capture.frame} />
        ) : (
          <PhotoFrame label="" picture={null} alt="" words={say('duplicates.dialog.noPhotoYet')} />
        )}
      </div>
      <p className={styles['name']}>{shownName(form.name, say)}</p>
      <p>{form.idChosen ? say('duplicates.dialog.id', { id: form.id.trim() }) : say('duplicates.dialog.idOpen')}</p>
      <p>{form.email.trim() || say('duplicates.dialog.noEmail')}</p>
      <p>{form.phone.trim() || say('duplicates.dialog.noPhone')}</p>
    </div>
  )
}

interface SimilarProps {
  readonly similar: SimilarPerson
  readonly record: ReadRecord | null
  readonly isFirst: boolean
  readonly needsRecord: boolean
  readonly onMeant: DuplicatesDialogProps['onMeant'] | null
}

function Similar({ similar: { person, same }, record, isFirst, needsRecord, onMeant }: SimilarProps) {
  const say = useSentences()
  const name = shownName(person.name, say)
  const read = record === 'failed' ? null : record
  return (
    <>
      <div className={styles['photo']}>
        {record === null || record === 'failed' ? (
          <PhotoFrame
            label=""
            picture={null}
            alt=""
            words={say(record === null ? 'duplicates.dialog.photoReading' : 'duplicates.dialog.photoUnknown')}
          />
        ) : (
          <StoredPhotoFrame
            photo={record.photo}
            label={say('ui.photoOf', { name })}
            absentText={say('duplicates.dialog.noPhoto')}
            unknownText={say('duplicates.dialog.photoUnknown')}
            unreadableText={say('duplicates.dialog.photoUnreadable')}
          />
        )}
      </div>
      <div className={styles['words']}>
        <p className={styles['name']}>{name}</p>
        <p className={styles['badges']}>
          {same.map((likeness) => (
            <Badge key={likeness} tone="warning">
              {say(`duplicates.dialog.same.${likeness}`)}
            </Badge>
          ))}
          <StandingBadge standing={person.standing} />
        </p>
        <p>{say('duplicates.dialog.id', { id: person.id })}</p>
        <p>{factText(person.email, say('duplicates.dialog.noEmail'), say('duplicates.dialog.emailUnknown'))}</p>
        <p>{factText(person.phone, say('duplicates.dialog.noPhone'), say('duplicates.dialog.phoneUnknown'))}</p>
        {onMeant === null ? null : (
          <Button
            autoFocus={isFirst}
            aria-label={say('duplicates.dialog.thisOneLabel', { name, id: person.id })}
            isDisabled={needsRecord && read === null}
            onPress={() => {
              onMeant(person, read)
            }}
          >
            {say('duplicates.dialog.thisOne')}
          </Button>
        )}
      </div>
    </>
  )
}

function factText(fact: Fact<string>, none: string, notTold: string): string {
  if (fact.kind === 'unknown') return notTold
  return fact.kind === 'absent' || fact.value === '' ? none : fact.value
}
