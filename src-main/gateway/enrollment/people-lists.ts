import type { DirectoryPerson } from '../../../src-preload/contract/directory.ts'
import { known, unknown } from '../../../src-preload/contract/fact.ts'
import { fail, succeed, type Outcome } from '../../../src-preload/contract/outcome.ts'
import type { PersonSummary, SearchAnswer } from '../../../src-preload/contract/person.ts'
import { largestNumericId } from '../../../src-preload/contract/rules/person-id.ts'
import { wallClockOf } from '../../../src-preload/contract/rules/period.ts'
import type { ChangedPeople, SweepEnd, SweepOptions } from '../../biostar/people-sweep.ts'
import type { SearchQuery } from '../../biostar/search.ts'
import { foldText } from '../../directory/folded-text.ts'
import type { GatewayCallOptions, GatewayFailure, GatewayOutcome } from '../gateway-client.ts'
import type { InfoPart } from '../masks.ts'
import type { UserSetting } from '../messages.ts'
import { summaryOf } from './held-person.ts'
import { readTerminals, type TerminalInReach, type TerminalParts } from './terminals-in-reach.ts'

/**
 * Who is on the terminals, in memory: ids, names, periods and how many faces. A hundred thousand people are some 40 MB; nobody's photo
 * or template is among it.
 */
export interface PeopleLists {
  /** Reads all lists anew, terminal by terminal, and tells whom it meets for the first time. */
  sweep(options: SweepOptions): Promise<Outcome<SweepEnd, GatewayFailure>>
  /** Reads the ids anew, and the names of those that are new. Who is gone is dropped here, and told by the next sweep. */
  changes(options: GatewayCallOptions): Promise<Outcome<ChangedPeople, GatewayFailure>>
  /** Finds people by any part of name or id; reads the lists first where nobody has. */
  find(query: SearchQuery, options: GatewayCallOptions): Promise<Outcome<SearchAnswer, GatewayFailure>>
  /** The next free id by number; reads the lists first where nobody has. `null` where there is none left. */
  nextId(options: GatewayCallOptions): Promise<Outcome<string | null, GatewayFailure>>
  /** The next free id as far as is known now. */
  readonly knownNextId: () => string | null
  /** Takes note of somebody who was just read or created. */
  learn(person: PersonSummary): void
  forget(id: string): void
  /** Forgets everybody. */
  clear(): void
}

interface Listed {
  readonly id: string
  readonly name: string
  readonly folded: string
  readonly period: Pick<UserSetting, 'startTime' | 'endTime'> | null
  readonly faces: number
  /** The terminals on which the person was when those were last read. */
  readonly at: ReadonlySet<string>
}

/** What a list reads beyond the ids. Modes and levels come with the period; nothing of a credential does. */
const listedParts: ReadonlySet<InfoPart> = new Set(['header', 'setting', 'name'])

/** Lists that nobody has read for so long are read again when somebody searches, in milliseconds. Ours: as often as a look for changes. */
const staleAfter = 3 * 60_000

/** As many people are told at a time. Ours: as in the sweep of a server. */
const pageSize = 500

