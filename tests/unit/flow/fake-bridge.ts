import type { Bridge } from '../../../src-preload/contract/bridge.ts'
import type { AnswerOf, InputOf } from '../../../src-preload/contract/calls.ts'
import type { EventOf } from '../../../src-preload/contract/events.ts'
import { callNames, eventNames, type CallName, type EventName } from '../../../src-preload/contract/names.ts'

/** Lets every promise that can settle do so. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

interface AskedCall {
  readonly name: CallName
  readonly input: unknown
  isAnswered: boolean
  readonly resolve: (answer: unknown) => void
}

/** A main process that answers when the test says so, and remembers everything it was asked. `cancelCall` answers by itself. */
export class FakeBridge {
  readonly asked: AskedCall[] = []
  readonly cancelled: string[] = []
  readonly bridge: Bridge
  readonly #listeners = new Map<EventName, Set<(value: never) => void>>()
  #nextCallId = 0

  constructor() {
    const calls = callNames.map((name) => [name, (input: unknown) => this.#ask(name, input)] as const)
    const subscriptions = eventNames.map((name) => [name, (listener: never) => this.#listen(name, listener)] as const)
    this.bridge = { ...Object.fromEntries(calls), on: Object.fromEntries(subscriptions) } as unknown as Bridge
  }

  /** Names calls `call-1`, `call-2` and so on. */
  readonly newCallId = (): string => `call-${String((this.#nextCallId += 1))}`

  #ask(name: CallName, input: unknown): Promise<unknown> {
    if (name === 'cancelCall') {
      this.cancelled.push((input as InputOf<'cancelCall'>).callId)
      return Promise.resolve({ ok: true, value: {} })
    }
    return new Promise((resolve) => {
      this.asked.push({ name, input, isAnswered: false, resolve })
    })
  }

  #listen(name: EventName, listener: (value: never) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set()
    this.#listeners.set(name, listeners.add(listener))
    return () => {
      listeners.delete(listener)
    }
  }

  /** The inputs of every call of a name, oldest first. */
  inputsOf<Name extends CallName>(name: Name): readonly InputOf<Name>[] {
    return this.asked.filter((call) => call.name === name).map(({ input }) => input as InputOf<Name>)
  }

  /** The input of the oldest call of a name that still waits. */
  waiting<Name extends CallName>(name: Name): InputOf<Name> {
    return this.#oldest(name).input as InputOf<Name>
  }

  /** How many calls of any name still wait. */
  get waitingCount(): number {
    return this.asked.filter(({ isAnswered }) => !isAnswered).length
  }

  /** Answers the oldest call of a name that still waits. */
  async answer<Name extends CallName>(name: Name, answer: AnswerOf<Name>): Promise<void> {
    const call = this.#oldest(name)
    call.isAnswered = true
    call.resolve(answer)
    await settle()
  }

  /** Announces something to the window. */
  emit<Name extends EventName>(name: Name, value: EventOf<Name>): void {
    for (const listener of this.#listeners.get(name) ?? []) (listener as (value: EventOf<Name>) => void)(value)
  }

  #oldest(name: CallName): AskedCall {
    const call = this.asked.find((each) => each.name === name && !each.isAnswered)
    if (call === undefined) throw new Error(`nobody waits for an answer to ${name}`)
    return call
  }
}

/** A clock that stands still until the test moves it on. */
export class FakeTimers {
  #now = 0
  #waiting: { readonly at: number; readonly run: () => void }[] = []

  readonly after = (milliseconds: number, run: () => void): (() => void) => {
    const timer = { at: this.#now + milliseconds, run }
    this.#waiting.push(timer)
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== timer)
    }
  }

  /** Lets so many milliseconds pass and runs what has become due. */
  async pass(milliseconds: number): Promise<void> {
    this.#now += milliseconds
    const due = this.#waiting.filter(({ at }) => at <= this.#now)
    this.#waiting = this.#waiting.filter(({ at }) => at > this.#now)
    for (const { run } of due) run()
    await settle()
  }
}
