import { describe, expect, it } from 'vitest'
import { journalFactsSchema, journalVerdictSchema, type JournalVerdict } from '../../../src-preload/contract/journal.ts'
import { createSentences } from '../../../src-renderer/i18n/sentences.ts'
import { entryFacts } from '../../../src-renderer/screens/journal/entry-facts.ts'
import { entryRowText, whomText, whoText } from '../../../src-renderer/screens/journal/entry-people.ts'
import { entryTitle } from '../../../src-renderer/screens/journal/entry-title.ts'
import { newsText } from '../../../src-renderer/screens/journal/journal-words.ts'
import { entryOf, everyFacts, job, newerJob, photoDigest } from './journal-entries.ts'

const say = createSentences().t
const samples = Object.values(everyFacts).flat()

/** Words as they come out when a key has no sentence, or a sentence has a place nobody filled. */
const isUnsaid = (words: string): boolean => /\{\{|^journal\.|^review\.|^judgement\./u.test(words)

const told = (facts: (typeof samples)[number], words: string | null = null): Readonly<Record<string, string>> =>
  Object.fromEntries(entryFacts(facts, words, say).map(({ term, value }) => [term, value]))

describe('the words of the journal', () => {
  it('would be seen to be missing', () => {
    const sayKey = say as (key: string) => string
    expect(isUnsaid(sayKey('journal.title.neverNamed'))).toBe(true)
    expect(isUnsaid(sayKey('journal.clerk'))).toBe(true)
    expect(isUnsaid(say('journal.byItself'))).toBe(false)
  })

  it('are asked of everything the contract lets the journal tell', () => {
    const kinds = journalFactsSchema.options.map(({ shape }) => shape.kind.value)
    expect(new Set(samples.map(({ kind }) => kind))).toEqual(new Set(kinds))
    for (const facts of samples) expect(journalFactsSchema.parse(facts)).toEqual(facts)
  })

  it.each(samples.map((facts) => [JSON.stringify(facts), facts] as const))('say plainly: %s', (_, facts) => {
    const title = entryTitle(facts, say)
    expect(title).toMatch(/^\p{Lu}/u)
    expect(isUnsaid(title)).toBe(false)
    const lines = entryFacts(facts, 'her own words', say)
    for (const { term, value, isDigest } of lines) {
      expect(isUnsaid(term)).toBe(false)
      expect(isUnsaid(value)).toBe(false)
      expect(value).not.toBe('')
      expect(/^[0-9a-f]{64}$/u.test(value)).toBe(isDigest)
    }
    // Terms name lines on the screen, so two lines of one term would be one.
    expect(new Set(lines.map(({ term }) => term)).size).toBe(lines.length)
  })

  it('tell apart everything that is not the same', () => {
    const titles = samples.map((facts) => entryTitle(facts, say))
    // Two enrollments, two confirmations of a photo, two withdrawals and two changes differ in their facts only.
    expect(new Set(titles).size).toBe(titles.length - 4)
  })

  it('give the verdict, the reason and the digests of an enrollment, and the words of the clerk beside the reason', () => {
    const [withPicture, without] = everyFacts.enrollmentSaved
    if (withPicture === undefined || without === undefined) throw new Error('this story needs both')
    expect(told(withPicture, 'Has a doctor’s note')).toEqual({
      'To be done': 'create the person, store the photo, send the e-mail',
      Verdict: 'Blocked',
      'Blocked by': 'open eyes',
      'Stood out': 'background',
      'Not measured': 'reflections before the eyes',
      'Judged by': 'thresholds 2027-02, human 3.3.6 wasm',
      'Used all the same': 'Another reason',
      'Clerk’s words': 'Has a doctor’s note',
      'Photo (SHA-256)': photoDigest,
      'Visual face (SHA-256)': 'ef'.repeat(32),
      'Work number': job,
    })
    expect(told(without)).toEqual({ 'To be done': 'create the person', Verdict: 'No picture', 'Work number': job })
  })

  it('give what the server replied, done or refused, with its numbers', () => {
    const [refused] = everyFacts.stepRefused
    const stored = everyFacts.stepDone.find(({ result }) => result.step === 'uploadPhoto')
    if (refused === undefined || stored === undefined) throw new Error('this story needs both')
    expect(told(refused)['Server’s reply']).toBe('Server code 65675, HTTP status 500')
    expect(told(stored)['Server’s reply']).toBe('15,872 bytes, read back the same')
    expect(told(stored)['Part of']).toBe('an enrollment')
  })

  it('do not say of a purpose nobody asked about that it was refused', () => {
    const [photoOnly] = everyFacts.consentAnswered
    if (photoOnly === undefined) throw new Error('this story needs it')
    expect(told(photoOnly)).toMatchObject({ Photo: 'Agreed', 'Visual face': 'Not asked' })
  })

  it('name the work that took another’s place', () => {
    const [superseded] = everyFacts.jobSuperseded
    if (superseded === undefined) throw new Error('this story needs it')
    expect(told(superseded)).toEqual({ 'Work number': job, 'Replaced by': newerJob })
  })
})

describe('whom an entry is about', () => {
  const whom = (person: Parameters<typeof whomText>[0]['person']): string => whomText({ person }, say)
  const named = (id: string | null, name: string) =>
    ({ kind: 'person', person: { id, name, overrideWords: null } }) as const

  it('is a name with an id, with none yet, or an id without a name', () => {
    expect(whom(named('404', 'Ada Byron'))).toBe('Ada Byron · ID 404')
    expect(whom(named(null, 'Ada Byron'))).toBe('Ada Byron · no ID yet')
    expect(whom(named('404', ' '))).toBe('No name · ID 404')
  })

  it('is told apart when erased, not to be read, or nobody', () => {
    const words = (['erased', 'unreadable', 'nobody'] as const).map((kind) => whom({ kind }))
    expect(words).toEqual(['Erased person', 'Person cannot be read', 'About nobody'])
  })

  it('stands in the row with who did it, which may be the station itself', () => {
    expect(whoText({ operatorId: null }, say)).toBe('The station')
    expect(entryRowText(entryOf(7), say)).toMatch(
      /^4 Mar 2027 \d\d:\d\d: Pictures on this station destroyed\. Ada Byron · ID 404\. Clerk 12\.$/u,
    )
  })
})

describe('the verdict on the journal', () => {
  const flaws = ['changed', 'missing', 'headForged', 'headMissing'] as const
  const textOf = (verdict: JournalVerdict) => newsText({ kind: 'checked', verdict }, say)

  it('is good news only when it is whole', () => {
    expect(textOf({ kind: 'whole', entries: 1204 })).toMatchObject({
      tone: 'success',
      title: 'The journal is whole: all 1,204 entries are as they were written.',
    })
    expect(textOf({ kind: 'whole', entries: 1 }).title).toContain('its 1 entry is')
    expect(textOf({ kind: 'whole', entries: 0 }).title).toBe('The journal is whole, and empty.')
  })

  it.each(flaws)('says what is wrong, where, and what to do: %s', (flaw) => {
    const verdict = journalVerdictSchema.parse({ kind: 'broken', entries: 1204, flaw, at: 1118 })
    const { tone, title, safe, next } = textOf(verdict)
    expect(tone).toBe('failure')
    expect(title).toContain('1,118')
    expect([title, safe, next].some((words) => words === undefined || isUnsaid(words))).toBe(false)
    expect(new Set(flaws.map((each) => textOf({ kind: 'broken', entries: 9, flaw: each, at: 1 }).title)).size).toBe(4)
  })

  it('does not boast of an erasure that erased nothing', () => {
    expect(newsText({ kind: 'erased', entries: 0 }, say).title).toBe('No entry was about this person any more.')
    expect(newsText({ kind: 'erased', entries: 17 }, say).title).toContain('17 entries')
    expect(newsText({ kind: 'exported', entries: 1204 }, say).title).toContain('1,204 entries')
  })
})
