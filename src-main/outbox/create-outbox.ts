import type { Job, OutboxState } from '../../src-preload/contract/job.ts'
import { fail, succeed } from '../../src-preload/contract/outcome.ts'
import type { Settings } from '../../src-preload/contract/settings.ts'
import type { Clock } from '../domain/clock.ts'
import type { StartTimer } from '../domain/timer.ts'
import type { Log } from '../observe/log.ts'
import type { StationStore } from '../storage/station-store.ts'
import { openJobBook } from './job-book.ts'
import { isSettled, knownPersonKey, personKeyOf, type JobRecord } from './job-record.ts'
import { jobOf } from './job-view.ts'
import { lastMailOf, loadJobs } from './load-jobs.ts'
import { hour, type JobBirth } from './new-job.ts'
import { flawOfOrder } from './order-check.ts'
import type { Doer, Outbox, SentMail } from './outbox.ts'
import { recount, type OutboxCounts } from './outbox-counts.ts'
import { startRunner, type OutboxLink } from './runner.ts'
import { planOrder } from './save-order.ts'
import { planDecision, planWithdrawal } from './settle-jobs.ts'

/** What the outbox is made of. */
export interface OutboxParts {
  readonly store: StationStore
  /** The conversation with the paired server; `null` while none is paired. */
  readonly client: () => OutboxLink | null
  readonly clock: Clock
  readonly startTimer: StartTimer
  /** From 0 up to but not including 1. */
  readonly random: () => number
  /** A new UUID. */
  readonly newId: () => string
  readonly log: Log
  readonly settings: () => Pick<Settings, 'askForConsent' | 'pictureHours' | 'visitorPhotoDays'>
}

