import type { DirectoryPerson } from '../../src-preload/contract/directory.ts'
import type { Breathe } from './in-slices.ts'
import { mergedPerson } from './merged-person.ts'
import type { PeopleIndex } from './people-index.ts'
import { buildPeopleIndex } from './people-index-builder.ts'
import { PeopleLines } from './people-lines.ts'
import { columnsOfLine, lineOf, personOfLine } from './person-line.ts'
import { foldText } from './folded-text.ts'
import { readSearchQuery } from './search-query.ts'

/** What has changed about one person since the last complete list: the person, or `null` for somebody who is gone. */
interface Change {
  readonly line: string | null
  /** Counts changes, so that a list knows which of them it already holds. */
  readonly number: number
}

/** What a search of the copy found. */
export interface FoundPeople {
  readonly people: readonly DirectoryPerson[]
  readonly hasMore: boolean
}

/** A list that is being read page by page, and becomes the copy only as a whole. */
export interface GrowingList {
  readonly lines: PeopleLines
  readonly ids: Set<string>
  /** Changes from this number on are newer than what its pages may say. */
  readonly since: number
}

/** More changes than this are built into the list, because each search looks through them a second time. Ours. */
export const mostChanges = 1000

/** A breath for work that is too short to be sliced. */
const withoutBreath: Breathe = () => undefined

/** Everybody as the last complete list told, with what passed by since then laid over it. In memory; knows no disk. */
export class PeopleCopy {
  #base: PeopleIndex | null = null
  readonly #changes = new Map<string, Change>()
  #lastNumber = 0
  /** Counts how often everybody was forgotten: a list that was being built then must not come back. */
  #generation = 0
  #over: { readonly index: PeopleIndex; readonly hidden: ReadonlySet<number> } | null = null

  /** How many people there are. */
  get size(): number {
    let size = this.#base?.size ?? 0
    for (const [id, { line }] of this.#changes) {
      const isInBase = this.#base?.rowOf(id) !== undefined
      if (line === null) size -= isInBase ? 1 : 0
      else size += isInBase ? 0 : 1
    }
    return size
  }

  /** The lines of the last complete list, in their order; `null` before the first. */
  get lines(): PeopleLines | null {
    return this.#base?.lines ?? null
  }

  /** How many bytes the search takes outside the heap. */
  get bytes(): number {
    return this.#base?.bytes ?? 0
  }

  get hasTooManyChanges(): boolean {
    return this.#changes.size > mostChanges
  }