/** Makes empty lists. */
export function createPeopleLists(parts: TerminalParts): PeopleLists {
  const people = new Map<string, Listed>()
  const withTerminal = createTerminalSets()
  let readAt: number | null = null
  let reading: Promise<GatewayOutcome<readonly TerminalInReach[]>> | null = null

  const shown = ({ id, name, period, faces }: Listed): PersonSummary =>
    summaryOf({ id, name, setting: period, faces }, wallClockOf(new Date(parts.clock())))

  const drop = (id: string, terminal: string): void => {
    const listed = people.get(id)
    if (listed?.at.has(terminal) !== true) return
    const at = new Set([...listed.at].filter((each) => each !== terminal))
    if (at.size === 0) people.delete(id)
    else people.set(id, { ...listed, at })
  }

  /** Reads the ids of one terminal, and whoever of them is wanted whole. Answers the ids there are. */
  const readOne = async (
    { deviceID, id: terminal }: TerminalInReach,
    isWanted: (id: string) => boolean,
    options: GatewayCallOptions,
    onRead: (listed: readonly Listed[]) => Promise<void> | void,
  ): Promise<GatewayOutcome<ReadonlySet<string>>> => {
    const listed = await parts.client.user.getList(deviceID, options)
    if (!listed.ok) return fail(listed.failure)
    const faces = new Map(listed.value.map(({ ID, numOfFace }) => [ID, numOfFace]))
    for (const id of faces.keys()) {
      const before = people.get(id)
      if (before !== undefined) people.set(id, { ...before, at: withTerminal(before.at, terminal) })
    }
    const wanted = [...faces.keys()].filter(isWanted)
    if (wanted.length === 0) return succeed(new Set(faces.keys()))
    const read = await parts.client.user.readBatches(
      deviceID,
      wanted,
      listedParts,
      async (users) => {
        const met = users.map(({ hdr, name, setting }): Listed => {
          const id = hdr?.ID ?? ''
          const before = people.get(id)
          const shownName = name.trim() === '' ? (before?.name ?? '') : name.trim()
          const count = Math.max(hdr?.numOfFace ?? 0, faces.get(id) ?? 0)
          return {
            id,
            name: shownName,
            folded: foldText(shownName),
            period: setting ?? before?.period ?? null,
            faces: Math.max(count, before?.faces ?? 0),
            at: withTerminal(before?.at ?? nowhere, terminal),
          }
        })
        for (const each of met) if (each.id !== '') people.set(each.id, each)
        await onRead(met)
      },
      options,
    )
    // Whoever was deleted between list and names is nobody to be told of.
    if (!read.ok && read.failure.kind !== 'terminalUserUnknown') return fail(read.failure)
    return succeed(new Set(faces.keys()))
  }

  /** Reads every connected terminal. People of those that are away stay as they were. */
  const readAll = async (
    isWanted: (id: string) => boolean,
    options: GatewayCallOptions,
    onRead: (listed: readonly Listed[]) => Promise<void> | void,
  ): Promise<GatewayOutcome<readonly TerminalInReach[]>> => {
    const terminals = await readTerminals(parts, options)
    if (!terminals.ok) return terminals
    let isEveryListRead = true
    for (const terminal of terminals.value) {
      const read = terminal.isThere ? await readOne(terminal, isWanted, options, onRead) : null
      if (
        read !== null &&
        !read.ok &&
        (read.failure.kind === 'cancelled' || read.failure.kind === 'gatewayUnreachable')
      )
        return fail(read.failure)
      // A terminal that is away or failed keeps the people it was last known to have: unknown is not gone.
      if (read === null || !read.ok) isEveryListRead = false
      else
        for (const { id, at } of people.values()) if (at.has(terminal.id) && !read.value.has(id)) drop(id, terminal.id)
    }
    // Whoever was only told of, and is on none of all lists, is gone.
    if (isEveryListRead) for (const { id, at } of people.values()) if (at.size === 0) people.delete(id)
    readAt = parts.clock()
    return terminals
  }

  /** One reading at a time serves everybody who waits for the first. */
  const reads = async (
    read: () => Promise<GatewayOutcome<readonly TerminalInReach[]>>,
  ): Promise<GatewayOutcome<readonly TerminalInReach[]>> => {
    const now = read().finally(() => {
      if (reading === now) reading = null
    })
    reading = now
    return now
  }

  /** Reads the ids anew, and whoever is new whole. */
  const renew = async (options: GatewayCallOptions): Promise<Outcome<ChangedPeople, GatewayFailure>> => {
    const met: Listed[] = []
    const read = await reads(async () =>
      readAll(
        (id) => !people.has(id),
        options,
        (listed) => void met.push(...listed),
      ),
    )
    if (!read.ok) return read
    return succeed({ people: met.map((each) => directoryPersonOf(shown(each))), isAll: true, newest: parts.clock() })
  }

  const ensure = async (options: GatewayCallOptions): Promise<GatewayOutcome<null>> => {
    const age = readAt === null ? null : parts.clock() - readAt
    // What is a little old answers at once, and is renewed for the next question.
    if (age !== null && (age > staleAfter || age < 0) && reading === null) void renew({})
    if (age !== null) return succeed(null)
    const read = await (reading ??
      reads(async () =>
        readAll(
          () => true,
          options,
          () => undefined,
        ),
      ))
    // Whoever read for the others may have been given up.
    if (!read.ok && read.failure.kind === 'cancelled' && options.signal?.aborted !== true) return ensure(options)
    return read.ok ? succeed(null) : read
  }

  const knownNextId = (): string | null => {
    let highest = 0
    for (const id of people.keys()) if (/^[1-9]\d{0,9}$/u.test(id)) highest = Math.max(highest, Number(id))
    if (highest < largestNumericId) return String(highest + 1)
    for (let id = 1; id <= largestNumericId; id += 1) if (!people.has(String(id))) return String(id)
    return null
  }

  return {
    async sweep({ signal, onPage }) {
      const told = new Set<string>()
      const tell = async (listed: Iterable<Listed>): Promise<void> => {
        const news = [...listed].filter(({ id }) => id !== '' && !told.has(id))
        for (const { id } of news) told.add(id)
        for (let start = 0; start < news.length; start += pageSize)
          await onPage(news.slice(start, start + pageSize).map((each) => directoryPersonOf(shown(each))))
      }
      const read = await reads(async () => readAll(() => true, { signal }, tell))
      if (!read.ok) return read
      // Those of a terminal that is away, or failed, are known from before.
      await tell(people.values())
      return succeed({ isComplete: true, people: told.size, newest: parts.clock() })
    },
    changes: renew,
    async find({ text, offset, limit }, options) {
      const ready = await ensure(options)
      if (!ready.ok) return ready
      const words = foldText(text)
        .split(/\s+/u)
        .filter((word) => word !== '')
      const found = [...people.values()].filter(({ id, folded }) =>
        words.every((word) => folded.includes(word) || id.toLowerCase().includes(word)),
      )
      found.sort((one, other) => one.folded.localeCompare(other.folded) || one.id.localeCompare(other.id))
      return succeed({
        people: found.slice(offset, offset + limit).map(shown),
        total: known(found.length),
        searched: ['id', 'name'],
        matching: 'contains',
      })
    },
    async nextId(options) {
      const ready = await ensure(options)
      return ready.ok ? succeed(knownNextId()) : ready
    },
    knownNextId,
    learn(person) {
      const before = people.get(person.id)
      const name = person.name.trim()
      people.set(person.id, {
        id: person.id,
        name,
        folded: foldText(name),
        period: before?.period ?? null,
        faces: person.visualFaces.kind === 'known' ? person.visualFaces.value : (before?.faces ?? 0),
        at: before?.at ?? nowhere,
      })
    },
    forget: (id) => void people.delete(id),
    clear() {
      people.clear()
      readAt = null
    },
  }
}

const nowhere: ReadonlySet<string> = new Set()

/** Adds a terminal to a set. A hundred thousand people are on a handful of different sets of terminals, so that each is made once. */
function createTerminalSets(): (set: ReadonlySet<string>, terminal: string) => ReadonlySet<string> {
  const made = new Map<string, ReadonlySet<string>>()
  return (set, terminal) => {
    if (set.has(terminal)) return set
    const all = [...set, terminal].toSorted()
    const key = all.join(' ')
    const known = made.get(key) ?? new Set(all)
    made.set(key, known)
    return known
  }
}

function directoryPersonOf(summary: PersonSummary): DirectoryPerson {
  return { summary, hasPhoto: unknown }
}
