import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openEnvelope, readPayload } from '../../../src-main/biostar/envelope.ts'
import { readPeoplePage, readPersonRecord } from '../../../src-main/biostar/person-record.ts'
import { lenient, wireCount, wireFlag, wireList, wireText } from '../../../src-main/biostar/wire-values.ts'

const seed = 20_241_122
const now = '2025-06-01T12:00'
const link = 'https://support.supremainc.com/en/support/home'

type Json = Record<string, unknown>
type Shape = 'A' | 'B' | 'C' | 'D'

const wrappings: Readonly<Record<Shape, (payload: Json, code: unknown) => Json>> = {
  A: (payload, code) => ({ ...payload, Response: { code, link, message: 'Success' } }),
  B: (payload, code) => ({ ...payload, Response: { code } }),
  C: (payload, code) => ({ Response: { code, link, message: 'success', by: 'web' }, ...payload }),
  D: (payload, code) => ({ code, link, message: 'success', by: 'web', ...payload }),
}

/** Every scalar as text, as v1 endpoints answer. */
function asStrings(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asStrings)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, asStrings(entry)]))
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
}

const shapes = fc.constantFrom<Shape>('A', 'B', 'C', 'D')
const person = fc.record(
  {
    user_id: fc.integer({ min: 1, max: 4_294_967_294 }).map(String),
    name: fc.string({ maxLength: 48 }),
    email: fc.emailAddress(),
    visual_face_count: fc.integer({ min: 0, max: 2 }),
    disabled: fc.boolean(),
    user_group_id: fc.record({ id: fc.integer({ min: 1, max: 9_999 }), name: fc.string({ maxLength: 48 }) }),
    access_groups: fc.array(fc.record({ id: fc.integer({ min: 1, max: 999 }), name: fc.string({ maxLength: 20 }) }), {
      minLength: 1,
      maxLength: 16,
    }),
  },
  { requiredKeys: ['user_id'] },
)

const answer = (status: number, body: unknown) => ({ status, headers: {}, text: JSON.stringify(body) })

function opened(body: unknown, status = 200) {
  const envelope = openEnvelope(answer(status, body))
  if (!envelope.ok) throw new Error(`not opened: ${envelope.failure.reason}`)
  return envelope.value
}

describe('an envelope', () => {
  it('says the same in any of the four shapes and either encoding', () => {
    fc.assert(
      fc.property(shapes, fc.boolean(), person, (shape, strings, user) => {
        const code = strings ? '0' : 0
        const plain = readPersonRecord({ User: user }, now)
        const envelope = opened(wrappings[shape]({ User: strings ? asStrings(user) : user }, code))
        expect(plain).not.toBeNull()
        expect(envelope.verdict).toBe('success')
        expect(readPersonRecord(envelope.body, now)).toEqual(plain)
      }),
      { seed },
    )
  })

  it('finds the same page of people in any shape and encoding', () => {
    fc.assert(
      fc.property(shapes, fc.boolean(), fc.array(person, { maxLength: 5 }), (shape, strings, rows) => {
        const payload = { UserCollection: { total: rows.length, rows } }
        const envelope = opened(wrappings[shape]((strings ? asStrings(payload) : payload) as Json, '0'))
        const page = readPeoplePage(envelope.body, new Set(), now)
        expect(page).toEqual(readPeoplePage(payload, new Set(), now))
        expect(page?.people.map(({ id }) => id)).toEqual(rows.map((row) => row.user_id))
        expect(page?.total).toBe(rows.length)
      }),
      { seed },
    )
  })

  it('never throws, whatever comes', () => {
    const junk = fc.oneof(
      fc.string(),
      fc.json(),
      fc.jsonValue().map((value) => JSON.stringify({ Response: value, User: value })),
    )
    let refused = 0
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), junk, (status, text) => {
        const envelope = openEnvelope({ status, headers: {}, text })
        if (!envelope.ok) refused += 1
        else readPayload(envelope.value, z.object({ User: z.object({ user_id: wireText }) }))
      }),
      { seed, numRuns: 2_000 },
    )
    expect(refused).toBeGreaterThan(0)
  })

  it('reads people out of junk without throwing, and without inventing any', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        readPersonRecord({ User: value }, now)
        const page = readPeoplePage({ UserCollection: { total: value, rows: value } }, new Set(), now)
        expect(page?.people ?? []).toEqual([])
      }),
      { seed, numRuns: 2_000 },
    )
  })

  it.each([
    [200, '0', 'success'],
    [201, 0, 'success'],
    [200, '1', 'partial'],
    [200, '8', 'refused'],
    [200, '4', 'refused'],
    [200, '65000', 'refused'],
    [500, '0', 'refused'],
    [400, '201', 'refused'],
  ] as const)('with status %i and code %s is a %s', (status, code, verdict) => {
    expect(opened({ Response: { code, message: 'Success' } }, status).verdict).toBe(verdict)
  })

  it.each([
    [200, '<html>hello</html>', 'notJson'],
    [200, '', 'notJson'],
    [200, '{"User":{"user_id":"1"', 'notJson'],
    [200, '[]', 'noEnvelope'],
    [200, 'null', 'noEnvelope'],
    [200, '{"User":{}}', 'noEnvelope'],
    [200, '{"Response":{"message":"Success"}}', 'noEnvelope'],
    [302, '{"Response":{"code":"0"}}', 'redirect'],
  ] as const)('with status %i and %s is unreadable: %s', (status, text, reason) => {
    expect(openEnvelope({ status, headers: {}, text })).toEqual({
      ok: false,
      failure: { kind: 'answerUnreadable', status, reason },
    })
  })

  it('keeps a link only when it leads to a page over https', () => {
    const linkOf = (text: unknown) => opened({ Response: { code: '30', link: text } }, 400).answer.link
    expect(linkOf(link)).toBe(link)
    for (const other of [
      '',
      'http://example.org',
      'javascript:alert(1)',
      'file:///etc/passwd',
      7,
      `https://a/${'b'.repeat(300)}`,
    ])
      expect(linkOf(other)).toBeNull()
  })
})

describe('single values', () => {
  it('are read from text and natively alike', () => {
    for (const yes of [true, 'true', 'True', 1, '1']) expect(wireFlag.parse(yes)).toBe(true)
    for (const no of [false, 'false', 0, '0']) expect(wireFlag.parse(no)).toBe(false)
    for (const junk of ['yes', '', 2, null, {}]) expect(wireFlag.safeParse(junk).success).toBe(false)
    expect(wireCount.parse('12')).toBe(12)
    expect(wireCount.safeParse('-1').success).toBe(false)
    expect(lenient(wireCount).parse('many')).toBeUndefined()
  })

  it('make a list from any spelling of one', () => {
    const ids = z.object({ rows: wireList(z.object({ id: wireText })) })
    for (const empty of [{}, { rows: [] }, { rows: '' }, { rows: null }]) expect(ids.parse(empty).rows).toEqual([])
    expect(ids.parse({ rows: { id: 7 } }).rows).toEqual([{ id: '7' }])
    expect(ids.parse({ rows: [{ id: 1 }, 'junk', { id: '2' }] }).rows).toEqual([{ id: '1' }, { id: '2' }])
  })
})
