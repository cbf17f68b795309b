import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { newCallId } from '../../application/call-id.ts'
import { useBridge } from '../../bridge.ts'
import type { KeptScan } from '../../flow/accepted.ts'
import { consentOf } from '../../flow/consent-of.ts'
import { useEnrollment } from '../../flow/desk-context.ts'
import { nameOf, type Subject } from '../../flow/subject.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button, type ButtonProps } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { shownName } from '../find/person-words.ts'
import { DevicesRefused } from './devices-refused.tsx'
import { ScanDialog, type ScanDialogProps } from './scan-dialog.tsx'
import { createScanStore } from './scan-store.ts'
import { useDeviceRight } from './use-device-right.ts'

/** `onScan` gets the face the clerk has seen and taken, and the digest of the face it replaces. */
export interface ScanAtDeviceProps extends Pick<ScanDialogProps, 'purpose'>, Pick<ButtonProps, 'kind' | 'isDisabled'> {
  readonly subject: Subject
  readonly onScan: (scan: KeptScan, replaces: string | null) => void
}

/** The button by which the visual face is scanned at a device instead of being made of a picture, or why it is not offered. */
export function ScanAtDevice({ subject, purpose, onScan, ...look }: ScanAtDeviceProps) {
  const say = useSentences()
  const [isOpen, setOpen] = useState(false)
  const mayUse = useDeviceRight()
  if (!mayUse)
    return (
      <DevicesRefused>
        <Button {...look} isDisabled>
          <Icon name="eye" />
          {say('devices.scan.button')}
        </Button>
      </DevicesRefused>
    )
  return (
    <>
      <Button
        {...look}
        onPress={() => {
          setOpen(true)
        }}
      >
        <Icon name="eye" />
        {say('devices.scan.button')}
      </Button>
      {isOpen ? (
        <OpenScan
          subject={subject}
          purpose={purpose}
          onScan={(scan, replaces) => {
            setOpen(false)
            onScan(scan, replaces)
          }}
          onClose={() => {
            setOpen(false)
          }}
        />
      ) : null}
    </>
  )
}

interface OpenScanProps extends Pick<ScanAtDeviceProps, 'subject' | 'purpose' | 'onScan'> {
  readonly onClose: () => void
}

function OpenScan({ subject, purpose, onScan, onClose }: OpenScanProps) {
  const say = useSentences()
  const bridge = useBridge()
  const consent = useEnrollment((enrollment) => consentOf(enrollment, subject))
  const [scan] = useState(() => createScanStore({ bridge, newCallId, now: Date.now, consent }))
  const state = useStore(scan.store)
  useEffect(() => scan.start(), [scan])
  return (
    <ScanDialog
      name={shownName(nameOf(subject), say)}
      subject={subject}
      purpose={purpose}
      scanning={state}
      acts={scan}
      onTake={(kept, replaces) => {
        scan.handOver()
        onScan(kept, replaces)
      }}
      onClose={onClose}
    />
  )
}
