import {
  consentPurposes,
  type ConsentAnswer,
  type ConsentPurpose,
  type ConsentRecord,
  type ConsentText,
} from '../../../src-preload/contract/consent.ts'

/** What has been chosen so far for each purpose; `null` is no answer yet, which is neither yes nor no. */
export type ChosenAnswers = Readonly<Record<ConsentPurpose, ConsentAnswer['answer'] | null>>

/** Nobody has chosen anything: nothing is ticked for the person. */
export const noAnswers: ChosenAnswers = { profilePhoto: null, visualFace: null }

/** The purposes that have no answer yet, in the order in which they are asked. */
export function unansweredOf(chosen: ChosenAnswers): readonly ConsentPurpose[] {
  return consentPurposes.filter((purpose) => chosen[purpose] === null)
}

/** What was asked in which words and what was answered; `null` while an answer is missing. */
export function recordOf(text: ConsentText, chosen: ChosenAnswers): ConsentRecord | null {
  const answers = consentPurposes.flatMap((purpose): readonly ConsentAnswer[] => {
    const answer = chosen[purpose]
    return answer === null ? [] : [{ purpose, answer }]
  })
  if (answers.length < consentPurposes.length) return null
  const { textId, language, version, digest } = text
  return { text: { textId, language, version, digest }, answers }
}

/** What follows from the answers: what is agreed to, alone or together; `null` while an answer is missing. */
export function outcomeOf(chosen: ChosenAnswers): ConsentPurpose | 'both' | 'neither' | null {
  if (unansweredOf(chosen).length > 0) return null
  const given = consentPurposes.filter((purpose) => chosen[purpose] === 'given')
  if (given.length === consentPurposes.length) return 'both'
  return given[0] ?? 'neither'
}