/** Opens the outbox: reads what the station was left with, and goes on with it. */
export async function createOutbox(parts: OutboxParts): Promise<Outbox> {
  const { store, clock, newId, settings } = parts
  const loaded = await loadJobs(store, clock, parts.log)
  const book = openJobBook(store, loaded.open, clock)
  const jobListeners = new Set<(job: Job) => void>()
  const stateListeners = new Set<(state: OutboxState) => void>()
  const mails = new Map<string, SentMail>()
  let counts: OutboxCounts = { underWay: 0, needClerk: 0 }
  let provisional = 0
  let { unreadable } = loaded
  let told = ''
  let shownFor = parts.client()?.server ?? null
  let keepingAgain: Promise<void> | null = null

  const learn = (before: JobRecord | null, after: JobRecord | null): void => {
    counts = recount(counts, before, after)
    if (after === null) return
    provisional = Math.max(provisional, after.person.provisional ?? 0)
    const mail = lastMailOf(after)
    if (mail === null || after.person.id === null) return
    const key = knownPersonKey(after.server, after.person.id)
    const known = mails.get(key)
    if (known === undefined || known.at <= mail.at)
      mails.set(key, { server: after.server, id: after.person.id, ...mail })
  }
  for (const record of loaded.mailed) learn(record, record)
  for (const record of loaded.open) learn(null, record)

  const state = (): OutboxState => ({ keeping: store.keeping(), ...counts, paused: runner.paused() })
  const isElsewhere = (record: JobRecord, server: string | null): boolean =>
    server !== null && server !== record.server && !isSettled(record)
  const pairedNow = (): string | null => parts.client()?.server ?? null
  const view = (record: JobRecord): Job => {
    const job = jobOf(record, store.keeping().kind)
    if (!isElsewhere(record, pairedNow()) || job.state.kind === 'needsClerk') return job
    return { ...job, state: { kind: 'waiting', until: null, why: { kind: 'otherServer', host: record.server } } }
  }
  const announceJob = (record: JobRecord): void => {
    const job = view(record)
    for (const listener of jobListeners) listener(job)
  }
  const announceState = (): void => {
    const now = state()
    const text = JSON.stringify(now)
    if (text === told) return
    told = text
    for (const listener of stateListeners) listener(now)
  }

  const runner = startRunner({
    ...parts,
    book,
    visitorPhotoDays: () => settings().visitorPhotoDays,
    // Told only once there is a runner to be asked.
    onPause: () => queueMicrotask(announceState),
  })
  book.onChange((before, after) => {
    learn(before, after)
    if (after !== null) announceJob(after)
    announceState()
  })

  /** Work that has come to wait for another server, or no longer does, is told of once more. */
  const announceMoved = (): void => {
    const [before, now] = [shownFor, pairedNow()]
    shownFor = now
    for (const record of book.all()) if (isElsewhere(record, before) !== isElsewhere(record, now)) announceJob(record)
  }

  const birthFor = (doer: Doer): JobBirth => {
    const terminals = parts.client()?.terminals
    return {
      id: newId(),
      now: clock(),
      doer,
      pictureHours: settings().pictureHours,
      ...(terminals === undefined ? {} : { terminals }),
    }
  }

  /** The job as it stands after a change; whoever stands at the desk waits for it. */
  const preferred = (id: string): Job | null => {
    const record = book.get(id)
    if (record === undefined) return null
    const job = view(record)
    if (!isSettled(record)) runner.prefer(personKeyOf(record))
    return job
  }

  const keepAgain = async (): Promise<void> => {
    if (store.keeping().kind === 'onDisk') return
    const keeping = await store.keepAgain()
    if (keeping.kind === 'onDisk') {
      const moved = [...book.all()]
      const found = await loadJobs(store, clock, parts.log, (id) => book.get(id) !== undefined)
      unreadable += found.unreadable
      for (const record of found.mailed) learn(record, record)
      book.takeIn(found.open)
      for (const { id } of moved) {
        const record = book.get(id)
        if (record !== undefined) announceJob(record)
      }
    }
    announceState()
  }

  return {
    state,
    jobs: () => Array.from(book.all(), view),
    unreadable: () => unreadable,
    mails: () => [...mails.values()],

    async save(order, doer) {
      const keeping = store.keeping()
      if (order.keep === 'onDisk' && keeping.kind === 'inMemory')
        return fail({ kind: 'nothingKept', reason: keeping.why })
      const flaw = flawOfOrder(order, settings().askForConsent)
      if (flaw !== null) return fail(flaw)
      const birth = birthFor(doer)
      const number = order.person.kind === 'new' ? (provisional += 1) : 0
      const saved = await book.commit((view_) => planOrder(view_, order, birth, number))
      if (!saved.ok) return saved
      const job = saved.value?.kind === 'saved' ? preferred(saved.value.id) : null
      return job === null ? fail({ kind: 'jobGone' }) : succeed(job)
    },

    async decide(job, decision, doer) {
      const at = new Date(clock()).toISOString()
      const keepUntil = new Date(clock() + settings().pictureHours * hour).toISOString()
      const decided = await book.commit((view_) => planDecision(view_, job, decision, { doer, at, keepUntil }))
      if (!decided.ok) return decided
      const after = preferred(job)
      if (decided.value === 'outdated') return fail({ kind: 'decisionOutdated' })
      return decided.value !== 'decided' || after === null ? fail({ kind: 'jobGone' }) : succeed(after)
    },

    async withdraw(person, doer) {
      const birth = birthFor(doer)
      const withdrawn = await book.commit((view_) => planWithdrawal(view_, person, birth))
      if (!withdrawn.ok) return withdrawn
      for (const id of withdrawn.value?.ending ?? []) runner.giveUp(id)
      const job = preferred(birth.id)
      if (job === null) throw new Error('A withdrawal that was saved is not there.')
      return succeed(job)
    },

    readPicture: async (job, role) => store.readPicture(job, role),
    keepAgain: async () => {
      keepingAgain ??= keepAgain().finally(() => {
        keepingAgain = null
      })
      return keepingAgain
    },
    wake: (occasion) => {
      if (occasion === 'paired') announceMoved()
      runner.wake(occasion)
    },
    onState(listener) {
      stateListeners.add(listener)
      return () => stateListeners.delete(listener)
    },
    onJob(listener) {
      jobListeners.add(listener)
      return () => jobListeners.delete(listener)
    },
    stop: async () => runner.stop(),
  }
}
