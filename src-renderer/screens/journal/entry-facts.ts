import { consentPurposes } from '../../../src-preload/contract/consent.ts'
import type { JournalFacts, JournalStepResult } from '../../../src-preload/contract/journal.ts'
import type { JudgementRecord, MeasureName } from '../../../src-preload/contract/judgement.ts'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import { describeFailure } from '../../i18n/failure-sentences.ts'
import { dayAndTimeOf, exactTimeOf, numberOf } from '../../i18n/format.ts'
import type { Sentences } from '../../i18n/sentences.ts'

/** One thing an entry tells. A digest is a SHA-256 in full, to be compared and copied. */
export interface EntryFact {
  readonly term: string
  readonly value: string
  readonly isDigest: boolean
}

type FactsOf<Kind extends JournalFacts['kind']> = Extract<JournalFacts, { kind: Kind }>
type Facts = readonly EntryFact[]

const text = (term: string, value: string): EntryFact => ({ term, value, isDigest: false })
const digest = (term: string, value: string): EntryFact => ({ term, value, isDigest: true })

/**
 * Everything an entry tells beyond its title, whom it is about and who did it.
 *
 * @param overrideWords the clerk's own words, which lie with the person and not with the facts; `null` without any
 */
export function entryFacts(facts: JournalFacts, overrideWords: string | null, say: Sentences): Facts {
  switch (facts.kind) {
    case 'enrollmentSaved':
      return [...enrollmentFacts(facts, overrideWords, say), jobFact(facts.job, say)]
    case 'consentAnswered':
      return consentFacts(facts, say)
    case 'consentWithdrawn':
      return withdrawalFacts(facts, say)
    case 'stepDone':
      return [
        ...resultFacts(facts.result, say),
        text(say('journal.term.why'), say(`journal.purpose.${facts.purpose}`)),
        jobFact(facts.job, say),
      ]
    case 'stepRefused': {
      const { title, details } = describeFailure(facts.failure, say)
      const why = text(say('journal.term.reason'), title)
      const numbers = details === null ? [] : [text(say('journal.term.answer'), details)]
      return [why, ...numbers, jobFact(facts.job, say)]
    }
    case 'pushedToDevice':
      return pushFacts(facts, say)
    case 'putOnTerminal':
    case 'removedFromTerminal':
    case 'terminalEmptied':
      return terminalFacts(facts, say)
    case 'clerkDecided':
    case 'jobCancelled':
      return [jobFact(facts.job, say)]
    case 'jobSuperseded':
      return [jobFact(facts.job, say), text(say('journal.term.newer'), facts.by)]
    case 'picturesShredded':
      return [text(say('journal.term.removal'), say('journal.shreddedMore')), jobFact(facts.job, say)]
    case 'purgeDue':
      return [
        text(say('journal.term.due'), dayAndTimeOf(facts.at)),
        digest(say('journal.term.profilePhoto'), facts.profilePhoto),
        ...heldPhoto(facts.storedAs, say),
      ]
    case 'changedByClerk':
      return [text(say('journal.term.fields'), facts.fields.map((field) => say(`journal.field.${field}`)).join(', '))]
    case 'personErased':
    case 'removedByClerk':
      return []
    case 'unreadable':
      return [text(say('journal.term.reason'), say('journal.unreadableMore'))]
    case 'journalExported':
      return [
        text(say('journal.term.format'), say(`journal.format.${facts.format}`)),
        text(say('journal.term.entries'), numberOf(facts.entries)),
      ]
    case 'storeRestored':
      return [
        text(say('journal.term.copyFrom'), exactTimeOf(facts.from)),
        text(say('journal.term.reason'), say('journal.restoredMore')),
      ]
    default:
      return assertNever(facts, 'the journal tells of something that was never named')
  }
}

function pushFacts({ device, failure }: FactsOf<'pushedToDevice'>, say: Sentences): Facts {
  const where = text(say('journal.term.device'), device)
  if (failure === null) return [where]
  const { title, details } = describeFailure(failure, say)
  const numbers = details === null ? [] : [text(say('journal.term.answer'), details)]
  return [where, text(say('journal.term.reason'), title), ...numbers]
}

function terminalFacts(
  facts: FactsOf<'putOnTerminal' | 'removedFromTerminal' | 'terminalEmptied'>,
  say: Sentences,
): Facts {
  const where = text(say('journal.term.terminal'), facts.terminal)
  const people = facts.kind === 'terminalEmptied' ? [text(say('journal.term.people'), String(facts.people))] : []
  const parts = facts.kind === 'putOnTerminal' ? facts.parts.map((part) => say(`terminals.part.${part}`)) : []
  const put = parts.length === 0 ? [] : [text(say('journal.term.parts'), parts.join(', '))]
  if (facts.failure === null) return [where, ...people, ...put]
  const { title, details } = describeFailure(facts.failure, say)
  const numbers = details === null ? [] : [text(say('journal.term.answer'), details)]
  return [where, ...people, ...put, text(say('journal.term.reason'), title), ...numbers]
}

