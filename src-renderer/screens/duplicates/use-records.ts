import { useEffect, useState } from 'react'
import type { Person } from '../../../src-preload/contract/person.ts'
import { useDesk } from '../../flow/desk-context.ts'

/** A record that is read to be looked at beside a form; `failed` leaves what the row told. */
export type ReadRecord = Person | 'failed'

/** Reads the records of these people one after the other, for their photos; what is no longer wanted is given up. */
export function useRecords(ids: readonly string[]): ReadonlyMap<string, ReadRecord> {
  const { surroundings } = useDesk()
  const [records, setRecords] = useState<ReadonlyMap<string, ReadRecord>>(new Map())
  const wanted = ids.join(' ')
  useEffect(() => {
    const { bridge, newCallId } = surroundings
    let current: string | null = null
    let isOver = false
    const readAll = async (): Promise<void> => {
      // Ids hold no blanks (reference section 4.6).
      for (const id of wanted.split(' ').filter(Boolean)) {
        const callId = newCallId()
        current = callId
        const answer = await bridge.readPerson({ callId, id })
        if (isOver) return
        setRecords((before) => new Map(before).set(id, answer.ok ? answer.value : 'failed'))
      }
      current = null
    }
    void readAll()
    return () => {
      isOver = true
      if (current !== null) void bridge.cancelCall({ callId: current })
    }
  }, [surroundings, wanted])
  return records
}
