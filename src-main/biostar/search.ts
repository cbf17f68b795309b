import { known, unknown } from '../../src-preload/contract/fact.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { PersonSummary, SearchAnswer } from '../../src-preload/contract/person.ts'
import { wallClockOf } from '../../src-preload/contract/rules/period.ts'
import { askAdvancedSearch } from './advanced-search.ts'
import type { ConversationFailure } from './conversation.ts'
import type { Envelope } from './envelope.ts'
import { isNotThere } from './groups.ts'
import { createListedPeople } from './listed-people.ts'
import { createMatching } from './matching.ts'
import type { OperationOptions, OperationOutcome } from './operation.ts'
import type { PeopleParts } from './people.ts'
import { readPeoplePage, type PeoplePage, type SpareColumn } from './person-record.ts'
import { contains, extraColumnOf, type ExtraColumn, type SearchColumn } from './search-text.ts'
import type { Capabilities } from './server-version.ts'

/** What a search takes. */
export interface SearchQuery {
  readonly text: string
  readonly offset: number
  readonly limit: number
}

/** The search of one session, with what it has learned about the server. */
export interface Search {
  find(query: SearchQuery, options: OperationOptions): Promise<OperationOutcome<'searchPeople'>>
  /** Somebody was created or deleted. */
  forget(): void
}

/** What a search needs. */
export interface SearchParts extends PeopleParts {
  readonly capabilities: () => Capabilities
  readonly operatorName: () => string
}

type Found = Outcome<SearchAnswer, ConversationFailure>
type Page = Outcome<PeoplePage, ConversationFailure>

/** People found by an extra column are fetched at once up to this number; more than that is told as an unknown total. Ours. */
const mostExtras = 200

/** Makes the search of one session. */
export function createSearch({ conversation, clock, capabilities, operatorName }: SearchParts): Search {
  const spareColumns = new Set<SpareColumn>()
  /** Extra columns that `users/search` turned out to look at by itself. */
  const covered = new Set<ExtraColumn>()
  let searchIsThere: boolean | null = null
  let advancedIsThere: boolean | null = null

  const openPage = (asked: Outcome<Envelope, ConversationFailure>): Page => {
    if (!asked.ok) return asked
    const page = readPeoplePage(asked.value.body, spareColumns, wallClockOf(new Date(clock())))
    if (page !== null) return succeed(page)
    return fail({ kind: 'answerUnreadable', status: asked.value.answer.status, reason: 'wrongShape' })
  }

  const askSearch = async ({ text, offset, limit }: SearchQuery, options: OperationOptions): Promise<Page> => {
    const path = '/api/v2/users/search'
    const body = { limit, offset, order_by: 'user_id:false', ...(text === '' ? {} : { search_text: text }) }
    return openPage(
      await conversation.ask({ method: 'POST', path, route: `POST ${path}`, body, effect: 'read' }, options),
    )
  }

  const listed = createListedPeople({
    clock,
    askPage: async (offset, limit) => {
      const path = `/api/users?limit=${limit}&offset=${offset}&order_by=user_id:false`
      return openPage(await conversation.ask({ method: 'GET', path, route: 'GET /api/users', effect: 'read' }, {}))
    },
  })

  const matching = createMatching({
    operatorName,
    count: async (text) => {
      const page = await askSearch({ text, offset: 0, limit: 1 }, {})
      return page.ok ? (page.value.total ?? page.value.people.length) : null
    },
  })

  /** Reads the whole list and looks through it here: for servers without a search. */
  const findInList = async ({ text, offset, limit }: SearchQuery, options: OperationOptions): Promise<Found> => {
    const read = await listed.read(options)
    if (!read.ok) return read
    const columns: SearchColumn[] = [
      'id',
      'name',
      ...(['email', 'phone'] as const).filter((it) => spareColumns.has(it)),
    ]
    const people = text === '' ? read.value : read.value.filter((person) => contains(person, columns, text))
    const page = people.slice(offset, offset + limit)
    return succeed({ people: page, total: unknown, searched: columns, matching: 'contains' })
  }

  /** People found by an extra column alone; empty where the server has no such search. */
  const findExtras = async (text: string, column: ExtraColumn, options: OperationOptions): Promise<Page> => {
    const level = capabilities().operatorLevelInSearch ? { user_operator_level_id: '0' } : {}
    const criteria = { [`user_${column}`]: text, limit: mostExtras, offset: 0, order_by: 'user_id:false', ...level }
    const asked = await askAdvancedSearch(conversation, criteria, options)
    advancedIsThere = asked.ok || !isNotThere(asked.failure)
    const page = openPage(asked)
    if (!page.ok) return page
    const extras = page.value.people.filter((person) => !contains(person, ['id', 'name'], text))
    const isComplete = (page.value.total ?? page.value.people.length) <= page.value.people.length
    return succeed({ people: extras, total: isComplete ? extras.length : null })
  }

  const extraColumnFor = (text: string): ExtraColumn | null => {
    const column = extraColumnOf(text)
    if (column === null || covered.has(column)) return null
    return advancedIsThere === false || capabilities().advancedSearch === 'no' ? null : column
  }

  const learnCoverage = (text: string, people: readonly PersonSummary[]): void => {
    for (const column of ['email', 'phone'] as const)
      if (people.some((person) => contains(person, [column], text) && !contains(person, ['id', 'name'], text)))
        covered.add(column)
  }

  const decideMatching = async (text: string, people: readonly PersonSummary[]): Promise<SearchAnswer['matching']> => {
    if (text === '') return 'contains'
    matching.learn(text, people)
    return people.length === 0 ? matching.decide() : matching.known()
  }

  const findBySearch = async (query: SearchQuery, options: OperationOptions): Promise<Found> => {
    const { text, offset, limit } = query
    const first = await askSearch(query, options)
    if (!first.ok) return first
    const people = first.value.people.slice(0, limit)
    if (text !== '') learnCoverage(text, people)
    const columns: SearchColumn[] = ['id', 'name', ...covered]
    const column = extraColumnFor(text)
    const total = first.value.total
    if (column === null || total === null) return answer(people, total, columns, text)

    const extras = await findExtras(text, column, options)
    // Without the extra column the answer is still a good one, and says what was searched.
    if (!extras.ok) return extras.failure.kind === 'refused' ? answer(people, total, columns, text) : extras
    const start = Math.max(0, offset - total)
    const room = Math.max(0, Math.min(limit, offset + limit - total))
    const merged = [...people, ...extras.value.people.slice(start, start + room)].slice(0, limit)
    const all = extras.value.total === null ? null : total + extras.value.total
    return answer(merged, all, [...columns, column], text)
  }

  const answer = async (
    people: readonly PersonSummary[],
    total: number | null,
    searched: SearchColumn[],
    text: string,
  ): Promise<Found> =>
    succeed({
      people: [...people],
      total: total === null ? unknown : known(total),
      searched,
      matching: await decideMatching(text, people),
    })

  const findEither = async (query: SearchQuery, options: OperationOptions): Promise<Found> => {
    if (searchIsThere === false) return findInList(query, options)
    const found = await findBySearch(query, options)
    if (found.ok) searchIsThere = true
    if (found.ok || searchIsThere === true || !isNotThere(found.failure)) return found
    searchIsThere = false
    return findInList(query, options)
  }

  return {
    async find(query, options) {
      const found = await findEither({ ...query, text: query.text.trim() }, options)
      return found.ok ? found : fail(conversation.settle('searchPeople', found.failure))
    },
    forget: () => listed.forget(),
  }
}
