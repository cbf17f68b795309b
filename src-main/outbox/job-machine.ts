import { known } from '../../src-preload/contract/fact.ts'
import type { Failure } from '../../src-preload/contract/failures.ts'
import type { JobQuestion, JobStepName, StepResult } from '../../src-preload/contract/job.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import { afterDecision } from './after-decision.ts'
import { afterFailure, isCertain, isMailCertain } from './after-failure.ts'
import { backoff } from './backoff.ts'
import type { TerminalProgress } from '../domain/terminal-scope.ts'
import type { JobEvent, StepIntent } from './job-event.ts'
import { heldAfterUpload, type PhotoResult } from './held-after-upload.ts'
import { holdsPictures, isSettled, type JobRecord } from './job-record.ts'
import { hasOpen, nextStepOf, pictureOf, withoutRunning, withStep, withWaitingStep } from './job-steps.ts'
import { meantFor } from './meant-person.ts'

/**
 * What becomes of a job when something happens. Pure: the time and the dice come with the event.
 *
 * @returns the job as it stands then, or `null` when the event does not fit where it stands: nothing changes
 */
export function advanceJob(record: JobRecord, event: JobEvent): JobRecord | null {
  if (isSettled(record)) return null
  switch (event.kind) {
    case 'begun':
      return begin(record, event)
    case 'intended':
      return isRunning(record, event.step) ? withIntent(record, event.intent) : null
    case 'idTaken':
      return isRunning(record, 'createPerson') ? { ...record, creationBegunWith: null } : null
    case 'compared':
      return { ...record, comparedAt: event.at, found: null, seen: { ...record.seen, faces: event.faces } }
    case 'terminalsNoted':
      return withTerminals(record, event.progress)
    case 'succeeded':
      return isRunning(record, event.step) ? succeeded(record, event) : null
    case 'failed':
      return isRunning(record, event.step) ? failed(record, event) : null
    case 'personChanged':
      if (record.state.kind !== 'running') return null
      return ask({ ...record, found: event.found }, { kind: 'personChanged', change: event.change })
    case 'pictureLost':
      return record.state.kind === 'running' ? ask(record, { kind: 'pictureLost' }) : null
    case 'tooOld':
      return mayBeAskedAboutAge(record) ? ask(record, { kind: 'tooOld' }) : null
    case 'interrupted':
      return record.state.kind === 'running' ? interrupted(record, event.at) : null
    case 'restored':
      return restored(record, event.at)
    case 'decided':
      return afterDecision(record, event)
    case 'superseded':
      return record.state.kind === 'running'
        ? null
        : { ...record, state: { kind: 'superseded', at: event.at, by: event.by } }
    case 'withdrawn':
      return record.state.kind === 'running' ? { ...record, isEnding: true } : withdrawn(record, event.at)
    case 'postponed':
      return postponed(record, event.due)
    case 'personKnown':
      return personKnown(record, event)
    case 'personMeant':
      return isOfNobodyYet(record) ? meantFor(record, event.person, event.at) : null
    case 'photoStored':
      return photoStored(record, event)
    case 'creationInherited':
      return inheritCreation(record, event)
    default:
      return assertNever(event, 'JobEvent grew a kind that advanceJob does not know')
  }
}

function begin(record: JobRecord, { step, stage }: Extract<JobEvent, { kind: 'begun' }>): JobRecord | null {
  if (record.state.kind === 'needsClerk' || nextStepOf(record) !== step) return null
  const isNew = !isRunning(record, step)
  const begun = withStep(record, step, { kind: 'running', stage })
  return { ...begun, state: { kind: 'running' }, attempts: record.attempts + (isNew ? 1 : 0) }
}

function isRunning({ steps }: JobRecord, name: JobStepName): boolean {
  return steps.some((step) => step.name === name && step.state.kind === 'running')
}

function withIntent(record: JobRecord, intent: StepIntent): JobRecord {
  switch (intent.kind) {
    case 'creation':
      return { ...record, creationBegunWith: intent.id }
    case 'face':
      return {
        ...record,
        faceBegun: { before: intent.before, ...(intent.made === undefined ? {} : { made: intent.made }) },
      }
    case 'mail':
      return { ...record, mailIntentAt: intent.at }
    default:
      return assertNever(intent, 'StepIntent grew a kind that withIntent does not know')
  }
}

