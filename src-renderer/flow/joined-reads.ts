import type { Bridge } from '../../src-preload/contract/bridge.ts'
import type { AnswerOf } from '../../src-preload/contract/calls.ts'

interface UnderWay {
  readonly answer: Promise<AnswerOf<'readPerson'>>
  /** The name under which main knows the call. */
  readonly callId: string
  /** Everybody who still waits for it, by the names they gave. */
  readonly waiting: Set<string>
}

/**
 * The same bridge, on which nobody reads a person who is being read already: the second reader joins the first.
 *
 * So choosing the highlighted row costs no second request while its record is on the way. A read is given up only when
 * the last of its readers gives it up.
 */
export function joinReads(bridge: Bridge): Bridge {
  const underWay = new Map<string, UnderWay>()

  const readPerson: Bridge['readPerson'] = async ({ callId, id }) => {
    const joined = underWay.get(id)
    if (joined !== undefined) {
      joined.waiting.add(callId)
      return joined.answer
    }
    const answer = bridge.readPerson({ callId, id })
    underWay.set(id, { answer, callId, waiting: new Set([callId]) })
    const answered = await answer
    if (underWay.get(id)?.callId === callId) underWay.delete(id)
    return answered
  }

  const cancelCall: Bridge['cancelCall'] = async ({ callId }) => {
    for (const [id, read] of underWay) {
      if (!read.waiting.delete(callId)) continue
      if (read.waiting.size > 0) return { ok: true, value: {} }
      underWay.delete(id)
      return bridge.cancelCall({ callId: read.callId })
    }
    return bridge.cancelCall({ callId })
  }

  return { ...bridge, readPerson, cancelCall }
}
