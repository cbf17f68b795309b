import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sweepPage } from '../../../src-main/biostar/people-sweep.ts'
import { copyFileNames } from '../../../src-main/directory/copy-files.ts'
import { startDirectoryThread } from '../../../src-main/directory/directory.ts'
import type { DirectoryPerson } from '../../../src-preload/contract/directory.ts'
import { watchMainThread, type Held } from '../main-thread-watch.ts'
import { inventedPerson } from './invented-people.ts'
import type { InventedQuery } from './invented-queries.ts'

/**
 * What the thread took, as the main process sees it; times in milliseconds. The main thread is watched while the list is built,
 * written, opened again and searched.
 */
export interface MeasuredThread extends Held {
  readonly listMilliseconds: number
  readonly openMilliseconds: number
  readonly fileMegabytes: number
  /** Searches as the main process sees them: question, search, answer with its rows. */
  readonly searches: readonly number[]
  /** The slowest search that was asked while the list was being built anew. */
  readonly slowestWhileBuilding: number
}

/** Has the thread take over a list, build and seal it, open it again, and answer queries. */
export async function measureThread(people: number, queries: readonly InventedQuery[]): Promise<MeasuredThread> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-directory-'))
  const thread = startDirectoryThread()
  try {
    const place = { folder, dataKey: randomBytes(32), server: 'bench.example' }
    await thread.ask('open', place)
    const facts = { sweptAt: new Date(0).toISOString(), newest: null, scope: 'all' }
    const takeList = async (): Promise<void> => {
      await thread.ask('beginList')
      for (let from = 0; from < people; from += sweepPage) await thread.ask('addPage', pageOf(from, people))
    }
    // Inventing people is not part of what is measured, and holds this process; so it is done before the watch starts.
    await takeList()
    const endWatch = watchMainThread()
    const list = await timed(async () => thread.ask('finishList', facts))
    const open = await timed(async () => thread.ask('open', place))
    const searches: number[] = []
    for (const { text } of queries) {
      const ask = async (): Promise<unknown> => thread.ask('search', text, 100)
      searches.push(Math.min(await timed(ask), await timed(ask), await timed(ask)))
    }
    const held = endWatch()

    await takeList()
    const building = new AbortController()
    const built = thread.ask('finishList', facts).finally(() => {
      building.abort()
    })
    const whileBuilding: number[] = []
    for (const { text } of queries) {
      if (building.signal.aborted) break
      whileBuilding.push(await timed(async () => thread.ask('search', text, 100)))
    }
    await built
    return {
      listMilliseconds: list,
      openMilliseconds: open,
      fileMegabytes: (await stat(join(folder, copyFileNames.people))).size / 2 ** 20,
      ...held,
      searches,
      slowestWhileBuilding: Math.max(...whileBuilding),
    }
  } finally {
    await thread.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function pageOf(from: number, people: number): readonly DirectoryPerson[] {
  return Array.from({ length: Math.min(sweepPage, people - from) }, (_, place) => inventedPerson(from + place))
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}
