import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SimilarPeople as SimilarAnswer } from '../../src-preload/contract/person-change.ts'
import type { PersonForm } from './person-form.ts'
import type { Surroundings } from './surroundings.ts'

/** Somebody who may be the one that is about to be created, and in what they are alike. */
export type SimilarPerson = SimilarAnswer['people'][number]

/** What is looked for: the part of a form that tells people apart. */
type Likeness = Pick<PersonForm, 'serial' | 'id' | 'idChosen' | 'name' | 'email' | 'phone' | 'corrects'>

/** What the look for people who are alike has brought. */
export interface SimilarPeople {
  /** Tells which form, and which words in it, `people` belong to; `null` before the first answer. */
  readonly asked: string | null
  readonly people: readonly SimilarPerson[]
  readonly isLooking: boolean
  /** Whether the last look brought no answer: then nobody was warned about, and nobody ruled out. */
  readonly hasFailed: boolean
  /** Of whom the clerk has said that they are somebody else: serial of the form and id. */
  readonly ruledOut: ReadonlySet<string>
}

/** The look for people who are alike, before anybody is created twice. */
export interface SimilarPeopleStore {
  readonly store: StoreApi<SimilarPeople>
  /** Looks a moment after the last key. The newest look wins. */
  readonly look: (form: PersonForm) => void
  /**
   * Looks now, unless this has been answered, and tells whom the clerk still has to be asked about. A look that fails rules
   * nobody out and holds nobody up: the server itself refuses an id or an e-mail address twice.
   */
  readonly check: (form: PersonForm) => Promise<readonly SimilarPerson[]>
  /** These are somebody else: they are not asked about again for this form. */
  readonly ruleOut: (form: PersonForm, people: readonly SimilarPerson[]) => void
  /** Gives up what is under way. */
  readonly stop: () => void
}

/** How long after a key the look leaves, in milliseconds: a word is looked for, not each of its letters. */
export const lookingPause = 400

/** A name of fewer letters means nothing. */
const shortestName = 3

const nobody: SimilarPeople = {
  asked: null,
  people: [],
  isLooking: false,
  hasFailed: false,
  ruledOut: new Set(),
}

/** What is asked for a form; `null` when it holds too little to tell people apart. An id the server proposed is nobody's. */
export function questionOf(form: Likeness) {
  const name = form.name.trim()
  const email = form.email.trim()
  const phone = form.phone.trim()
  const id = form.idChosen ? form.id.trim() : ''
  if ([...name].length < shortestName && email === '' && phone === '' && id === '') return null
  return {
    id,
    name,
    email: email === '' ? null : email,
    phone: phone === '' ? null : phone,
  }
}

/** Whom the clerk still has to be asked about: not the one whose record the form replaces, and nobody who was ruled out. */
export function undecidedOf({ people, ruledOut }: SimilarPeople, form: Likeness): readonly SimilarPerson[] {
  const replaced = form.corrects?.job.personId ?? null
  return people.filter(({ person }) => person.id !== replaced && !ruledOut.has(keyOf(form, person.id)))
}

/** Builds the look for people who are alike. */
export function createSimilarPeopleStore({
  bridge,
  newCallId,
  after,
}: Pick<Surroundings, 'bridge' | 'newCallId' | 'after'>): SimilarPeopleStore {
  const store = createStore<SimilarPeople>(() => nobody)
  let current: { readonly callId: string; readonly key: string; readonly done: Promise<void> } | null = null
  let cancelPause = (): void => undefined

  const stop = (): void => {
    cancelPause()
    if (current !== null) void bridge.cancelCall({ callId: current.callId })
    current = null
    store.setState({ isLooking: false })
  }

  const ask = async (callId: string, key: string, question: NonNullable<ReturnType<typeof questionOf>>) => {
    const answer = await bridge.findSimilarPeople({ callId, ...question })
    if (current?.callId !== callId) return
    current = null
    store.setState(
      answer.ok
        ? { asked: key, people: answer.value.people, isLooking: false, hasFailed: false }
        : { asked: null, people: [], isLooking: false, hasFailed: true },
    )
  }

  const lookNow = async (form: Likeness): Promise<void> => {
    const question = questionOf(form)
    const key = JSON.stringify([form.serial, question])
    if (question === null) {
      stop()
      store.setState({ asked: key, people: [], hasFailed: false })
      return
    }
    if (store.getState().asked === key) return
    if (current?.key !== key) {
      stop()
      const callId = newCallId()
      store.setState({ isLooking: true })
      // Named before it is asked, so that an answer that comes at once is known.
      current = { callId, key, done: Promise.resolve() }
      current = { callId, key, done: ask(callId, key, question) }
    }
    await current.done
  }

  return {
    store,
    look: (form) => {
      cancelPause()
      cancelPause = after(lookingPause, () => {
        void lookNow(form)
      })
    },
    check: async (form) => {
      cancelPause()
      await lookNow(form)
      return undecidedOf(store.getState(), form)
    },
    ruleOut: (form, people) => {
      const ruledOut = new Set(store.getState().ruledOut)
      for (const { person } of people) ruledOut.add(keyOf(form, person.id))
      store.setState({ ruledOut })
    },
    stop,
  }
}

function keyOf({ serial }: Pick<Likeness, 'serial'>, id: string): string {
  return `${String(serial)} ${id}`
}
