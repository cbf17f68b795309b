import { useEffect, useState } from 'react'
import type { DoorWatch } from '../../../src-preload/contract/door-event.ts'
import { useMay } from '../../application/rights.ts'
import { useBridge } from '../../bridge.ts'

/**
 * Watches for the next time a person stands at a door while this is shown. `null` while it has not begun, and where it cannot:
 * for a person without an id, an account that may not read events, and without the server.
 */
export function useDoorWatch(personId: string | null): DoorWatch | null {
  const bridge = useBridge()
  const mayRead = useMay('readEvents')
  const wanted = mayRead ? personId : null
  const [watch, setWatch] = useState<DoorWatch | null>(null)
  useEffect(() => {
    if (wanted === null) return undefined
    let isOver = false
    const unsubscribe = bridge.on.doorWatchChanged((changed) => {
      if (changed.personId === wanted) setWatch(changed)
    })
    const begin = async (): Promise<void> => {
      const answer = await bridge.watchDoor({ personId: wanted })
      // What was announced meanwhile is newer than how things stood at the beginning.
      if (answer.ok && !isOver) setWatch((announced) => announced ?? answer.value)
    }
    void begin()
    return () => {
      isOver = true
      unsubscribe()
      setWatch(null)
      void bridge.stopWatchingDoor({})
    }
  }, [bridge, wanted])
  return watch
}
