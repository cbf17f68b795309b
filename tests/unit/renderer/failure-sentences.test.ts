import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { failureSchemas, type Failure, type FailureKind } from '../../../src-preload/contract/failures.ts'
import { describeFailure } from '../../../src-renderer/i18n/failure-sentences.ts'
import { createSentences } from '../../../src-renderer/i18n/sentences.ts'

const say = createSentences().t
const fingerprint = Array.from({ length: 32 }, () => 'AB').join(':')
const answer = { status: 400, code: '65675', link: 'https://support.supremainc.com/en/support/home' }

/** Facts for the fields that are free text or numbers; enumerated ones are walked through. */
const facts: Readonly<Record<string, readonly unknown[]>> = {
  host: ['biostar.example.com'],
  paired: [fingerprint],
  shown: [fingerprint],
  answer: [answer],
  reference: ['r-1'],
  status: [200],
  code: ['131074'],
  nextId: ['4711', null],
  at: ['2027-03-04T10:04:00.000Z'],
  attemptsLeft: [3],
  fields: [['email', 'title']],
  call: ['User/Update'],
  most: [32],
  terminal: ['BioStation 3 541600003'],
  terminals: ['FaceStation F2 541600002, BioStation 3 541600003'],
}

/** Every failure the contract can carry, one for each value of each enumerated fact. */
function everyFailure(): readonly Failure[] {
  const kinds = Object.keys(failureSchemas) as FailureKind[]
  return kinds.flatMap((kind) => {
    const schema = failureSchemas[kind]
    const fields: readonly (readonly [string, readonly unknown[]])[] = Object.entries(schema.shape)
      .filter(([name]) => name !== 'kind')
      .map(([name, field]) => [name, valuesOf(kind, name, field)])
    const samples = fields.reduce<readonly Record<string, unknown>[]>(
      (rest, [name, values]) => rest.flatMap((sample) => values.map((value) => ({ ...sample, [name]: value }))),
      [{ kind }],
    )
    return samples.map((sample) => schema.parse(sample))
  })
}

function valuesOf(kind: FailureKind, name: string, field: unknown): readonly unknown[] {
  if (field instanceof z.ZodEnum) return field.options
  if (kind === 'imageRejected') return Array.from({ length: 20 }, (_, number) => 30_000 + number)
  const values = facts[name]
  if (values === undefined) throw new Error(`no sample for ${kind}.${name}`)
  return values
}

describe('the sentences of failures', () => {
  const failures = everyFailure()

  it('walks through every kind the contract knows', () => {
    expect(new Set(failures.map(({ kind }) => kind))).toEqual(new Set(Object.keys(failureSchemas)))
    expect(failures.length).toBeGreaterThan(100)
  })

  it.each(failures.map((failure) => [JSON.stringify(failure), failure] as const))(
    'says what happened, what is safe and what to do now: %s',
    (_, failure) => {
      const text = describeFailure(failure, say)
      for (const sentence of [text.title, text.safe, text.next]) {
        expect(sentence).toMatch(/^(?:[\p{Lu}\d]|biostar\.example\.com).*\.$/su)
        expect(sentence).not.toContain('{{')
        expect(sentence).not.toContain('failures.')
      }
    },
  )

  it('would see a sentence that is missing', () => {
    const unheardOf = { kind: 'serverUnreachable', host: 'h', reason: 'eatenByDog' } as unknown as Failure
    expect(describeFailure(unheardOf, say).title).toContain('failures.')
  })

  it('names the host, the next free id and the attempts that are left', () => {
    expect(
      describeFailure({ kind: 'serverUnreachable', host: 'desk-7.example', reason: 'refused' }, say).title,
    ).toContain('desk-7.example')
    expect(describeFailure({ kind: 'duplicateId', nextId: '4711' }, say).next).toContain('4711')
    expect(describeFailure({ kind: 'duplicateId', nextId: null }, say).next).not.toContain('null')
    expect(describeFailure({ kind: 'unlockRefused', attemptsLeft: 2 }, say).next).toContain('2')
  })

  it('gives the numbers of an unknown refusal, and only a link that is encrypted', () => {
    const refused = describeFailure({ kind: 'serverRefused', answer }, say)
    expect(refused.details).toBe('Server code 65675, HTTP status 400')
    expect(refused.link).toBe(answer.link)
    const plain = { ...answer, link: 'http://support.supremainc.com/' }
    expect(describeFailure({ kind: 'serverRefused', answer: plain }, say).link).toBeNull()
    expect(
      describeFailure({ kind: 'serverRefused', answer: { status: 500, code: null, link: null } }, say).details,
    ).toBe('HTTP status 500')
  })

  it('says of a picture the server refuses what the station says of it itself', () => {
    const titleOf = (code: number): string => describeFailure({ kind: 'imageRejected', code }, say).title
    expect(titleOf(30_008)).toBe(say('judgement.statement.noFace'))
    expect(titleOf(30_009)).toBe(say('judgement.statement.secondFace'))
    expect(titleOf(30_010)).toBe(say('judgement.statement.comeCloser'))
  })

  it('tells trouble at the server from trouble with the picture, and keeps the number of each', () => {
    const told = Array.from({ length: 20 }, (_, number) =>
      describeFailure({ kind: 'imageRejected', code: 30_000 + number }, say),
    )
    expect(told.map(({ details }) => details)).toEqual(
      told.map((_, number) => `Server code ${String(30_000 + number)}`),
    )
    const codesOf = (title: string | undefined): readonly number[] =>
      told.flatMap((text, number) => (text.title === title ? [number] : []))
    // Reference section 6.3: missing parameter, cannot save, out of memory, unexpected; and two numbers without a meaning.
    expect(codesOf(told[5]?.title)).toEqual([5, 6, 7, 14])
    expect(codesOf(told[16]?.title)).toEqual([16, 19])
    expect(codesOf(told[11]?.title)).toEqual([11, 12])
    expect(new Set(told.map(({ title }) => title)).size).toBe(14)
  })
})
