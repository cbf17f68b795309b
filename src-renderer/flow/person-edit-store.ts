import { createStore, type StoreApi } from 'zustand/vanilla'
import type { FailureOf } from '../../src-preload/contract/calls.ts'
import type { Person } from '../../src-preload/contract/person.ts'
import type { ChangedPerson, PersonChanges } from '../../src-preload/contract/person-change.ts'
import { decided, rebased, type Dispute, type DisputedField } from './changed-meanwhile.ts'
import { changesOf, flawsOfEdit, formOfPerson, holds, type EditForm } from './person-edit.ts'
import type { Surroundings } from './surroundings.ts'

/** Where the saving of a changed record stands. */
export type EditWork =
  | { readonly kind: 'typing' }
  | { readonly kind: 'saving' }
  /** The record is read again, because it was changed meanwhile or the answer to a change was lost. */
  | { readonly kind: 'lookingAgain' }
  | { readonly kind: 'failed'; readonly failure: FailureOf<'changePerson'> | FailureOf<'readPerson'> }

/** A record that is being changed: as the server holds it, as far as is known here, and as it shall be. */
export interface OpenEdit {
  readonly kind: 'open'
  readonly person: Person
  readonly form: EditForm
  readonly disputes: readonly Dispute[]
  readonly work: EditWork
  /** What was handed over last, to be looked for should its answer be lost. */
  readonly sent: PersonChanges | null
  /** The record was changed meanwhile, and nothing of that touched what the clerk has changed. */
  readonly isCarried: boolean
}

/** Whether a record is being changed at this desk. */
export type PersonEdit = { readonly kind: 'closed' } | OpenEdit

/** The change of one record: its state, and what the clerk can do to it. It outlives the screen that shows it. */
export interface PersonEditStore {
  readonly store: StoreApi<PersonEdit>
  readonly open: (person: Person) => void
  readonly change: (changed: Partial<EditForm>) => void
  readonly decide: (field: DisputedField, decision: 'mine' | 'theirs') => void
  /** Hands over what was changed. Nothing while it is being handed over, has a flaw, or is disputed. */
  readonly save: () => Promise<void>
  /** Reads the record again and carries what was changed over to it. */
  readonly lookAgain: () => Promise<void>
  /** Gives the change up; what was typed is gone. While something is being saved it stays open. */
  readonly close: () => void
}

/** Whether anything would be lost by leaving. */
export function hasChanges({ person, form, disputes }: OpenEdit, now: string): boolean {
  return form.period.kind !== 'asIs' || changesOf(person, decided(person, form, disputes), now) !== null
}

/**
 * Builds the change of a record.
 *
 * @param tell is called with the record as it was read back, and what of the change the server did not keep, once it went through
 */
export function createPersonEditStore(
  { bridge, newCallId, readWallClock }: Pick<Surroundings, 'bridge' | 'newCallId' | 'readWallClock'>,
  tell: (changed: ChangedPerson) => void,
): PersonEditStore {
  const store = createStore<PersonEdit>(() => ({ kind: 'closed' }))

  const update = (part: Partial<OpenEdit>): void => {
    const edit = store.getState()
    if (edit.kind === 'open') store.setState({ ...edit, ...part }, true)
  }

  const isBusy = (edit: PersonEdit): boolean =>
    edit.kind === 'open' && (edit.work.kind === 'saving' || edit.work.kind === 'lookingAgain')

  const finish = (changed: ChangedPerson): void => {
    store.setState({ kind: 'closed' }, true)
    tell(changed)
  }

  const save = async (): Promise<void> => {
    const edit = store.getState()
    if (edit.kind === 'closed' || isBusy(edit)) return
    if (edit.disputes.some(({ decision }) => decision === null)) return
    const { person, disputes } = edit
    const now = readWallClock()
    const form = decided(person, edit.form, disputes)
    if (flawsOfEdit(person, form, now).length > 0) return
    const changes = changesOf(person, form, now)
    if (changes === null) {
      store.setState({ kind: 'closed' }, true)
      return
    }
    update({ work: { kind: 'saving' }, sent: changes, isCarried: false })
    const answer = await bridge.changePerson({ callId: newCallId(), id: person.id, changes })
    if (answer.ok) {
      finish(answer.value)
      return
    }
    update({ work: { kind: 'failed', failure: answer.failure } })
    // Both are answered by a look: what is disputed stands side by side then, and a lost answer is no riddle any more.
    if (answer.failure.kind === 'fieldsChangedMeanwhile' || answer.failure.kind === 'outcomeUnknown') await lookAgain()
  }

  const lookAgain = async (): Promise<void> => {
    const edit = store.getState()
    if (edit.kind === 'closed' || isBusy(edit)) return
    const before = edit.work
    update({ work: { kind: 'lookingAgain' } })
    const answer = await bridge.readPerson({ callId: newCallId(), id: edit.person.id })
    if (!answer.ok) {
      update({ work: { kind: 'failed', failure: answer.failure } })
      return
    }
    const now = store.getState()
    if (now.kind === 'closed') return
    const fresh = answer.value
    const form = decided(now.person, now.form, now.disputes)
    const wasLost = before.kind === 'failed' && before.failure.kind === 'outcomeUnknown'
    if (wasLost && now.sent !== null && holds(fresh, now.sent)) {
      finish({ person: fresh, notKept: [] })
      return
    }
    const carried = rebased(now.person, fresh, form)
    const isCarried = !wasLost && carried.disputes.length === 0
    update({ person: fresh, ...carried, isCarried, work: wasLost ? before : { kind: 'typing' } })
  }

  return {
    store,
    open: (person) => {
      if (isBusy(store.getState())) return
      store.setState(
        {
          kind: 'open',
          person,
          form: formOfPerson(person),
          disputes: [],
          work: { kind: 'typing' },
          sent: null,
          isCarried: false,
        },
        true,
      )
    },
    change: (changed) => {
      const edit = store.getState()
      if (edit.kind === 'closed' || isBusy(edit)) return
      update({ form: { ...edit.form, ...changed }, work: { kind: 'typing' } })
    },
    decide: (field, decision) => {
      const edit = store.getState()
      if (edit.kind === 'closed' || isBusy(edit)) return
      update({
        disputes: edit.disputes.map((dispute) => (dispute.field === field ? { ...dispute, decision } : dispute)),
      })
    },
    save,
    lookAgain,
    close: () => {
      if (!isBusy(store.getState())) store.setState({ kind: 'closed' }, true)
    },
  }
}
