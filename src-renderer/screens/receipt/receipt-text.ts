import type { ConsentRecord } from '../../../src-preload/contract/consent.ts'
import type { Job, JobState, JobStep, StepResult } from '../../../src-preload/contract/job.ts'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import { dayAndTimeOf, exactTimeOf } from '../../i18n/format.ts'
import type { Sentences } from '../../i18n/sentences.ts'

/** What the receipt says beside the job. */
export interface ReceiptContext {
  /** What the person answered when they were asked here; `null` when nobody asked. */
  readonly consent: ConsentRecord | null
  /** The server as it is typed; `null` when the window does not know one. */
  readonly server: string | null
  /** What the station is called; `null` when the window was not told. */
  readonly station: string | null
  /** When the receipt is written; ISO 8601 in UTC. */
  readonly writtenAt: string
}

type Lines = readonly string[]

/**
 * The receipt of one job, for the person it is about: what was done, when and where, what is still to come, what they
 * agreed to, and how they take it back. Plain text, lines ended by a line feed, no longer than a few thousand characters.
 *
 * It says what the job says and nothing more: a step that waits is never told as done.
 */
export function receiptText(job: Job, context: ReceiptContext, say: Sentences): string {
  const sections = [
    [say(`receipt.title.${job.purpose}`)],
    headLines(job, context, say),
    ...stepSections(job, say),
    remarkLines(job, say),
    consentLines(context.consent, say),
    closingLines(job, say),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function headLines(job: Job, { server, station, writtenAt }: ReceiptContext, say: Sentences): Lines {
  const name = job.name.trim() === '' ? say('receipt.nameless') : job.name.trim()
  return [
    job.personId === null ? say('receipt.whomWithoutId', { name }) : say('receipt.whom', { name, id: job.personId }),
    say('receipt.orderedAt', { time: dayAndTimeOf(job.savedAt) }),
    ...(server === null ? [] : [say('receipt.server', { server })]),
    ...(station === null ? [] : [say('receipt.station', { station })]),
    say('receipt.number', { number: job.id }),
    say('receipt.writtenAt', { time: exactTimeOf(writtenAt) }),
  ]
}

function stepSections({ steps, state }: Job, say: Sentences): readonly Lines[] {
  const isOver = state.kind === 'done' || state.kind === 'superseded' || state.kind === 'cancelled'
  const section = (title: string, lines: Lines): Lines =>
    lines.length === 0 ? [] : [title, ...lines.map((line) => `- ${line}`)]
  const named = (wanted: (step: JobStep) => boolean): Lines =>
    steps.filter(wanted).map(({ name }) => say(`receipt.step.${name}`))
  const isOpen = ({ state: { kind } }: JobStep): boolean => kind === 'waiting' || kind === 'running'
  return [
    section(
      say('receipt.done'),
      steps.flatMap((step) => doneLines(step, say)),
    ),
    section(say('receipt.toDo'), isOver ? [] : named(isOpen)),
    section(
      say('receipt.leftOut'),
      named((step) => step.state.kind === 'leftOut' || (isOver && isOpen(step))),
    ),
  ]
}

function doneLines({ state }: JobStep, say: Sentences): Lines {
  if (state.kind !== 'done') return []
  return [say('receipt.at', { what: resultLine(state.result, say), time: dayAndTimeOf(state.at) })]
}

function resultLine(result: StepResult, say: Sentences): string {
  switch (result.step) {
    case 'createPerson':
      return say('receipt.result.createPerson', { id: result.id })
    case 'uploadPhoto':
    case 'registerVisualFace':
    case 'sendMail':
    case 'reachTerminals':
      return say(`receipt.result.${result.step}`)
    case 'removePhoto':
      return say(`receipt.result.removePhoto.${result.outcome}`)
    case 'removeVisualFaces':
      return say(`receipt.result.removeVisualFaces.${result.outcome}`)
    default:
      return assertNever(result, 'a step has a result that was never named')
  }
}

function remarkLines({ state, pictures }: Job, say: Sentences): Lines {
  const remark = stateRemark(state, say)
  const holdsPicture = pictures.profilePhoto || pictures.facePicture
  return [...(remark === null ? [] : [remark]), say(holdsPicture ? 'receipt.pictures.held' : 'receipt.pictures.none')]
}

function stateRemark(state: JobState, say: Sentences): string | null {
  switch (state.kind) {
    case 'queued':
    case 'running':
    case 'waiting':
      return say('receipt.state.goesOn')
    case 'needsClerk':
      return say('receipt.state.needsClerk')
    case 'superseded':
      return say('receipt.state.superseded')
    case 'cancelled':
      return say(`receipt.state.${state.why}`)
    case 'done':
      return null
    default:
      return assertNever(state, 'a job has a state that was never named')
  }
}

function consentLines(consent: ConsentRecord | null, say: Sentences): Lines {
  if (consent === null) return []
  const { textId, version, language, digest } = consent.text
  return [
    say('receipt.consent.title'),
    ...consent.answers.map(({ purpose, answer }) => `- ${say(`receipt.consent.${purpose}.${answer}`)}`),
    say('receipt.consent.text', { text: textId, version, language }),
    say('receipt.consent.digest', { digest }),
  ]
}

function closingLines({ purpose }: Job, say: Sentences): Lines {
  switch (purpose) {
    case 'enrollment':
      return [say('receipt.withdraw.title'), say('receipt.withdraw.body')]
    case 'withdrawal':
      return [say('receipt.withdrawn.title'), say('receipt.withdrawn.body')]
    case 'purge':
      return []
    default:
      return assertNever(purpose, 'a job has a purpose that was never named')
  }
}
