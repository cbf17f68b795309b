import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Conversation, ConversationFailure } from '../../../src-main/biostar/conversation.ts'
import { createForeground } from '../../../src-main/biostar/foreground.ts'
import { createPeopleSweep, sweepPage, type SweepEnd } from '../../../src-main/biostar/people-sweep.ts'
import { fail, succeed, type Outcome } from '../../../src-preload/contract/outcome.ts'

/** How a list answers a page; the usual is a stretch of it. */
type Paging = (ids: readonly string[], offset: number, limit: number) => readonly string[]

const stretch: Paging = (ids, offset, limit) => ids.slice(offset, offset + limit)

/** A server that holds nothing but a list of ids, in their order, and lets a story change it before each page. */
class ListServer {
  readonly offsets: number[] = []
  ids: string[]
  readonly #paging: Paging
  readonly #total: ((ids: readonly string[]) => string | undefined) | undefined
  beforePage: (page: number) => void = () => undefined

  constructor(ids: readonly string[], paging = stretch, total?: (ids: readonly string[]) => string | undefined) {
    this.ids = [...ids]
    this.#paging = paging
    this.#total = total
  }

  readonly conversation: Pick<Conversation, 'ask' | 'settle'> = {
    ask: async ({ path }) => {
      const query = new URL(path, 'https://server').searchParams
      const [offset, limit] = [Number(query.get('offset')), Number(query.get('limit'))]
      this.offsets.push(offset)
      this.beforePage(this.offsets.length)
      const rows = this.#paging(this.ids, offset, limit).map((id) => ({ user_id: id, name: `Person ${id}` }))
      const total = this.#total === undefined ? String(this.ids.length) : this.#total(this.ids)
      const body = { UserCollection: { rows, ...(total === undefined ? {} : { total }) } }
      return succeed({ verdict: 'success', answer: { status: 200, code: '0', link: null }, body })
    },
    settle: (_name, failure: ConversationFailure) => failure as never,
  }
}

interface Swept {
  readonly end: Outcome<SweepEnd, { readonly kind: string }>
  readonly ids: readonly string[]
}

async function sweep(server: ListServer): Promise<Swept> {
  const ids: string[] = []
  const reading = createPeopleSweep({
    conversation: server.conversation,
    clock: () => 0,
    foreground: createForeground(),
  })
  const end = await reading.sweep({ onPage: (people) => void ids.push(...people.map(({ summary }) => summary.id)) })
  return { end, ids }
}

const numbered = (count: number, from = 1): string[] =>
  Array.from({ length: count }, (_, place) => String(from + place).padStart(6, '0'))

const complete = (people: number) => succeed({ isComplete: true, people, newest: null })

