import { describe, expect, it } from 'vitest'
import { consentRecordSchema, isGiven, type ConsentText } from '../../../src-preload/contract/consent.ts'
import { consentLanguages, consentWordsFor } from '../../../src-renderer/i18n/consent-words.ts'
import { noAnswers, outcomeOf, recordOf, unansweredOf } from '../../../src-renderer/screens/consent/consent-answers.ts'

const text: ConsentText = {
  textId: 'reception',
  language: 'de-CH',
  version: '2027-01',
  digest: 'ab'.repeat(32),
  languageName: 'Deutsch',
  title: 'Ihr Bild',
  paragraphs: ['Ein Absatz.'],
  questions: { profilePhoto: 'Dürfen wir?', visualFace: 'Und das?' },
}

describe('the answers to a consent text', () => {
  it('begin with nothing chosen, and are no record while one is missing', () => {
    expect(unansweredOf(noAnswers)).toEqual(['profilePhoto', 'visualFace'])
    expect(recordOf(text, noAnswers)).toBeNull()
    const half = { ...noAnswers, visualFace: 'refused' } as const
    expect(unansweredOf(half)).toEqual(['profilePhoto'])
    expect(recordOf(text, half)).toBeNull()
    expect(outcomeOf(half)).toBeNull()
  })

  it('are kept with exactly the text that was read, each for itself', () => {
    const record = recordOf(text, { profilePhoto: 'given', visualFace: 'refused' })
    expect(record).toEqual({
      text: { textId: 'reception', language: 'de-CH', version: '2027-01', digest: 'ab'.repeat(32) },
      answers: [
        { purpose: 'profilePhoto', answer: 'given' },
        { purpose: 'visualFace', answer: 'refused' },
      ],
    })
    const crossed = consentRecordSchema.parse(record)
    expect([isGiven(crossed, 'profilePhoto'), isGiven(crossed, 'visualFace')]).toEqual([true, false])
  })

  it('say what follows for all four of them', () => {
    const answers = ['given', 'refused'] as const
    const outcomes = answers.flatMap((profilePhoto) =>
      answers.map((visualFace) => outcomeOf({ profilePhoto, visualFace })),
    )
    expect(outcomes).toEqual(['both', 'profilePhoto', 'visualFace', 'neither'])
  })
})

describe('the words round a consent text', () => {
  const flat = (words: object): readonly string[] =>
    Object.values(words).flatMap((value: unknown) => (typeof value === 'string' ? [value] : flat(value as object)))
  const english = consentWordsFor({ language: 'en' })

  it('are in the language of the text, whatever its region', () => {
    expect(consentWordsFor(text)).toMatchObject({ language: 'de-CH', words: { agree: 'Ich stimme zu' } })
    expect(consentWordsFor({ language: 'KO' }).words.agree).toBe('동의합니다')
  })

  it('are English, and said to be, where nobody has written them', () => {
    for (const language of ['en', 'en-GB', 'pt-BR', 'constructor', ''])
      expect(consentWordsFor({ language })).toEqual(english)
  })

  it('are there in five further languages', () => {
    expect(consentLanguages).toEqual(['de', 'es', 'fr', 'ja', 'ko'])
  })

  it.each(consentLanguages)('are complete and their own in %s', (language) => {
    const words = flat(consentWordsFor({ language }).words)
    expect(words).toHaveLength(flat(english.words).length)
    expect(words.filter((word) => word.trim() === '' || flat(english.words).includes(word))).toEqual([])
    expect(new Set(words).size).toBe(words.length)
  })

  it('do not lean to one answer: agreeing and refusing are told apart by nothing but no', () => {
    for (const language of ['en', ...consentLanguages]) {
      const { agree, refuse } = consentWordsFor({ language }).words
      expect(agree).not.toMatch(/[!✓👍]/u)
      expect(refuse).not.toMatch(/[!✗👎]/u)
      // A refusal that takes a paragraph to press is a refusal that is not pressed.
      expect(refuse.length).toBeLessThanOrEqual(agree.length + 10)
    }
  })
})
