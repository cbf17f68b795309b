import { parentPort, Worker } from 'node:worker_threads'
import { fail, type Outcome, succeed } from '../../src-preload/contract/outcome.ts'
import { traceOf } from '../observe/trace.ts'

/** What a thread can be asked: functions by their names. What they take and answer must survive a structured clone. */
export type ThreadFunctions<Functions> = { readonly [Name in keyof Functions]: (...words: never[]) => unknown }

/** Why a thread did not answer. */
export type ThreadFailure =
  /** It has ended, or ended before the answer. What was asked may have been done. */
  | { readonly kind: 'threadGone' }
  /** The function threw, which is a bug. `trace` says where, and nothing about whom. */
  | { readonly kind: 'threadFailed'; readonly trace: string }

/** A thread that answers questions. */
export interface Thread<Functions extends ThreadFunctions<Functions>> {
  /**
   * Asks the thread to run one of its functions. Questions arrive in the order in which they were asked. Never rejects, and
   * never hangs: when the thread ends, every open question is answered `threadGone`.
   */
  ask<Name extends keyof Functions & string>(
    name: Name,
    ...words: Parameters<Functions[Name]>
  ): Promise<Outcome<Awaited<ReturnType<Functions[Name]>>, ThreadFailure>>
  /** Ends the thread, wherever it stands. Open questions are answered `threadGone`. */
  stop(): Promise<void>
}

interface Question {
  readonly number: number
  readonly name: string
  readonly words: readonly unknown[]
}

interface Answer {
  readonly number: number
  readonly outcome: Outcome<unknown, ThreadFailure>
}

/** Bytes that go with a value instead of being copied, by the value. */
const handedOver = new WeakMap<object, readonly ArrayBuffer[]>()

/**
 * Says of a value, a word of a question or an answer, that its bytes move to the other thread instead of being copied: they
 * are empty here afterwards. Bytes that share their memory with others, as small Buffers do, are copied all the same.
 */
export function handOver<Value extends object>(value: Value, ...bytes: readonly Uint8Array[]): Value {
  const whole = bytes.filter(({ buffer, byteLength }) => byteLength > 0 && byteLength === buffer.byteLength)
  handedOver.set(
    value,
    whole.map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer),
  )
  return value
}

function goingWith(values: readonly unknown[]): ArrayBuffer[] {
  return values.flatMap((value) => (typeof value === 'object' && value !== null ? (handedOver.get(value) ?? []) : []))
}

/**
 * Where the file of a thread lies: beside its caller as source, at the top of the built main folder once it is bundled.
 *
 * @param caller `import.meta.url` of the module that starts the thread
 * @param name the file's name without ending; it ends in `-worker`, which is how the build knows it
 */
export function threadFile(caller: string, name: string): URL {
  if (caller.endsWith('.ts')) return new URL(`./${name}.ts`, caller)
  return new URL(caller.includes('/chunks/') ? `../${name}.js` : `./${name}.js`, caller)
}

/**
 * Starts a thread on a file that calls `serveThread`.
 *
 * @param data handed to the thread as its `workerData`
 */
export function startThread<Functions extends ThreadFunctions<Functions>>(file: URL, data: unknown): Thread<Functions> {
  const worker = new Worker(file, { workerData: data })
  const open = new Map<number, (outcome: Outcome<never, ThreadFailure>) => void>()
  let [asked, gone] = [0, false]

  const end = (): void => {
    gone = true
    for (const answer of open.values()) answer(fail({ kind: 'threadGone' }))
    open.clear()
  }
  worker.on('message', ({ number, outcome }: Answer) => {
    // The thread's side is typed by the same record of functions; nobody else holds the other end of the port.
    open.get(number)?.(outcome as Outcome<never, ThreadFailure>)
    open.delete(number)
  })
  // A thread that dies of an error, or cannot even start, ends as well; a listener is needed so that it takes nobody along.
  worker.on('error', end)
  worker.on('messageerror', end)
  worker.on('exit', end)

  return {
    ask: async (name, ...words) => {
      if (gone) return fail({ kind: 'threadGone' })
      asked += 1
      const question: Question = { number: asked, name, words }
      return new Promise((resolve) => {
        open.set(question.number, resolve)
        try {
          worker.postMessage(question, goingWith(words))
        } catch (error) {
          open.delete(question.number)
          resolve(fail({ kind: 'threadFailed', trace: traceOf(error) }))
        }
      })
    },
    stop: async () => {
      await worker.terminate()
      end()
    },
  }
}

/** Answers, in a thread that `startThread` started, what it is asked. */
export function serveThread<Functions extends ThreadFunctions<Functions>>(functions: Functions): void {
  if (parentPort === null) throw new Error('This file is a thread and is started as one')
  const port = parentPort
  const answer = async ({ number, name, words }: Question): Promise<void> => {
    const outcome = await run(functions, name, words)
    try {
      port.postMessage({ number, outcome } satisfies Answer, outcome.ok ? goingWith([outcome.value]) : [])
    } catch (error) {
      port.postMessage({ number, outcome: fail({ kind: 'threadFailed', trace: traceOf(error) }) } satisfies Answer)
    }
  }
  port.on('message', (question: Question) => void answer(question))
}

async function run(
  functions: object,
  name: string,
  words: readonly unknown[],
): Promise<Outcome<unknown, ThreadFailure>> {
  try {
    const asked: unknown = Reflect.get(functions, name)
    if (typeof asked !== 'function') throw new Error('asked for a function the thread does not have')
    return succeed(await (asked as (...words: readonly unknown[]) => unknown)(...words))
  } catch (error) {
    return fail({ kind: 'threadFailed', trace: traceOf(error) })
  }
}
