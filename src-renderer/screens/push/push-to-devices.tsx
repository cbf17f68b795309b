import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { UserSync } from '../../../src-preload/contract/device.ts'
import type { Fact } from '../../../src-preload/contract/fact.ts'
import { newCallId } from '../../application/call-id.ts'
import { useMay } from '../../application/rights.ts'
import { useBridge } from '../../bridge.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button, type ButtonProps } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { DevicesRefused } from '../device-scan/devices-refused.tsx'
import { shownName } from '../find/person-words.ts'
import { PushDialog } from './push-dialog.tsx'
import { createPushStore } from './push-store.ts'

/** Whom to send; somebody the server knows. */
export interface PushToDevicesProps extends Pick<ButtonProps, 'kind'> {
  readonly person: { readonly id: string; readonly name: string }
}

/**
 * The button by which a person is sent to devices. It is there where the server does not do it by itself, or where the station
 * may not see whether it does; a server that does it needs no hand.
 */
export function PushToDevices({ person, kind = 'quiet' }: PushToDevicesProps) {
  const say = useSentences()
  const sync = useDeviceSync()
  const mayWrite = useMay('writePeople')
  const mayUse = useMay('useDevices')
  const [isOpen, setOpen] = useState(false)
  const isOffered = sync !== null && (sync.kind === 'unknown' || (sync.kind === 'known' && sync.value === 'off'))
  if (!mayWrite || !isOffered) return null
  if (!mayUse)
    return (
      <DevicesRefused>
        <Button kind={kind} isDisabled>
          <Icon name="arrowUp" />
          {say('devices.push.button')}
        </Button>
      </DevicesRefused>
    )
  return (
    <>
      <Button
        kind={kind}
        onPress={() => {
          setOpen(true)
        }}
      >
        <Icon name="arrowUp" />
        {say('devices.push.button')}
      </Button>
      {isOpen ? (
        <OpenPush
          person={person}
          isCertain={sync.kind === 'known'}
          onClose={() => {
            setOpen(false)
          }}
        />
      ) : null}
    </>
  )
}

/** Whether the server carries people to devices; `null` while nobody has told. The main process asks once in a session. */
function useDeviceSync(): Fact<UserSync> | null {
  const bridge = useBridge()
  const [sync, setSync] = useState<Fact<UserSync> | null>(null)
  useEffect(() => {
    let isCurrent = true
    const callId = newCallId()
    const read = async (): Promise<void> => {
      const answer = await bridge.readDeviceSync({ callId })
      if (isCurrent && answer.ok) setSync(answer.value.sync)
    }
    void read()
    return () => {
      isCurrent = false
      void bridge.cancelCall({ callId })
    }
  }, [bridge])
  return sync
}

interface OpenPushProps extends Pick<PushToDevicesProps, 'person'> {
  readonly isCertain: boolean
  readonly onClose: () => void
}

function OpenPush({ person, isCertain, onClose }: OpenPushProps) {
  const say = useSentences()
  const bridge = useBridge()
  const [push] = useState(() => createPushStore({ bridge, newCallId, person }))
  const state = useStore(push.store)
  useEffect(() => push.start(), [push])
  return (
    <PushDialog
      name={shownName(person.name, say)}
      isCertain={isCertain}
      pushing={state}
      acts={push}
      onClose={onClose}
    />
  )
}
