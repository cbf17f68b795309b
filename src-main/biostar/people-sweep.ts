import type { DirectoryPerson } from '../../src-preload/contract/directory.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import { wallClockOf } from '../../src-preload/contract/rules/period.ts'
import type { ConversationFailure, Question } from './conversation.ts'
import type { Foreground } from './foreground.ts'
import { isNotThere } from './groups.ts'
import type { OperationOptions, OperationOutcome } from './operation.ts'
import type { PeopleParts } from './people.ts'
import { readDirectoryPage, type DirectoryPage, type SpareColumn } from './person-record.ts'

/** What a sweep takes: where its pages go, and what ends it early. */
export interface SweepOptions extends Pick<OperationOptions, 'signal'> {
  /** Hears the people of each page who were not in an earlier one; the next page waits for it. */
  readonly onPage: (people: readonly DirectoryPerson[]) => Promise<void> | void
}

/** How a sweep ended that met no failure. */
export interface SweepEnd {
  /** Whether everybody was read whom the account may see: only then is somebody who was not in it gone. */
  readonly isComplete: boolean
  readonly people: number
  /** The highest `last_modified`; `null` where the server does not tell. */
  readonly newest: number | null
}

/** Who was changed since a sweep. */
export interface ChangedPeople {
  readonly people: readonly DirectoryPerson[]
  /** Whether these are all; if not, the next sweep tells. */
  readonly isAll: boolean
  readonly newest: number | null
}

/** Reads everybody. */
export interface PeopleSweep {
  /** Reads all people, page by page. A failure leaves it unknown who there is. */
  sweep(options: SweepOptions): Promise<OperationOutcome<'searchPeople', SweepEnd>>
  /** Reads who was changed since, in one request. It never tells who is gone, and changed photos need not be in it. */
  changedSince(newest: number, options: OperationOptions): Promise<OperationOutcome<'searchPeople', ChangedPeople>>
}

/** What a sweep needs. */
export interface PeopleSweepParts extends PeopleParts {
  readonly foreground: Foreground
}

/** 20,000 people in pages of 500 were measured to work (reference section 4.4). */
export const sweepPage = 500

/** More people than this are not swept: it is twice what was measured here, and a server that never ends must. */
const mostPeople = 2_000_000

type Page = Outcome<DirectoryPage, ConversationFailure>

/** Makes the sweep of one session. */
export function createPeopleSweep({ conversation, clock, foreground }: PeopleSweepParts): PeopleSweep {
  const spareColumns = new Set<SpareColumn>()
  let listIsThere: boolean | null = null

  const ask = async (question: Omit<Question, 'effect'>, options: OperationOptions): Promise<Page> => {
    const asked = await conversation.ask({ ...question, effect: 'read' }, options)
    if (!asked.ok) return asked
    const page = readDirectoryPage(asked.value.body, spareColumns, wallClockOf(new Date(clock())))
    if (page !== null) return succeed(page)
    return fail({ kind: 'answerUnreadable', status: asked.value.answer.status, reason: 'wrongShape' })
  }
  const askList = (query: string, options: OperationOptions): Promise<Page> =>
    ask({ method: 'GET', path: `/api/users?${query}&order_by=user_id:false`, route: 'GET /api/users' }, options)
  const askSearch = (offset: number, options: OperationOptions): Promise<Page> => {
    const path = '/api/v2/users/search'
    const body = { limit: sweepPage, offset, order_by: 'user_id:false' }
    return ask({ method: 'POST', path, route: `POST ${path}`, body }, options)
  }

  /** The old list tells of photos and is deprecated; the search stands in where it has gone. */
  const askPage = async (offset: number, options: OperationOptions): Promise<Page> => {
    await foreground.quiet(options.signal)
    if (listIsThere === false) return askSearch(offset, options)
    const page = await askList(`limit=${String(sweepPage)}&offset=${String(offset)}`, options)
    if (page.ok) listIsThere = true
    if (page.ok || listIsThere === true || !isNotThere(page.failure)) return page
    const searched = await askSearch(offset, options)
    if (searched.ok) listIsThere = false
    return searched
  }

  return {
    async sweep({ signal, onPage }) {
      const options = signal === undefined ? {} : { signal }
      const read = await readAll((offset) => askPage(offset, options), onPage)
      return read.ok ? read : fail(conversation.settle('searchPeople', read.failure))
    },

    async changedSince(newest, options) {
      if (listIsThere === false) return succeed({ people: [], isAll: false, newest })
      await foreground.quiet(options.signal)
      const query = `limit=${String(sweepPage)}&offset=0&last_modified=${String(newest)}`
      const page = await askList(query, options)
      if (!page.ok) return fail(conversation.settle('searchPeople', page.failure))
      // A full page is a server that changed very much, or one that does not know the column and answers everybody.
      const isAll = page.value.people.length < sweepPage
      return succeed({ people: page.value.people, isAll, newest: page.value.newest ?? newest })
    },
  }
}

/** After so many steps back the list is not one that stands still enough to be read. Ours: a busy day has a few an hour. */
const mostStepsBack = 100

/**
 * Reads page after page until nobody new comes.
 *
 * People are created and deleted meanwhile, and each deletion before the page moves everybody up by one. So each page begins
 * with the last person of the one before. If somebody else stands there, people may have been passed over: the reading goes
 * back, further each time, until it meets somebody it knows. `total` decides little: it was seen to differ from the number
 * of distinct ids (reference section 4.4), but not by half.
 */
async function readAll(
  askPage: (offset: number) => Promise<Page>,
  onPage: SweepOptions['onPage'],
): Promise<Outcome<SweepEnd, ConversationFailure>> {
  const seen = new Set<string>()
  let newest: number | null = null
  let [position, furthest, overlap, stepsBack] = [0, 0, 1, 0]
  const end = (isComplete: boolean, total: number | null) => {
    const isPlausible = total === null || seen.size * 2 >= total
    return succeed({ isComplete: isComplete && isPlausible, people: seen.size, newest })
  }

  for (;;) {
    const offset = Math.max(0, position - overlap)
    const asked = await askPage(offset)
    if (!asked.ok) return asked
    const { people, total } = asked.value
    const first = people[0]?.summary.id
    if (offset > 0 && (first === undefined || !seen.has(first))) {
      stepsBack += 1
      if (stepsBack > mostStepsBack) return end(false, total)
      overlap *= 8
      continue
    }
    overlap = 1
    const added = people.filter(({ summary }) => {
      const isNew = !seen.has(summary.id)
      seen.add(summary.id)
      return isNew
    })
    if (asked.value.newest !== null) newest = Math.max(newest ?? 0, asked.value.newest)
    if (added.length > 0) await onPage(added)
    if (seen.size > mostPeople) return end(false, total)
    position = offset + people.length
    const isShort = people.length < sweepPage
    const isReadAgain = position < furthest && people.length > 1
    furthest = Math.max(furthest, position)
    // A full page without anybody new, although there are more: the server does not look at the offset.
    if (added.length === 0 && !isReadAgain) return end(isShort || (total !== null && total <= seen.size), total)
    if (isShort && total !== null && position >= total) return end(true, total)
  }
}
