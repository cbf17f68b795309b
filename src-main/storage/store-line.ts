import type { NotKeptReason } from '../../src-preload/contract/failures.ts'
import type { Keeping } from '../../src-preload/contract/job.ts'
import type { Outcome } from '../../src-preload/contract/outcome.ts'
import type { Log } from '../observe/log.ts'
import type { StoreFunctions, StoreOrder, Told } from './store-thread.ts'
import type { Thread, ThreadFailure } from './thread.ts'

/** The line to the store's thread: asks it, and starts it again when it has died. */
export interface StoreLine {
  /** How work is kept now. A store on the disk whose thread died for good keeps nothing any more. */
  keeping(): Keeping
  /** Asks once: what died over a question may have done it. `null` without an answer. */
  ask<Value>(question: Question<Value>): Promise<Value | null>
  /**
   * Asks again when the thread died before it answered and was started again: for what changes nothing, and where no answer
   * would be taken for a bad one. `null` without an answer.
   */
  askAgain<Value>(question: Question<Value>): Promise<Value | null>
  /** Asks the thread to close the store, and waits until it has ended. It is not started again. */
  close(): Promise<void>
}

/** A question to whichever thread there is. */
export type Question<Value> = (thread: Thread<StoreFunctions>) => Promise<Outcome<Told<Value>, ThreadFailure>>

/** What the line needs. */
export interface StoreLineParts {
  readonly order: StoreOrder
  readonly startThread: (order: StoreOrder) => Thread<StoreFunctions>
  readonly log: Log
  /** Is told the number of the journal's last entry on the disk, with every answer. */
  readonly noteHead: (head: number) => void
}

/** A thread that cannot start has no store, and that nothing outlives the program is all that is known. */
const noThread: Keeping = { kind: 'inMemory', why: 'damaged' satisfies NotKeptReason }

/**
 * Starts the store's thread, and answers when the store is ready.
 *
 * A thread that dies later is started again once, on the same folder: what was committed is on the disk, what was not is gone,
 * as after a crash of the program. A second death is taken for the fault of what it holds. What lived in memory died with its
 * thread, so there is nothing to start again for.
 */
export async function openStoreLine(parts: StoreLineParts): Promise<StoreLine> {
  const { order, startThread, log } = parts
  let thread = startThread(order)
  let keeping = noThread
  let head = order.lastNumber
  let restarting: Promise<void> | null = null
  let firstDead: Thread<StoreFunctions> | null = null
  let isClosing = false

  /** What the thread told; `null` when it is gone or failed, which is a bug and stands in the log. */
  const hear = <Value>(outcome: Outcome<Told<Value>, ThreadFailure>): Told<Value> | null => {
    if (!outcome.ok) {
      log.write('failure', 'store does not answer', outcome.failure)
      return null
    }
    for (const { level, event, fields } of outcome.value.events) log.write(level, event, fields)
    return outcome.value
  }
  /** What is in memory has a journal of its own, whose numbers the keychain must not take for those on the disk. */
  const note = <Value>(told: Told<Value> | null): Value | null => {
    if (told === null) return null
    if (keeping.kind === 'onDisk') {
      parts.noteHead(told.head)
      head = Math.max(head ?? 0, told.head)
    }
    return told.value
  }
  const open = async (): Promise<void> => {
    const opened = hear(await thread.ask('opened'))
    keeping = opened?.value ?? noThread
    note(opened)
    log.write(
      'information',
      'store opened',
      keeping.kind === 'onDisk' ? { kind: 'onDisk' } : { kind: 'inMemory', reason: keeping.why },
    )
  }

  const restart = async (dead: Thread<StoreFunctions>): Promise<void> => {
    // Its databases are closed, and their locks gone, only when it has ended.
    await dead.stop()
    thread = startThread({ ...order, lastNumber: head, isReopened: true })
    await open()
    // Another store, in memory, would take the pictures on the disk for lost. So there is none until the next start.
    if (keeping.kind === 'inMemory') await thread.stop()
  }
  /** Answers when there is a thread again, or none any more. */
  const replace = async (dead: Thread<StoreFunctions>): Promise<void> => {
    if (keeping.kind === 'onDisk' && firstDead === null) {
      firstDead = dead
      restarting = restart(dead)
    } else if (keeping.kind === 'onDisk' && dead !== firstDead) keeping = noThread
    await restarting
  }
  const askOnce = async <Value>(
    question: Question<Value>,
  ): Promise<{ told: Told<Value> | null; isNewThread: boolean }> => {
    const asked = thread
    const outcome = await question(asked)
    const told = hear(outcome)
    if (!outcome.ok && outcome.failure.kind === 'threadGone' && !isClosing) await replace(asked)
    return { told, isNewThread: thread !== asked }
  }

  await open()

  return {
    keeping: () => keeping,
    async ask(question) {
      await restarting
      return note((await askOnce(question)).told)
    },
    async askAgain(question) {
      await restarting
      const first = await askOnce(question)
      return note(first.told === null && first.isNewThread ? (await askOnce(question)).told : first.told)
    },
    async close() {
      await restarting
      isClosing = true
      note((await askOnce(async (to) => to.ask('close'))).told)
      await thread.stop()
    },
  }
}