function withTerminals(record: JobRecord, { chosen, left }: TerminalProgress): JobRecord | null {
  if (record.terminals === undefined) return null
  return { ...record, terminals: { chosen: chosen === null ? null : [...chosen], left: [...new Set(left)] } }
}

function succeeded(record: JobRecord, { step, at, result }: Extract<JobEvent, { kind: 'succeeded' }>): JobRecord {
  const done = withStep(record, step, { kind: 'done', at, result })
  const learned = { ...afterResult(done, result, at), delays: 0 }
  if (nextStepOf(learned) === null) return { ...learned, state: { kind: 'done', at }, isEnding: false }
  return record.isEnding ? withdrawn(learned, at) : { ...learned, state: { kind: 'queued' } }
}

/** What a step that is done tells about the person. */
function afterResult(record: JobRecord, result: StepResult, at: string): JobRecord {
  switch (result.step) {
    case 'createPerson':
      return { ...withPerson(record, result.id, at), creationBegunWith: null }
    case 'registerVisualFace':
      return { ...record, faceBegun: null }
    case 'uploadPhoto':
      return withOwnPhoto(record, result)
    case 'sendMail':
    case 'removePhoto':
    case 'removeVisualFaces':
    case 'reachTerminals':
      return record
    default:
      return assertNever(result, 'StepResult grew a step that afterResult does not know')
  }
}

/** From now on the stored photo is this one, also for a picture that is taken again. */
function withOwnPhoto(record: JobRecord, result: PhotoResult): JobRecord {
  const digest = heldAfterUpload(result, record.digests.profilePhoto)
  return digest === null ? record : { ...record, seen: { ...record.seen, photo: { kind: 'digest', digest } } }
}

/** Somebody who was created this moment has neither photo nor face, and is as they were meant to be. */
function withPerson(record: JobRecord, id: string, at: string): JobRecord {
  return {
    ...record,
    person: { ...record.person, id, createdHere: true },
    seen: { ...record.seen, photo: { kind: 'none' }, standing: 'unknown', faces: known([]) },
    comparedAt: at,
    found: null,
  }
}

function failed(record: JobRecord, event: Extract<JobEvent, { kind: 'failed' }>): JobRecord {
  const { step, failure, now, random } = event
  const delays = Math.max(record.delays, event.delays)
  const rested = struckOut(withoutRunning(record), event)
  if (record.isEnding) return withdrawn(rested, new Date(now).toISOString())
  const what = afterFailure(step, failure)
  switch (what) {
    case 'pause':
      return { ...rested, state: { kind: 'waiting', until: null, why: failure } }
    case 'later': {
      const until = new Date(now + backoff(delays, random)).toISOString()
      return { ...rested, delays: delays + 1, state: { kind: 'waiting', until, why: failure } }
    }
    case 'again':
      return { ...rested, state: { kind: 'queued' } }
    case 'ask':
      return ask(rested, questionOf(rested, step, failure))
    default:
      return assertNever(what, 'AfterFailure grew a kind that failed does not know')
  }
}

/** Strikes out what was written down before a request of which it is certain now that nothing came. */
function struckOut(
  record: JobRecord,
  { step, failure, nothingLeft }: Extract<JobEvent, { kind: 'failed' }>,
): JobRecord {
  if (step === 'sendMail' && isMailCertain(failure)) return { ...record, mailIntentAt: null }
  if (!nothingLeft && !isCertain(step, failure)) return record
  if (step === 'createPerson') return { ...record, creationBegunWith: null }
  return step === 'registerVisualFace' ? { ...record, faceBegun: null } : record
}

/** Nobody there is the same question whichever step meets it. */
function questionOf(record: JobRecord, step: JobStepName, failure: Failure): JobQuestion {
  const isGone = failure.kind === 'personNotFound' && step !== 'createPerson' && record.purpose === 'enrollment'
  return isGone ? { kind: 'personChanged', change: 'gone' } : { kind: 'stepFailed', step, failure }
}

