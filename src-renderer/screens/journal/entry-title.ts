import type { JournalFacts, JournalStepResult } from '../../../src-preload/contract/journal.ts'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import type { Sentences } from '../../i18n/sentences.ts'

/** What happened, in a few words, without saying to whom: the line by which an entry is found in the list. */
export function entryTitle(facts: JournalFacts, say: Sentences): string {
  switch (facts.kind) {
    case 'enrollmentSaved':
    case 'consentWithdrawn':
    case 'jobSuperseded':
    case 'picturesShredded':
    case 'purgeDue':
    case 'changedByClerk':
    case 'personErased':
    case 'journalExported':
    case 'storeRestored':
    case 'unreadable':
      return say(`journal.title.${facts.kind}`)
    case 'consentAnswered':
      return say(`journal.title.consent.${agreedOf(facts.answers)}`)
    case 'stepDone':
      return doneTitle(facts.result, say)
    case 'stepRefused':
      return say(`journal.title.refused.${facts.step}`)
    case 'clerkDecided':
      return say(`journal.title.decided.${facts.decision}`)
    case 'pushedToDevice':
      return say(`journal.title.pushedToDevice.${facts.failure === null ? 'taken' : 'refused'}`)
    case 'putOnTerminal':
      return say(`journal.title.putOnTerminal.${facts.failure === null ? (facts.did ?? 'added') : 'failed'}`)
    case 'removedFromTerminal':
    case 'terminalEmptied':
      return say(`journal.title.${facts.kind}.${facts.failure === null ? 'done' : 'failed'}`)
    case 'removedByClerk':
      return say(`journal.title.removedByClerk.${facts.what}`)
    case 'jobCancelled':
      return say(`journal.title.jobCancelled.${facts.why}`)
    default:
      return assertNever(facts, 'the journal tells of something that was never named')
  }
}

function doneTitle(result: JournalStepResult, say: Sentences): string {
  switch (result.step) {
    case 'createPerson':
    case 'uploadPhoto':
    case 'registerVisualFace':
    case 'sendMail':
    case 'reachTerminals':
      return say(`journal.title.done.${result.step}`)
    case 'removePhoto':
      return say(`journal.title.done.removePhoto.${result.outcome}`)
    case 'removeVisualFaces':
      return say(`journal.title.done.removeVisualFaces.${result.outcome}`)
    default:
      return assertNever(result, 'a step has a result that was never named')
  }
}

/** What was agreed to. A purpose that was not asked about was not agreed to. */
function agreedOf(
  answers: Extract<JournalFacts, { kind: 'consentAnswered' }>['answers'],
): 'both' | 'profilePhoto' | 'visualFace' | 'neither' {
  const isGiven = (purpose: 'profilePhoto' | 'visualFace'): boolean =>
    answers.some((each) => each.purpose === purpose && each.answer === 'given')
  if (isGiven('profilePhoto')) return isGiven('visualFace') ? 'both' : 'profilePhoto'
  return isGiven('visualFace') ? 'visualFace' : 'neither'
}
