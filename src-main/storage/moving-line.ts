import { setImmediate as nextTurn } from 'node:timers/promises'
import type { NotKeptReason } from '../../src-preload/contract/failures.ts'
import type { Keeping } from '../../src-preload/contract/job.ts'
import type { Log } from '../observe/log.ts'
import type { StoreLine } from './store-line.ts'

/** A line to a store that may move from memory to the disk while it is used. */
export interface MovingLine extends StoreLine {
  /** Where work is in memory, tries to open the disk and moves everything there. Answers how work is kept now. Never rejects. */
  keepAgain(): Promise<Keeping>
}

/** Reasons that do not mend by themselves: such a store is not opened over and over. All others may be gone by the next try. */
const lasting: ReadonlySet<NotKeptReason> = new Set(['damaged', 'newerVersion'])

/**
 * Opens a line that can be opened anew.
 *
 * Whatever is asked during the move waits for it. The move is one change on the disk: all of it is there, or the store in memory
 * goes on as before.
 *
 * @param open opens the store as a start of the station does; in memory where nothing can be kept
 */
export async function openMovingLine(open: () => Promise<StoreLine>, log: Log): Promise<MovingLine> {
  let line = await open()
  /** Why the last try came to nothing; the line in memory only knows the first reason. */
  let lastWhy: NotKeptReason | null = null
  let moving: Promise<void> | null = null
  let trying: Promise<Keeping> | null = null
  let isClosing = false

  const keeping = (): Keeping => {
    const now = line.keeping()
    return now.kind === 'inMemory' && lastWhy !== null ? { kind: 'inMemory', why: lastWhy } : now
  }

  /** Carries everything over; `false` when it could not be. */
  const carryOver = async (from: StoreLine, to: StoreLine): Promise<boolean> => {
    // What was asked just before has reached its thread, which answers in order.
    await nextTurn()
    const everything = await from.ask(async (thread) => thread.ask('handOver'))
    if (everything === null) return false
    const carried = await to.ask(async (thread) => thread.ask('change', everything))
    return carried?.ok === true
  }

  const move = async (to: StoreLine): Promise<void> => {
    const from = line
    const isCarried = await carryOver(from, to)
    if (isCarried) line = to
    log.write(
      isCarried ? 'information' : 'failure',
      isCarried ? 'store moved to the disk' : 'store not moved to the disk',
    )
    await (isCarried ? from : to).close()
  }

  const tryNow = async (): Promise<Keeping> => {
    const now = keeping()
    if (isClosing || now.kind === 'onDisk' || lasting.has(now.why)) return now
    const found = await open()
    const opened = found.keeping()
    if (opened.kind === 'inMemory') {
      lastWhy = opened.why
      await found.close()
      return keeping()
    }
    moving = move(found).finally(() => {
      moving = null
    })
    await moving
    return keeping()
  }

  return {
    keeping,
    async ask(question) {
      await moving
      return line.ask(question)
    },
    async askAgain(question) {
      await moving
      return line.askAgain(question)
    },
    async keepAgain() {
      trying ??= tryNow().finally(() => {
        trying = null
      })
      return trying
    },
    async close() {
      isClosing = true
      await trying
      await line.close()
    },
  }
}
