import type { AnswerOf } from '../../src-preload/contract/calls.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { Action, Answered } from './actions.ts'
import type { Surroundings } from './surroundings.ts'
import type { WantedCall } from './wanted-calls.ts'

/** Makes the calls that are under way the ones that are wanted. */
export interface CallRunner {
  /** Starts what is wanted and not under way; gives up what is under way and no longer wanted. */
  readonly run: (wanted: readonly WantedCall[]) => void
  /** Ends the listening for progress and gives up everything. */
  readonly end: () => void
}

interface RunningCall {
  readonly run: number
  readonly callId: string
}

/** A turn may want more than one call, so the turn alone does not name it. */
const nameOf = ({ call, run }: Pick<WantedCall, 'call' | 'run'>): string => `${call} ${String(run)}`

/** Carries calls to the main process and their answers and progress back as actions. */
export function createCallRunner(
  { bridge, newCallId }: Pick<Surroundings, 'bridge' | 'newCallId'>,
  dispatch: (action: Action) => void,
): CallRunner {
  const running = new Map<string, RunningCall>()

  const endListening = bridge.on.callProgressed(({ callId, stage }) => {
    for (const call of running.values())
      if (call.callId === callId) dispatch({ kind: 'progressed', run: call.run, stage })
  })

  const giveUp = (callId: string): void => {
    void bridge.cancelCall({ callId })
  }

  const start = async (wanted: WantedCall): Promise<void> => {
    const callId = newCallId()
    const name = nameOf(wanted)
    running.set(name, { run: wanted.run, callId })
    const answered = await ask(wanted, callId)
    // An answer that nobody waits for any more is dropped; the reducer would not know its run either.
    if (running.get(name)?.callId !== callId) return
    running.delete(name)
    dispatch(answered)
  }

  const ask = async (wanted: WantedCall, callId: string): Promise<Answered> => {
    const { run } = wanted
    const answer = <Name extends Answered['call']>(call: Name, value: AnswerOf<Name>) =>
      ({ kind: 'answered', run, call, answer: value }) as const
    switch (wanted.call) {
      case 'readPerson':
        return answer('readPerson', await bridge.readPerson({ ...wanted.input, callId }))
      case 'removePhoto':
        return answer('removePhoto', await bridge.removePhoto({ ...wanted.input, callId }))
      case 'removeVisualFaces':
        return answer('removeVisualFaces', await bridge.removeVisualFaces({ ...wanted.input, callId }))
      case 'deletePerson':
        return answer('deletePerson', await bridge.deletePerson({ ...wanted.input, callId }))
      case 'prepareCreation':
        return answer('prepareCreation', await bridge.prepareCreation({ callId }))
      case 'readMailReadiness':
        return answer('readMailReadiness', await bridge.readMailReadiness({ callId }))
      case 'readConsentTexts':
        return answer('readConsentTexts', await bridge.readConsentTexts({}))
      case 'saveEnrollment':
        return answer('saveEnrollment', await bridge.saveEnrollment(wanted.input))
      case 'decideJob':
        return answer('decideJob', await bridge.decideJob(wanted.input))
      case 'readJobs':
        return answer('readJobs', await bridge.readJobs({}))
      default:
        return assertNever(wanted, 'a wanted call was never named')
    }
  }

  const run = (wanted: readonly WantedCall[]): void => {
    const names = new Set(wanted.map(nameOf))
    for (const [name, call] of running) {
      if (names.has(name)) continue
      running.delete(name)
      // A call that takes no name of its own is unknown there, and its answer is dropped here.
      giveUp(call.callId)
    }
    for (const call of wanted) if (!running.has(nameOf(call))) void start(call)
  }

  return {
    run,
    end: () => {
      endListening()
      run([])
    },
  }
}