describe('a sweep', () => {
  it.each([0, 1, 2, 499, 500, 501, 998, 999, 1000, 1001, 2345])('reads %i people once each', async (count) => {
    const server = new ListServer(numbered(count))
    const { end, ids } = await sweep(server)
    expect(end).toEqual(complete(count))
    expect(ids).toEqual(numbered(count))
    expect(server.offsets.length).toBeLessThanOrEqual(Math.ceil(count / (sweepPage - 1)) + 1)
  })

  it.each([
    ['too few', (ids: readonly string[]) => String(ids.length - 7)],
    ['too many', (ids: readonly string[]) => String(ids.length + 7)],
    ['nothing', () => undefined],
  ])('reads to the end where the server counts %s', async (_what, total) => {
    const { end, ids } = await sweep(new ListServer(numbered(1203), stretch, total))
    expect(end).toEqual(complete(1203))
    expect(ids).toEqual(numbered(1203))
  })

  it('reads to the end where the server sends fewer than were asked for', async () => {
    const { end, ids } = await sweep(new ListServer(numbered(730), (ids, offset) => ids.slice(offset, offset + 100)))
    expect(end).toEqual(complete(730))
    expect(ids).toEqual(numbered(730))
  })

  it('reads to the end where somebody is sent twice', async () => {
    const doubled = numbered(800).flatMap((id) => (Number(id) % 9 === 0 ? [id, id] : [id]))
    const { end, ids } = await sweep(new ListServer(doubled))
    expect(end).toEqual(complete(800))
    expect(ids).toEqual(numbered(800))
  })

  it.each([
    ['ignores the offset', ((ids, _offset, limit) => ids.slice(0, limit)) satisfies Paging],
    ['sends one person and no more', ((ids) => ids.slice(0, 1)) satisfies Paging],
  ])('is not complete where the server %s, so that nobody is taken for gone', async (_what, paging) => {
    const { end } = await sweep(new ListServer(numbered(2000), paging))
    expect(end).toMatchObject({ ok: true, value: { isComplete: false } })
  })

  it('is not complete where the list never stands still', async () => {
    const server = new ListServer(numbered(3000))
    let next = 10_000
    server.beforePage = () => {
      server.ids = numbered(3000, (next += 3000))
    }
    const { end } = await sweep(server)
    expect(end).toMatchObject({ ok: true, value: { isComplete: false } })
  })

  it('passes nobody over when people are deleted meanwhile', async () => {
    const server = new ListServer(numbered(2000))
    server.beforePage = (page) => {
      if (page === 2) server.ids.splice(0, 40)
      if (page === 4) server.ids.splice(300, 200)
    }
    const { ids } = await sweep(server)
    expect(server.ids.filter((id) => !ids.includes(id))).toEqual([])
  })

  it('has everybody who was there all the time, whoever comes and goes', async () => {
    const change = fc.record({
      page: fc.integer({ min: 1, max: 8 }),
      at: fc.nat(),
      count: fc.nat({ max: 700 }),
      isNew: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 2500 }), fc.array(change, { maxLength: 12 }), async (count, changes) => {
        const server = new ListServer(numbered(count).map((id) => `${id}0`))
        const stayed = new Set(server.ids)
        server.beforePage = (page) => {
          for (const { at, count: many, isNew } of changes.filter((each) => each.page === page)) {
            const place = server.ids.length === 0 ? 0 : at % server.ids.length
            if (isNew) {
              const base = server.ids[place] ?? '0000010'
              const added = Array.from(
                { length: Math.min(many, 8) },
                (_, extra) => `${base.slice(0, -1)}${String(extra + 1)}`,
              )
              server.ids = [...new Set([...server.ids, ...added])].toSorted()
            } else for (const id of server.ids.splice(place, many)) stayed.delete(id)
          }
        }
        const { end, ids } = await sweep(server)
        expect(end).toMatchObject({ ok: true, value: { isComplete: true } })
        expect(new Set(ids).size).toBe(ids.length)
        const there = new Set(ids)
        expect([...stayed].filter((id) => !there.has(id))).toEqual([])
      }),
      { seed: 20_261_127, numRuns: 150 },
    )
  })

  it('leaves out a row that makes no sense, and reads on', async () => {
    const rows = numbered(1200).map((id) => (id === '000500' ? '' : id))
    const { end, ids } = await sweep(new ListServer(rows))
    expect(end).toEqual(complete(1199))
    expect(ids).toHaveLength(1199)
  })

  it('waits for whoever takes the pages', async () => {
    const server = new ListServer(numbered(1200))
    const reading = createPeopleSweep({
      conversation: server.conversation,
      clock: () => 0,
      foreground: createForeground(),
    })
    const taken = Promise.withResolvers<void>()
    const ended = reading.sweep({ onPage: async () => taken.promise })
    await new Promise((resolve) => setImmediate(resolve))
    expect(server.offsets).toEqual([0])
    taken.resolve()
    expect(await ended).toEqual(complete(1200))
  })

  it('stops where a page fails, and says why', async () => {
    const server = new ListServer(numbered(1200))
    const failing: typeof server.conversation = {
      ...server.conversation,
      ask: async (question, options) =>
        server.offsets.length === 1 ? fail({ kind: 'cancelled' }) : server.conversation.ask(question, options),
    }
    const reading = createPeopleSweep({ conversation: failing, clock: () => 0, foreground: createForeground() })
    expect(await reading.sweep({ onPage: () => undefined })).toEqual(fail({ kind: 'cancelled' }))
  })
})
