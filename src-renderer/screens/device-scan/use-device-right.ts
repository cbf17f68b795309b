import { useEffect } from 'react'
import { newCallId } from '../../application/call-id.ts'
import { may } from '../../application/rights.ts'
import { useOperator } from '../../application/station.ts'
import { useBridge } from '../../bridge.ts'

/**
 * Whether the account may use devices. Sign-in leaves it open where the operator level enrols people and has not the menu of
 * devices: then the devices are asked for once, before anybody wants them, and the main process keeps what the server said.
 */
export function useDeviceRight(): boolean {
  const bridge = useBridge()
  const operator = useOperator()
  const isOpen = operator?.useDevices === 'unknown'
  useEffect(() => {
    if (!isOpen) return undefined
    const callId = newCallId()
    void bridge.readEnrollmentDevices({ callId })
    return () => {
      void bridge.cancelCall({ callId })
    }
  }, [bridge, isOpen])
  return may(operator, 'useDevices')
}
