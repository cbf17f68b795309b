import { threadId, workerData } from 'node:worker_threads'
import { handOver, serveThread } from '../../../src-main/storage/thread.ts'

/** What the thread of these tests can be asked. */
export type EchoFunctions = typeof functions

let kept = new Uint8Array(0)

const functions = {
  greet: (name: string) => `${String(workerData)} ${name}`,
  thread: () => threadId,
  keep: (bytes: Uint8Array) => {
    kept = new Uint8Array(bytes)
    return bytes.byteLength
  },
  give: () => handOver(kept, kept),
  keptBytes: () => kept.byteLength,
  small: () => {
    const small = Buffer.from('a few bytes of a pool')
    return handOver(small, small)
  },
  throwAbout: (name: string): string => {
    throw new TypeError(`nothing is known of ${name}`)
  },
  later: async (word: string) => Promise.resolve(word),
  answerWithCode: () => () => 'a function cannot be cloned',
  die: (): string => {
    setImmediate(() => {
      throw new Error('the thread dies')
    })
    return 'dying'
  },
  hang: async () => new Promise<string>(() => undefined),
} as const

serveThread(functions)