function jobFact(job: string, say: Sentences): EntryFact {
  return text(say('journal.term.job'), job)
}

function enrollmentFacts(facts: FactsOf<'enrollmentSaved'>, words: string | null, say: Sentences): Facts {
  const { steps, judgement, override, profilePhoto, facePicture } = facts
  const hasPicture = profilePhoto !== null || facePicture !== null
  return [
    text(say('journal.term.toDo'), steps.map((step) => say(`journal.step.${step}`)).join(', ')),
    ...(judgement === null
      ? [text(say('journal.term.verdict'), say(hasPicture ? 'journal.verdict.none' : 'journal.noPicture'))]
      : judgementFacts(judgement, say)),
    ...(override === null
      ? []
      : [text(say('journal.term.override'), say(`review.overrideDialog.reasons.${override}`))]),
    ...(words === null ? [] : [text(say('journal.term.overrideWords'), words)]),
    ...(profilePhoto === null ? [] : [digest(say('journal.term.profilePhoto'), profilePhoto)]),
    ...(facePicture === null ? [] : [digest(say('journal.term.facePicture'), facePicture)]),
    ...(facts.isScanned === true ? [text(say('journal.term.faceFrom'), say('journal.scannedAtDevice'))] : []),
  ]
}

function judgementFacts(judgement: JudgementRecord, say: Sentences): Facts {
  const { verdict, blocked, warned, unknown, thresholdsVersion, engineVersion } = judgement
  const measures = (term: string, names: readonly MeasureName[]): Facts =>
    names.length === 0 ? [] : [text(term, names.map((name) => say(`judgement.measure.${name}`)).join(', '))]
  return [
    text(say('journal.term.verdict'), say(`journal.verdict.${verdict}`)),
    ...measures(say('journal.term.blocked'), blocked),
    ...measures(say('journal.term.warned'), warned),
    ...measures(say('journal.term.notMeasured'), unknown),
    text(
      say('journal.term.thresholds'),
      say('journal.engine', { thresholds: thresholdsVersion, engine: engineVersion }),
    ),
  ]
}

function consentFacts({ text: shown, answers }: FactsOf<'consentAnswered'>, say: Sentences): Facts {
  const answerTo = (purpose: (typeof consentPurposes)[number]): EntryFact => {
    const answer = answers.find((each) => each.purpose === purpose)?.answer ?? 'notAsked'
    return text(
      say(purpose === 'profilePhoto' ? 'journal.term.agreed' : 'journal.term.agreedFace'),
      say(`journal.answered.${answer}`),
    )
  }
  const { textId, version, language } = shown
  return [
    ...consentPurposes.map(answerTo),
    text(say('journal.term.consentText'), say('journal.textShown', { text: textId, version, language })),
    digest(say('journal.term.consentDigest'), shown.digest),
  ]
}

function withdrawalFacts({ job, cancelledJobs }: FactsOf<'consentWithdrawn'>, say: Sentences): Facts {
  return [
    text(say('journal.term.cancelled'), say('journal.cancelledJobs', { count: cancelledJobs })),
    text(say('journal.term.removal'), say(job === null ? 'journal.removalNone' : 'journal.removalBegun')),
    ...(job === null ? [] : [jobFact(job, say)]),
  ]
}

function resultFacts(result: JournalStepResult, say: Sentences): Facts {
  const answer = (value: string): Facts => [text(say('journal.term.answer'), value)]
  switch (result.step) {
    case 'uploadPhoto':
      return [
        ...answer(say(`journal.confirmed.${result.confirmed}`, { bytes: numberOf(result.bytes) })),
        ...heldPhoto(result.storedAs, say),
      ]
    case 'registerVisualFace':
      return answer(say('journal.facesHeld', { count: result.held }))
    case 'sendMail':
      return answer(say('journal.mailAt', { time: exactTimeOf(result.sentAt) }))
    case 'removePhoto':
      return heldPhoto(result.photo, say)
    // Whom it created stands with the person.
    case 'createPerson':
    case 'removeVisualFaces':
    case 'reachTerminals':
      // The title says already what came of it.
      return []
    default:
      return assertNever(result, 'a step has a result that was never named')
  }
}

function heldPhoto(photo: string | undefined, say: Sentences): Facts {
  return photo === undefined ? [] : [digest(say('journal.term.heldPhoto'), photo)]
}
