import { describe, expect, it } from 'vitest'
import { exportEvents } from '../../../src-main/desk/event-export.ts'
import type { DoorEvent, EventPage } from '../../../src-preload/contract/door-event.ts'
import { absent, known, unknown } from '../../../src-preload/contract/fact.ts'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'

const eventOf = (number: number, name: string): DoorEvent => ({
  id: String(number),
  at: '2027-03-04T09:41:07.000Z',
  serverAt: unknown,
  code: known(4867),
  typeName: known('IDENTIFY_SUCCESS_FACE'),
  device: absent,
  door: known({ id: '1', name: 'Main door' }),
  person: known({ id: '7', name }),
  userGroup: unknown,
})

/** Exports a log of so many events, ten on a page, and answers what came of it and the text that was saved. */
async function exported(count: number, parts: { readonly most?: number; readonly failAt?: number } = {}) {
  const signal = new AbortController().signal
  let text = ''
  const outcome = await exportEvents({
    readPage: async (cursor, limit) => {
      const offset = cursor?.kind === 'offset' ? cursor.offset : 0
      if (parts.failAt !== undefined && offset >= parts.failAt) return fail({ kind: 'serverBusy' as const })
      const events = Array.from({ length: Math.min(limit, 10, count - offset) }, (_, place) =>
        eventOf(offset + place, '=1+1'),
      )
      const next = offset + events.length
      const page: EventPage = {
        events,
        next: next < count ? { kind: 'offset', until: '2027-03-04T10:00:00Z', offset: next, told: [] } : null,
        isOrdered: true,
      }
      return Promise.resolve(succeed(page))
    },
    save: async (file) => {
      try {
        if (typeof file.text !== 'string') for await (const piece of file.text) text += piece
      } catch {
        return fail({ kind: 'notSaved' as const, reason: 'failed' as const })
      }
      return succeed(undefined)
    },
    at: '2027-03-04T10:00:00.000Z',
    signal,
    ...(parts.most === undefined ? {} : { most: parts.most }),
  })
  return { outcome, lines: text.split('\r\n').filter((line) => line !== '') }
}

describe('an export of door events', () => {
  it('holds every event once, with both clocks, and no cell that a spreadsheet would compute', async () => {
    const { outcome, lines } = await exported(25)
    expect(outcome).toEqual(succeed({ events: 25, isComplete: true }))
    expect(lines).toHaveLength(26)
    expect(lines[1]).toContain(
      '"2027-03-04T09:41:07.000Z","4867","IDENTIFY_SUCCESS_FACE","letIn","7","\'=1+1","1","Main door"',
    )
    expect(lines[1]).toMatch(/^"2027-03-0\d \d\d:\d\d:07",/u)
  })

  it('ends after the most it takes, and says that there is more', async () => {
    const { outcome, lines } = await exported(25, { most: 12 })
    expect(outcome).toEqual(succeed({ events: 12, isComplete: false }))
    expect(lines).toHaveLength(13)
  })

  it('tells what the server failed with, and not that the file could not be written', async () => {
    const { outcome } = await exported(25, { failAt: 10 })
    expect(outcome).toEqual(fail({ kind: 'serverBusy' }))
  })
})
