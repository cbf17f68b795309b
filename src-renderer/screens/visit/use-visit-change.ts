import { useState } from 'react'
import type { FailureOf } from '../../../src-preload/contract/calls.ts'
import { valueOf } from '../../../src-preload/contract/fact.ts'
import type { Person, WallClock } from '../../../src-preload/contract/person.ts'
import { useDesk, useDispatch } from '../../flow/desk-context.ts'

/** The change of a visit's end: whether it runs, why it was refused, and how to begin it. */
export interface VisitChange {
  readonly isRunning: boolean
  readonly failure: FailureOf<'changePerson'> | null
  readonly endAt: (expiry: WallClock) => Promise<void>
}

/**
 * Moves the end of a person's visit and nothing else. The desk hears of the record as it was read back.
 *
 * @param onChanged is called once it went through
 */
export function useVisitChange(person: Person, onChanged: () => void): VisitChange {
  const { surroundings } = useDesk()
  const dispatch = useDispatch()
  const [isRunning, setRunning] = useState(false)
  const [failure, setFailure] = useState<VisitChange['failure']>(null)
  const endAt = async (expiry: WallClock): Promise<void> => {
    setRunning(true)
    setFailure(null)
    const answer = await surroundings.bridge.changePerson({
      callId: surroundings.newCallId(),
      id: person.id,
      changes: { expiry: { from: valueOf(person.expiry) ?? null, to: expiry } },
    })
    setRunning(false)
    if (!answer.ok) {
      setFailure(answer.failure)
      return
    }
    onChanged()
    dispatch({ kind: 'personChanged', ...answer.value })
  }
  return { isRunning, failure, endAt }
}
