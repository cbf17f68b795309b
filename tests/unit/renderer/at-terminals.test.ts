import { describe, expect, it } from 'vitest'
import { atTerminals, type SomeSentencesOf } from '../../../src-renderer/i18n/english/at-terminals.ts'
import { english } from '../../../src-renderer/i18n/english/index.ts'
import { createSentences } from '../../../src-renderer/i18n/sentences.ts'

/** The sentences of a catalogue or of a part of it, each with its whole key. */
function sentencesOf(part: object, path = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(part).flatMap(([key, value]: [string, unknown]) => {
      const whole = path === '' ? key : `${path}.${key}`
      if (typeof value === 'string') return [[whole, value] as const]
      return typeof value === 'object' && value !== null ? [...sentencesOf(value, whole)] : []
    }),
  )
}

/** The facts a sentence names. Terminals hold no e-mail address, so that nothing is missed where it is not named. */
function factsOf(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{\{(\w+)\}\}/gu)]
    .flatMap(([, name]) => (name === undefined || name === 'email' ? [] : [name]))
    .toSorted()
}

const everywhere = sentencesOf(english)
const differing = sentencesOf(atTerminals)

describe('the words of a station without a server', () => {
  it.each([...differing])('stand in the place of a sentence that names the same facts: %s', (key, sentence) => {
    const other = everywhere.get(key)
    expect(other).toBeDefined()
    expect(factsOf(sentence)).toEqual(factsOf(other ?? ''))
    expect(sentence).not.toBe(other)
  })

  it('would be seen to forget a fact, or to name one too many', () => {
    expect(factsOf('{{name}}, ID {{id}}')).toEqual(['id', 'name'])
    expect(factsOf('ID {{id}}')).not.toEqual(factsOf('{{name}}, ID {{id}}'))
  })

  it('do not compile under a key that nobody asks for', () => {
    const known = { title: 'Is this photo good?' } satisfies SomeSentencesOf<typeof english.review>
    // @ts-expect-error There is no such key in the catalogue.
    const unheardOf = { titel: 'Is this photo good?' } satisfies SomeSentencesOf<typeof english.review>
    expect([known, unheardOf]).toHaveLength(2)
  })

  it('are looked at first, and everything else is said as elsewhere', () => {
    const sentences = createSentences()
    // `t` is typed by the catalogue that has every key.
    const say = sentences.getFixedT('en', 'atTerminals' as 'station')
    expect(say('receipt.result.uploadPhoto')).toBe('Your photo was stored on the terminals')
    expect(say('receipt.result.createPerson', { id: '7' })).toBe('Your record was created with ID 7')
    expect(say('find.copy.besides', { count: 1, people: '1 person', shown: '3' })).toBe(
      '1 person on the terminals, 3 more in this station’s copy',
    )
    expect(say('find.faces', { count: 2 })).toBe('2 faces')
    expect(sentences.t('receipt.result.uploadPhoto')).toBe('Your photo was stored on the server')
  })

  it.each(['capture', 'done', 'duplicates', 'queue', 'receipt', 'review', 'withdrawal'] as const)(
    'leave no server on a screen that such a station shows: %s',
    (screen) => {
      const shown = [...sentencesOf(english[screen], screen)].map(([key, sentence]) => [
        key,
        differing.get(key) ?? sentence,
      ])
      const told = shown.filter(
        ([key, sentence]) =>
          /server|BioStar 2/iu.test((sentence ?? '').replaceAll(/\{\{\w+\}\}/gu, '')) && !/mail/iu.test(key ?? ''),
      )
      expect(told).toEqual([])
    },
  )

  it('would be found to leave one', () => {
    expect([...sentencesOf(english.review)].filter(([, sentence]) => /server/iu.test(sentence))).not.toEqual([])
  })
})
