import { readChanges, readCopy, removeCopy, writeChanges, writeCopy } from './copy-files.ts'
import type { CopyPlace, CopyStanding, DirectoryThread, ListFacts, ListFinished } from './directory-thread.ts'
import { inSlices } from './in-slices.ts'
import { PeopleCopy, type GrowingList } from './people-copy.ts'
import { personOfLine } from './person-line.ts'

/**
 * How long after a change the changes are written, in milliseconds. A crash loses no more than this, and nothing that the
 * server does not know; writing at once would write a file for every key of a search.
 */
export const changesPause = 5_000

/** What the shelf needs from outside. */
export interface ShelfParts {
  /** Milliseconds that only grow. */
  readonly now: () => number
  /** Runs something once after so many milliseconds; answers the function that calls it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void
}

/** Holds the copy of the people list, in memory and on the disk: what the thread does, without the thread. */
export function createShelf({ now, after }: ShelfParts): DirectoryThread {
  const copy = new PeopleCopy()
  let place: CopyPlace | null = null
  let facts: ListFacts | null = null
  /** Names the writing on the disk that changes belong to; `null` while there is none. */
  let mark: string | null = null
  let list: GrowingList | null = null
  let isBuilding = false
  let callOff: (() => void) | null = null

  const writeChangesNow = async (): Promise<void> => {
    callOff?.()
    callOff = null
    if (place === null || mark === null) return
    await writeChanges(
      place,
      mark,
      copy.changes().map(({ id, line }) => [id, line]),
    )
  }
  const settleIfNeeded = async (): Promise<void> => {
    if (!copy.hasTooManyChanges || list !== null || isBuilding || facts === null) return
    isBuilding = true
    await copy.settle(inSlices(now))
    isBuilding = false
    await write(facts)
  }
  const noteChange = (): void => {
    callOff ??= after(changesPause, () => {
      callOff = null
      void writeChangesNow().then(settleIfNeeded)
    })
  }
  const write = async (listFacts: ListFacts): Promise<ListFinished> => {
    const [lines, into] = [copy.lines, place]
    if (lines === null || into === null) return { people: copy.size, notSaved: null }
    const written = await writeCopy(into, lines, listFacts)
    if (place === into) mark = written.ok ? written.value : null
    // What came while the list was built and written belongs to the new writing.
    if (written.ok && copy.changes().length > 0) noteChange()
    return { people: copy.size, notSaved: written.ok ? null : written.failure }
  }
  const letGo = (): void => {
    callOff?.()
    callOff = null
    copy.clear()
    ;[place, facts, mark, list] = [null, null, null, null]
  }

  return {
    async open(opened): Promise<CopyStanding> {
      letGo()
      place = opened
      const read = copy.beginList()
      const reading = await readCopy(opened, (line) => void read.lines.add(line))
      if (reading.kind === 'none') return { kind: 'empty', why: reading.why }
      await copy.adopt(read, inSlices(now))
      ;({ facts, mark } = reading)
      for (const [id, line] of await readChanges(opened, reading.mark)) {
        if (line === null) copy.forget(id)
        else copy.learn([personOfLine(line)])
      }
      return { kind: 'ready', people: copy.size, facts: reading.facts }
    },
    search: async (text, limit) => copy.search(text, limit),
    beginList() {
      list = copy.beginList()
    },
    addPage(people) {
      if (list === null) return false
      copy.addPage(list, people)
      return true
    },
    dropList() {
      list = null
    },
    async finishList(listFacts) {
      const finished = list
      if (finished === null) return null
      isBuilding = true
      await copy.adopt(finished, inSlices(now))
      isBuilding = false
      // Everybody was let go meanwhile, or another list was begun.
      if (list !== finished) return null
      list = null
      facts = listFacts
      return write(listFacts)
    },
    learn(people) {
      if (copy.learn(people)) noteChange()
      return copy.size
    },
    forget(id) {
      if (copy.forget(id)) noteChange()
      return copy.size
    },
    async close() {
      if (callOff !== null) await writeChangesNow()
      letGo()
    },
    async remove(folder) {
      letGo()
      await removeCopy(folder)
    },
  }
}
