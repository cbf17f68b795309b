import type { Job, JobQuestion } from '../../../src-preload/contract/job.ts'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import { currentStepOf } from '../../flow/job-work.ts'
import { describeFailure } from '../../i18n/failure-sentences.ts'
import { dayAndTimeOf, timeOf } from '../../i18n/format.ts'
import type { Sentences } from '../../i18n/sentences.ts'
import { shownName } from '../find/person-words.ts'
import { waitingReason } from '../sending/waiting-words.ts'

/** The steps that are not done yet, in few words. */
export function unfinishedStepsText({ steps }: Pick<Job, 'steps'>, say: Sentences): string {
  return steps
    .filter(({ state }) => state.kind === 'waiting' || state.kind === 'running')
    .map(({ name }) => say(`queue.step.${name}`))
    .join(', ')
}

/** All steps of a job, in few words. */
export function stepsText({ steps }: Pick<Job, 'steps'>, say: Sentences): string {
  return steps.map(({ name }) => say(`queue.step.${name}`)).join(', ')
}

/** Where a job stands and why, in one sentence. */
export function standingText(job: Job, say: Sentences): string {
  const { state } = job
  switch (state.kind) {
    case 'queued':
      return say('queue.standing.queued')
    case 'running': {
      const name = currentStepOf(job)?.name
      return name === undefined
        ? say('queue.standing.runningOnly')
        : say('queue.standing.running', { step: say(`queue.step.${name}`) })
    }
    case 'waiting':
      return waitingReason(state, say)
    case 'needsClerk':
      return questionText(state.question, say)
    case 'done':
      return say('queue.standing.done', { time: timeOf(state.at) })
    case 'superseded':
      return say('queue.standing.superseded', { time: timeOf(state.at) })
    case 'cancelled':
      return say(`queue.standing.${state.why}`, { time: timeOf(state.at) })
    default:
      return assertNever(state, 'a job has a state that was never named')
  }
}

function questionText(question: JobQuestion, say: Sentences): string {
  switch (question.kind) {
    case 'stepFailed':
      return describeFailure(question.failure, say).title
    case 'personChanged':
      return say(`sending.personChanged.title.${question.change}`)
    case 'tooOld':
      return say('sending.tooOld.title')
    case 'pictureLost':
      return say('sending.pictureLost.title')
    default:
      return assertNever(question, 'a question about a job was never named')
  }
}

/**
 * Since when a job is here: the time alone today, else the day too.
 *
 * @param now milliseconds since 1970 in UTC
 */
export function sinceText({ savedAt }: Pick<Job, 'savedAt'>, now: number): string {
  return new Date(savedAt).toDateString() === new Date(now).toDateString() ? timeOf(savedAt) : dayAndTimeOf(savedAt)
}

/** The id of a job's person, or the number this station gave them until there is one. */
export function personNumberText({ personId, provisional }: Job, say: Sentences): string {
  if (personId !== null) return say('find.id', { id: personId })
  return provisional === null ? say('queue.noId') : say('queue.provisional', { number: provisional })
}

/** A row in one sentence, for a screen reader. */
export function rowText(job: Job, say: Sentences): string {
  return say('queue.row', {
    name: shownName(job.name, say),
    number: personNumberText(job, say),
    steps: stepsText(job, say),
    standing: standingText(job, say),
  })
}