function ask(record: JobRecord, question: JobQuestion): JobRecord {
  return { ...withoutRunning(record), delays: 0, state: { kind: 'needsClerk', question } }
}

function mayBeAskedAboutAge(record: JobRecord): boolean {
  return holdsPictures(record) && (record.state.kind === 'queued' || record.state.kind === 'waiting')
}

/** A mail that may have left when the program ended is the clerk's; whatever else was begun is looked for before it is repeated. */
function interrupted(record: JobRecord, at: string): JobRecord {
  if (record.isEnding) return withdrawn(record, at)
  const rested = withoutRunning(record)
  if (record.mailIntentAt === null || !hasOpen(record, 'sendMail')) return { ...rested, state: { kind: 'queued' } }
  const failure = { kind: 'outcomeUnknown', action: 'sendMail' } as const
  return ask(rested, { kind: 'stepFailed', step: 'sendMail', failure })
}

/**
 * Whatever cannot be done twice may have been done after the state that could be read. A mail and a face count as begun; a
 * creation is looked for under its id, and the clerk looks for one whose id was open.
 */
function restored(record: JobRecord, at: string): JobRecord {
  const chosen = record.creationBegunWith ?? record.person.draft?.id ?? null
  const doubted = {
    ...withoutRunning(record),
    comparedAt: null,
    mailIntentAt: hasOpen(record, 'sendMail') ? (record.mailIntentAt ?? at) : record.mailIntentAt,
    faceBegun: hasOpen(record, 'registerVisualFace')
      ? (record.faceBegun ?? { before: record.seen.faces })
      : record.faceBegun,
    creationBegunWith: hasOpen(record, 'createPerson') ? chosen : record.creationBegunWith,
  }
  if (record.state.kind === 'needsClerk') return doubted
  if (!hasOpen(record, 'createPerson') || chosen !== null) return { ...doubted, state: { kind: 'queued' } }
  const failure = { kind: 'outcomeUnknown', action: 'createPerson' } as const
  return ask(doubted, { kind: 'stepFailed', step: 'createPerson', failure })
}

function withdrawn(record: JobRecord, at: string): JobRecord {
  return {
    ...withoutRunning(record),
    isEnding: false,
    state: { kind: 'cancelled', at, why: 'consentWithdrawn' },
  }
}

function postponed(record: JobRecord, due: string): JobRecord | null {
  if (record.purge === null) return null
  return {
    ...withoutRunning(record),
    purge: { ...record.purge, due },
    state: { kind: 'waiting', until: due, why: null },
  }
}

function personKnown(record: JobRecord, { id, at }: { readonly id: string; readonly at: string }): JobRecord | null {
  return isOfNobodyYet(record) ? withPerson(record, id, at) : null
}

/** Whether a job waits for another one to say who its person is. */
function isOfNobodyYet(record: JobRecord): boolean {
  return record.person.id === null && !hasOpen(record, 'createPerson')
}

/** What this station itself has stored meanwhile is no change that a clerk has to hear of. */
function photoStored(
  record: JobRecord,
  { digest, held }: Extract<JobEvent, { kind: 'photoStored' }>,
): JobRecord | null {
  if (record.purge !== null) {
    const { due, days } = record.purge
    return { ...record, purge: { digest, ...(held === null || held === digest ? {} : { storedAs: held }), due, days } }
  }
  if (held === null) return null
  if (!record.steps.some(({ name }) => pictureOf(name) === 'profilePhoto')) return null
  return record.seen.photo.kind === 'anything'
    ? null
    : { ...record, seen: { ...record.seen, photo: { kind: 'digest', digest: held } } }
}

function inheritCreation(
  record: JobRecord,
  { draft, begunWith }: Extract<JobEvent, { kind: 'creationInherited' }>,
): JobRecord | null {
  if (record.person.id !== null || record.state.kind === 'running') return null
  const inheriting = { ...record, person: { ...record.person, draft }, creationBegunWith: begunWith }
  return { ...withWaitingStep(inheriting, 'createPerson'), state: { kind: 'queued' } }
}
