import type { Failure } from '../../src-preload/contract/failures.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { PersonSummary } from '../../src-preload/contract/person.ts'
import type { Clock } from '../domain/clock.ts'
import type { ConversationFailure } from './conversation.ts'
import { giveUpWith } from './giving-up.ts'
import type { OperationOptions } from './operation.ts'
import type { PeoplePage } from './person-record.ts'

/** A list of all people, read page by page and kept for a short while. For servers without a search. */
export interface ListedPeople {
  /** All people. Giving up ends the waiting; the page under way is still kept, so that the next key need not start over. */
  read(options: OperationOptions): Promise<Outcome<readonly PersonSummary[], ListFailure>>
  /** Somebody was created or deleted: the next reading starts over. */
  forget(): void
}

type ListFailure = ConversationFailure | Failure<'cancelled'>

/** What the list needs. */
export interface ListedPeopleParts {
  readonly clock: Clock
  /** Asks for one page; not given up with any one caller. */
  readonly askPage: (offset: number, limit: number) => Promise<Outcome<PeoplePage, ConversationFailure>>
}

/** 20,000 people in pages of 500 were measured to work (reference section 4.4). */
const pageSize = 500

/** Long enough for one search to be typed and corrected, short enough that a person created elsewhere soon appears. Ours. */
const keptFor = 60_000

interface Reading {
  readonly people: Map<string, PersonSummary>
  offset: number
  completedAt: number | null
  page: Promise<Outcome<null, ConversationFailure>> | null
}

const freshReading = (): Reading => ({ people: new Map(), offset: 0, completedAt: null, page: null })

/** Makes an empty list. */
export function createListedPeople({ clock, askPage }: ListedPeopleParts): ListedPeople {
  let reading = freshReading()

  const readPage = async (into: Reading): Promise<Outcome<null, ConversationFailure>> => {
    const page = await askPage(into.offset, pageSize)
    if (!page.ok) return fail(page.failure)
    const before = into.people.size
    for (const person of page.value.people) into.people.set(person.id, person)
    into.offset += page.value.people.length
    // A server that counts wrongly (measured, reference section 4.4) or ignores the offset must not be read for ever.
    const nothingNew = into.people.size === before
    const allCounted = page.value.total !== null && into.offset >= page.value.total
    if (nothingNew || allCounted) into.completedAt = clock()
    return succeed(null)
  }

  return {
    async read(options) {
      if (reading.completedAt !== null && clock() - reading.completedAt >= keptFor) reading = freshReading()
      const own = reading
      while (own.completedAt === null) {
        own.page ??= readPage(own).finally(() => {
          own.page = null
        })
        const page = await giveUpWith(options.signal, own.page)
        if (!page.ok) return page
      }
      return succeed([...own.people.values()])
    },
    forget() {
      reading = freshReading()
    },
  }
}
