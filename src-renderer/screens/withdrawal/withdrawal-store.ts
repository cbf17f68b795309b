import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '../../../src-preload/contract/bridge.ts'
import type { FailureOf } from '../../../src-preload/contract/calls.ts'
import type { Job } from '../../../src-preload/contract/job.ts'

/** Where a withdrawal stands: asked about, being written down, refused, or ordered, from when on its job tells the rest. */
export type Withdrawal =
  | { readonly kind: 'asking' }
  | { readonly kind: 'running' }
  | { readonly kind: 'failed'; readonly failure: FailureOf<'withdrawConsent'> }
  | { readonly kind: 'ordered'; readonly job: Job }

/** One withdrawal: its state, and the two things that move it. */
export interface WithdrawalStore {
  readonly store: StoreApi<Withdrawal>
  /** Orders it. Nothing while it is being ordered, or once it is: nobody withdraws twice by pressing twice. */
  readonly withdraw: () => Promise<void>
  /** Listens to the job until the function it answers is called. */
  readonly start: () => () => void
}

/** Withdraws one person's consent and follows the job that comes of it. It has a state of its own: no enrollment is touched. */
export function createWithdrawalStore(
  bridge: Pick<Bridge, 'withdrawConsent' | 'on'>,
  person: { readonly id: string; readonly name: string },
): WithdrawalStore {
  const store = createStore<Withdrawal>(() => ({ kind: 'asking' }))
  // A job may be on its way before the answer that names it has come; what is announced is never older than the answer.
  const announced = new Map<string, Job>()

  const withdraw = async (): Promise<void> => {
    const { kind } = store.getState()
    if (kind === 'running' || kind === 'ordered') return
    store.setState({ kind: 'running' }, true)
    const answer = await bridge.withdrawConsent(person)
    store.setState(
      answer.ok
        ? { kind: 'ordered', job: announced.get(answer.value.id) ?? answer.value }
        : { kind: 'failed', failure: answer.failure },
      true,
    )
    announced.clear()
  }

  const start = (): (() => void) =>
    bridge.on.jobChanged((job) => {
      const state = store.getState()
      if (state.kind === 'running') announced.set(job.id, job)
      else if (state.kind === 'ordered' && state.job.id === job.id) store.setState({ kind: 'ordered', job }, true)
    })

  return { store, withdraw, start }
}
