import { succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { NewJournalEntry } from '../journal/journal-table.ts'
import type { ChangeFailure, NewPicture, StationStore, StoreChange } from '../storage/station-store.ts'
import { holdsPictures, isSettled, personKeyOf, type JobRecord } from './job-record.ts'
import { needsPicture } from './job-steps.ts'
import { noteOfShredding, notesOfChange } from './journal-notes.ts'

/** The jobs as a plan may look at them: with all that was planned before it. */
export interface BookView {
  get(id: string): JobRecord | undefined
  /** The unsettled jobs of one person, oldest first. */
  ofPerson(key: string): readonly JobRecord[]
}

/** What a plan wants to change. Shredding and the entries that follow from a job's change are added to it. */
export interface Planned<Answer> {
  readonly jobs: readonly JobRecord[]
  /** Jobs in a state that need not outlive the program: they are not written, but take their turn like all others. */
  readonly passing?: readonly JobRecord[]
  readonly pictures?: readonly NewPicture[]
  readonly movePictures?: StoreChange['movePictures']
  readonly entries?: readonly NewJournalEntry[]
  readonly forget?: readonly string[]
  /** The clerk whose doing it is; left out, whoever saved each job. */
  readonly operatorId?: string
  readonly answer: Answer
}

/** A decision about jobs, made when its turn has come; `null` changes nothing. It may be asked twice. */
export type Plan<Answer> = (view: BookView) => Planned<Answer> | null

/** The jobs of this station, on the disk and in memory. One plan is made after another, so that none overlooks another. */
export interface JobBook {
  get(id: string): JobRecord | undefined
  ofPerson(key: string): readonly JobRecord[]
  /** All jobs, in the order in which they were saved. */
  all(): IterableIterator<JobRecord>
  /**
   * Carries a plan out: first on the disk, then in memory. `null` when the plan wanted nothing.
   *
   * Plans that come while the disk is busy go there together, in one transaction.
   */
  commit<Answer>(plan: Plan<Answer>): Promise<Outcome<Answer | null, ChangeFailure>>
  /** Takes in jobs that were found on the disk: each comes before those of the same person that are here. */
  takeIn(found: readonly JobRecord[]): void
  /**
   * Brings a job into a state that need not outlive the program: at once, unless a change of this very job is on its way to the
   * disk, and then after it. Whoever talks to the server does not wait for what others write. `null` when nothing changed.
   */
  pass(id: string, change: (record: JobRecord) => JobRecord | null): Promise<JobRecord | null>
  /** Shows how far a running job has come. */
  show(record: JobRecord): void
  /** Is told of every change after it happened, with what was before; `null` after for a forgotten job. */
  onChange(listener: (before: JobRecord | null, after: JobRecord | null) => void): void
}

interface Waiting {
  readonly plan: Plan<unknown>
  readonly settle: (outcome: Outcome<unknown, ChangeFailure>) => void
}

/** No transaction grows beyond this many plans, so that the first of them does not wait for too many others. Ours. */
const mostTogether = 64

/** Opens the book with the jobs that were read from the store. */
export function openJobBook(
  store: Pick<StationStore, 'change'>,
  loaded: readonly JobRecord[],
  clock: () => number,
): JobBook {
  const records = new Map<string, JobRecord>()
  const people = new PeopleIndex()
  const listeners: ((before: JobRecord | null, after: JobRecord | null) => void)[] = []
  let queue: Waiting[] = []
  let isBusy = false
  /** The jobs whose change is on its way to the disk. */
  let onTheirWay: ReadonlySet<string> = new Set()
  for (const record of loaded) {
    records.set(record.id, record)
    people.change(null, record)
  }

  const base: BookView = {
    get: (id) => records.get(id),
    ofPerson: (key) =>
      people
        .idsOf(key)
        .map((id) => records.get(id))
        .filter((record) => record !== undefined),
  }

  const put = (record: JobRecord): void => {
    const before = records.get(record.id) ?? null
    records.set(record.id, record)
    people.change(before, record)
    for (const listener of listeners) listener(before, record)
  }

  const drop = (id: string): void => {
    const before = records.get(id)
    if (before === undefined) return
    records.delete(id)
    people.change(before, null)
    for (const listener of listeners) listener(before, null)
  }

  const write = async (waiting: readonly Waiting[]): Promise<void> => {
    const draft = new Draft(base)
    const answers = waiting.map(({ plan }) => draft.take(plan, new Date(clock()).toISOString()))
    onTheirWay = new Set([...draft.jobs.keys(), ...draft.forgotten])
    const saved = draft.isEmpty() ? succeed(undefined) : await store.change(draft.change())
    onTheirWay = new Set()
    if (!saved.ok && saved.failure.kind === 'notSaved' && waiting.length > 1) {
      // One of them may be what does not fit on the disk.
      for (const each of waiting) await write([each])
      return
    }
    if (saved.ok) {
      for (const record of draft.jobs.values()) put(record)
      for (const id of draft.forgotten) drop(id)
    }
    waiting.forEach(({ settle }, place) => settle(saved.ok ? succeed(answers[place]) : saved))
  }

  const drain = async (): Promise<void> => {
    isBusy = true
    while (queue.length > 0) {
      const together = queue.slice(0, mostTogether)
      queue = queue.slice(mostTogether)
      await write(together)
    }
    isBusy = false
  }

  const commit = <Answer>(plan: Plan<Answer>) =>
    new Promise<Outcome<Answer | null, ChangeFailure>>((resolve) => {
      const settle = resolve as Waiting['settle']
      queue.push({ plan, settle })
      if (!isBusy) void drain()
    })

  return {
    get: (id) => base.get(id),
    ofPerson: (key) => base.ofPerson(key),
    all: () => records.values(),
    commit,
    takeIn: (found) => {
      people.makeRoomBefore(found.map(({ id }) => id))
      for (const record of found) put(record)
    },
    async pass(id, change) {
      const changed = (view: BookView): JobRecord | null => {
        const record = view.get(id)
        return record === undefined ? null : change(record)
      }
      if (!onTheirWay.has(id)) {
        const after = changed(base)
        if (after !== null) put(after)
        return after
      }
      const passed = await commit((view) => {
        const after = changed(view)
        return after === null ? null : { jobs: [], passing: [after], answer: after }
      })
      return passed.ok ? passed.value : null
    },
    show: put,
    onChange: (listener) => void listeners.push(listener),
  }
}

/** What several plans make of the jobs, before it is on the disk. */
class Draft {
  readonly jobs = new Map<string, JobRecord>()
  readonly forgotten: string[] = []
  readonly #passing = new Set<string>()
  readonly #base: BookView
  readonly #change = {
    pictures: [] as NewPicture[],
    movePictures: [] as NonNullable<StoreChange['movePictures']>[number][],
    shred: [] as string[],
    entries: [] as NewJournalEntry[],
  }

  constructor(base: BookView) {
    this.#base = base
  }

  take(plan: Plan<unknown>, at: string): unknown {
    const planned = plan(this.#view)
    if (planned === null) return null
    this.#change.pictures.push(...(planned.pictures ?? []))
    this.#change.movePictures.push(...(planned.movePictures ?? []))
    this.#change.entries.push(...(planned.entries ?? []))
    this.forgotten.push(...(planned.forget ?? []))
    for (const record of planned.passing ?? []) {
      if (!this.jobs.has(record.id)) this.#passing.add(record.id)
      this.jobs.set(record.id, record)
    }
    for (const record of planned.jobs) this.#takeJob(record, at, planned.operatorId)
    return planned.answer
  }

  isEmpty(): boolean {
    return this.jobs.size === this.#passing.size && this.forgotten.length === 0 && this.#change.entries.length === 0
  }

  change(): StoreChange {
    const written = [...this.jobs.values()].filter(({ id }) => !this.#passing.has(id))
    const jobs = written.map((record) => ({
      id: record.id,
      settled: isSettled(record),
      record: JSON.stringify(record),
    }))
    return { jobs, forget: this.forgotten, ...this.#change }
  }

  /** Pictures that no open step needs are destroyed with the change that makes them needless. */
  #takeJob(record: JobRecord, at: string, operatorId: string | undefined): void {
    const before = this.#view.get(record.id) ?? null
    this.#change.entries.push(...notesOfChange(before, record, at, operatorId))
    const isNeeded = needsPicture(record, 'profilePhoto') || needsPicture(record, 'facePicture')
    const isShredded = holdsPictures(record) && (isSettled(record) || !isNeeded)
    if (isShredded) {
      this.#change.shred.push(record.id)
      this.#change.entries.push(noteOfShredding(record, at))
    }
    this.#passing.delete(record.id)
    this.jobs.set(record.id, isShredded ? { ...record, held: { profilePhoto: false, facePicture: false } } : record)
  }

  readonly #view: BookView = {
    get: (id) => this.jobs.get(id) ?? this.#base.get(id),
    ofPerson: (key) => {
      const ids = new Set([...this.#base.ofPerson(key).map(({ id }) => id), ...this.jobs.keys()])
      return [...ids]
        .map((id) => this.#view.get(id))
        .filter((record) => record !== undefined)
        .filter((record) => !isSettled(record) && personKeyOf(record) === key)
    },
  }
}

/** Which unsettled jobs there are of whom, in the order in which they were saved. */
class PeopleIndex {
  readonly #ids = new Map<string, readonly string[]>()
  readonly #places = new Map<string, number>()
  #next = 0
  #first = 1

  idsOf(key: string): readonly string[] {
    return this.#ids.get(key) ?? []
  }

  /** Gives jobs their places before all others, in this order. */
  makeRoomBefore(ids: readonly string[]): void {
    this.#first -= ids.length
    for (const [index, id] of ids.entries()) this.#places.set(id, this.#first + index)
  }

  change(before: JobRecord | null, after: JobRecord | null): void {
    const [old, now] = [keyOf(before), keyOf(after)]
    const id = (after ?? before)?.id
    if (id === undefined) return
    if (after === null) this.#places.delete(id)
    else if (!this.#places.has(id)) this.#places.set(id, (this.#next += 1))
    if (old === now) return
    if (old !== null)
      this.#put(
        old,
        this.idsOf(old).filter((each) => each !== id),
      )
    if (now !== null)
      this.#put(
        now,
        [...this.idsOf(now), id].toSorted((one, other) => this.#place(one) - this.#place(other)),
      )
  }

  #place(id: string): number {
    return this.#places.get(id) ?? Number.POSITIVE_INFINITY
  }

  #put(key: string, ids: readonly string[]): void {
    if (ids.length === 0) this.#ids.delete(key)
    else this.#ids.set(key, ids)
  }
}

function keyOf(record: JobRecord | null): string | null {
  return record === null || isSettled(record) ? null : personKeyOf(record)
}
