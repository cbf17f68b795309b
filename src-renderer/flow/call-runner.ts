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
  readonly callId: string
  isStopping: boolean
}

/** Carries calls to the main process and their answers and progress back as actions. */
export function createCallRunner(
  { bridge, newCallId }: Pick<Surroundings, 'bridge' | 'newCallId'>,
  dispatch: (action: Action) => void,
): CallRunner {
  const running = new Map<number, RunningCall>()

  const endListening = bridge.on.callProgressed(({ callId, stage }) => {
    for (const [run, call] of running) if (call.callId === callId) dispatch({ kind: 'progressed', run, stage })
  })

  const giveUp = (callId: string): void => {
    void bridge.cancelCall({ callId })
  }

  const start = async (wanted: WantedCall): Promise<void> => {
    const callId = newCallId()
    running.set(wanted.run, { callId, isStopping: false })
    const answered = await ask(wanted, callId)
    // An answer that nobody waits for any more is dropped; the reducer would not know its run either.
    if (running.get(wanted.run)?.callId !== callId) return
    running.delete(wanted.run)
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
      case 'createPerson':
        return answer('createPerson', await bridge.createPerson({ ...wanted.input, callId }))
      case 'keepOverride':
        return answer('keepOverride', await bridge.keepOverride({ ...wanted.input, callId }))
      case 'uploadPhoto':
        return answer('uploadPhoto', await bridge.uploadPhoto({ ...wanted.input, callId }))
      case 'registerVisualFace':
        return answer('registerVisualFace', await bridge.registerVisualFace({ ...wanted.input, callId }))
      case 'sendMail':
        return answer('sendMail', await bridge.sendMail({ ...wanted.input, callId }))
      default:
        return assertNever(wanted, 'a wanted call was never named')
    }
  }

  const run = (wanted: readonly WantedCall[]): void => {
    for (const [number, call] of running) {
      if (wanted.some((other) => other.run === number)) continue
      running.delete(number)
      giveUp(call.callId)
    }
    for (const call of wanted) {
      const under = running.get(call.run)
      if (under === undefined) void start(call)
      else if (call.stopping && !under.isStopping) {
        under.isStopping = true
        giveUp(under.callId)
      }
    }
  }

  return {
    run,
    end: () => {
      endListening()
      run([])
    },
  }
}