  /** What has changed since the last complete list. */
  changes(): readonly { readonly id: string; readonly line: string | null }[] {
    return [...this.#changes].map(([id, { line }]) => ({ id, line }))
  }

  /** Forgets everybody. */
  clear(): void {
    this.#generation += 1
    this.#base = null
    this.#changes.clear()
    this.#over = null
  }

  /** Lays people over the list as somebody has just been told of them; answers whether that changed anything. */
  learn(people: readonly DirectoryPerson[]): boolean {
    let isChanged = false
    for (const person of people) {
      const { id } = person.summary
      const before = this.#lineOf(id)
      const line = lineOf(before === null ? person : mergedPerson(personOfLine(before), person))
      if (line === before) continue
      this.#note(id, line)
      isChanged = true
    }
    return isChanged
  }

  /** Takes a person out; answers whether that changed anything. */
  forget(id: string): boolean {
    // A list under way may hold the person already, so the change is noted even where nobody is found.
    const isKnown = this.#lineOf(id) !== null
    this.#note(id, null)
    return isKnown
  }

  /** Begins a list beside the one there is. */
  beginList(): GrowingList {
    return { lines: new PeopleLines(), ids: new Set(), since: this.#lastNumber + 1 }
  }

  /** Adds a page to a list; somebody who came before is not taken twice. */
  addPage(list: GrowingList, people: readonly DirectoryPerson[]): void {
    for (const person of people) {
      if (list.ids.has(person.summary.id)) continue
      list.ids.add(person.summary.id)
      const before = person.hasPhoto.kind === 'unknown' ? this.#lineOf(person.summary.id) : null
      list.lines.add(lineOf(before === null ? person : mergedPerson(personOfLine(before), person)))
    }
  }

  /** Makes a finished list the copy, with the changes that are newer than it. */
  async adopt(list: GrowingList, breathe: Breathe): Promise<void> {
    const [newest, generation] = [this.#lastNumber, this.#generation]
    const newer = new Map([...this.#changes].filter(([, { number }]) => number >= list.since))
    list.lines.finish()
    const lines = newer.size === 0 ? list.lines : await laidOver(list.lines, newer, breathe)
    await this.#build(lines, { newest, generation }, breathe)
  }

  /** Builds the changes into the list, so that searches look through one again. Not while a list grows: it needs them. */
  async settle(breathe: Breathe): Promise<void> {
    const since = { newest: this.#lastNumber, generation: this.#generation }
    const lines = this.#base?.lines
    if (lines !== undefined) await this.#build(await laidOver(lines, new Map(this.#changes), breathe), since, breathe)
  }

  /** Finds people, best first; equals by name, then by id. */
  async search(text: string, limit: number): Promise<FoundPeople> {
    const query = readSearchQuery(text)
    const over = (this.#over ??= await this.#layOver())
    const inBase = this.#base?.find(query, limit + 1, over.hidden) ?? []
    const inChanges = over.index.find(query, limit + 1, new Set())
    const found = [
      ...inBase.map((hit) => ({ rank: hit.rank, line: this.#base?.line(hit.row) ?? '' })),
      ...inChanges.map((hit) => ({ rank: hit.rank, line: over.index.line(hit.row) })),
    ]
    const ordered = inChanges.length === 0 ? found : inOrder(found)
    return { people: ordered.slice(0, limit).map(({ line }) => personOfLine(line)), hasMore: ordered.length > limit }
  }

  /** @param since the last change that the lines hold, later ones stay beside them; and when they were read */
  async #build(
    lines: PeopleLines,
    { newest, generation }: { readonly newest: number; readonly generation: number },
    breathe: Breathe,
  ): Promise<void> {
    const base = await buildPeopleIndex(lines, breathe)
    if (generation !== this.#generation) return
    this.#base = base
    for (const [id, { number }] of this.#changes) if (number <= newest) this.#changes.delete(id)
    this.#over = null
  }

  #note(id: string, line: string | null): void {
    this.#lastNumber += 1
    this.#changes.set(id, { line, number: this.#lastNumber })
    this.#over = null
  }

  #lineOf(id: string): string | null {
    const change = this.#changes.get(id)
    if (change !== undefined) return change.line
    const row = this.#base?.rowOf(id)
    return row === undefined ? null : (this.#base?.line(row) ?? null)
  }

  async #layOver() {
    const lines = new PeopleLines()
    const hidden = new Set<number>()
    for (const [id, { line }] of this.#changes) {
      const row = this.#base?.rowOf(id)
      if (row !== undefined) hidden.add(row)
      if (line !== null) lines.add(line)
    }
    lines.finish()
    return { index: await buildPeopleIndex(lines, withoutBreath), hidden }
  }
}

async function laidOver(
  lines: PeopleLines,
  changes: ReadonlyMap<string, Change>,
  breathe: Breathe,
): Promise<PeopleLines> {
  const all = new PeopleLines()
  for (let row = 0; row < lines.size; row += 1) {
    const line = lines.line(row)
    if (!changes.has(columnsOfLine(line).id)) all.add(line)
    await breathe()
  }
  for (const { line } of changes.values()) if (line !== null) all.add(line)
  all.finish()
  return all
}

function inOrder(found: readonly { readonly rank: number; readonly line: string }[]) {
  const keyed = found.map((hit) => {
    const { id, name } = columnsOfLine(hit.line)
    return { ...hit, id, name: foldText(name) }
  })
  return keyed.toSorted(
    (one, other) => one.rank - other.rank || compare(one.name, other.name) || compare(one.id, other.id),
  )
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
