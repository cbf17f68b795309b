import { useState, type ReactNode } from 'react'
import { mostVisualFaces } from '../../../src-preload/contract/photo.ts'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import { useNow } from '../../application/use-now.ts'
import type { KeptScan } from '../../flow/accepted.ts'
import { heldFacesOf, type Subject } from '../../flow/subject.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { MemoryImage } from '../../ui/memory-image.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { FaceChoice } from '../review/face-choice.tsx'
import { deviceMore, deviceName } from './device-words.ts'
import styles from './scan-dialog.module.css'
import type { Scanning, ScanStore } from './scan-store.ts'

/**
 * `store` hands the face over at once and asks which one it replaces; `use` takes it into the review, where that is asked.
 * `name` is never empty.
 */
export interface ScanDialogProps {
  readonly name: string
  readonly subject: Subject
  readonly purpose: 'store' | 'use'
  readonly scanning: Scanning
  readonly acts: Omit<ScanStore, 'store' | 'start' | 'handOver'>
  readonly onTake: (scan: KeptScan, replaces: string | null) => void
  readonly onClose: () => void
}

type At<Kind extends Scanning['kind']> = Omit<ScanDialogProps, 'scanning'> & {
  readonly scanning: Extract<Scanning, { kind: Kind }>
}

/** Choosing a device, waiting for the person to stand before it, and looking at what it has scanned before anything is stored. */
export function ScanDialog({ scanning, ...rest }: ScanDialogProps) {
  switch (scanning.kind) {
    case 'reading':
      return <Reading {...rest} />
    case 'unreadable':
      return <Unreadable {...rest} scanning={scanning} />
    case 'choosing':
      return <Choosing {...rest} scanning={scanning} />
    case 'scanning':
      return <Waiting {...rest} scanning={scanning} />
    case 'stopped':
    case 'failed':
      return <NoFace {...rest} scanning={scanning} />
    case 'scanned':
      return <Scanned {...rest} scanning={scanning} />
    default:
      return assertNever(scanning, 'a scan has a state that was never named')
  }
}

interface FrameProps {
  readonly kind: Scanning['kind']
  readonly title: string
  readonly onClose: () => void
  readonly actions: ReactNode
  readonly children: ReactNode
  readonly isAlert?: boolean
}

function Frame({ kind, title, onClose, actions, children, isAlert = false }: FrameProps) {
  return (
    <Dialog isOpen isAlert={isAlert} onClose={onClose} title={title} actions={actions}>
      <div className={styles['content']} data-scan={kind}>
        {children}
      </div>
    </Dialog>
  )
}

function Reading({ name, onClose }: Omit<ScanDialogProps, 'scanning'>) {
  const say = useSentences()
  return (
    <Frame
      kind="reading"
      title={say('devices.scan.title', { name })}
      onClose={onClose}
      actions={<Button onPress={onClose}>{say('devices.scan.cancel')}</Button>}
    >
      <Spinner label={say('devices.reading')} />
    </Frame>
  )
}

function Unreadable({ name, scanning, acts, onClose }: At<'unreadable'>) {
  const say = useSentences()
  return (
    <Frame
      kind="unreadable"
      title={say('devices.scan.title', { name })}
      onClose={onClose}
      actions={
        <>
          <Button autoFocus onPress={acts.readAgain}>
            {say('devices.readAgain')}
          </Button>
          <Button onPress={onClose}>{say('devices.scan.close')}</Button>
        </>
      }
    >
      <FailureNotice failure={scanning.failure} />
    </Frame>
  )
}

function Choosing({ name, scanning, acts, onClose }: At<'choosing'>) {
  const say = useSentences()
  const { devices, chosen } = scanning
  const title = say('devices.scan.title', { name })
  if (devices.length === 0)
    return (
      <Frame
        kind="choosing"
        title={title}
        onClose={onClose}
        actions={
          <>
            <Button onPress={acts.readAgain}>{say('devices.readAgain')}</Button>
            <Button autoFocus onPress={onClose}>
              {say('devices.scan.close')}
            </Button>
          </>
        }
      >
        <Notice tone="information" title={say('devices.scan.none')} next={say('devices.scan.noneMore')} />
      </Frame>
    )
  return (
    <Frame
      kind="choosing"
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say('devices.scan.cancel')}</Button>
          <Button kind="primary" isDisabled={chosen === null} onPress={acts.scan}>
            {say('devices.scan.start')}
          </Button>
        </>
      }
    >
      <p>{say('devices.scan.lead')}</p>
      <div className={styles['devices']}>
        <RadioGroup
          label={say('devices.scan.choose')}
          look="cards"
          value={chosen}
          onChange={acts.choose}
          options={devices.map((device) => ({
            id: device.id,
            label: deviceName(device, say),
            description: deviceMore(device, say),
          }))}
        />
      </div>
    </Frame>
  )
}

/** A device that takes longer than the server lets it, in seconds. Source: reference sections 5.4 and 8. */
const usualSeconds = 60

function Waiting({ name, scanning, acts }: At<'scanning'>) {
  const say = useSentences()
  const device = deviceName(scanning.device, say)
  return (
    <Frame
      kind="scanning"
      title={say('devices.scan.scanningTitle', { name, device })}
      isAlert
      onClose={acts.stop}
      actions={
        <Button autoFocus onPress={acts.stop}>
          {say('devices.scan.stop')}
        </Button>
      }
    >
      <p>{say('devices.scan.scanning')}</p>
      <Spinner label={say(stageKey(scanning.stage))} />
      <Elapsed since={scanning.since} />
    </Frame>
  )
}

function stageKey(stage: At<'scanning'>['scanning']['stage']) {
  if (stage === 'signingInAgain') return 'devices.scan.signingIn'
  return stage === null ? 'devices.scan.reaching' : 'sending.stage.waitingForFace'
}

/** Not spoken: a number that changes each second would drown everything else. */
function Elapsed({ since }: { readonly since: number }) {
  const say = useSentences()
  const now = useNow(1_000)
  const count = Math.max(0, Math.floor((now - since) / 1_000))
  return (
    <p className={styles['elapsed']}>
      {count > usualSeconds ? say('devices.scan.elapsedLong', { count }) : say('devices.scan.elapsed', { count })}
    </p>
  )
}

/** The clerk stopped waiting, or there is no face and a reason why. */
function NoFace({ scanning, acts, onClose }: At<'stopped' | 'failed'>) {
  const say = useSentences()
  const device = deviceName(scanning.device, say)
  return (
    <Frame
      kind={scanning.kind}
      title={device}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say('devices.scan.close')}</Button>
          <Button onPress={acts.chooseAgain}>{say('devices.scan.anotherDevice')}</Button>
          <Button kind="primary" autoFocus onPress={acts.scan}>
            {say('devices.scan.again')}
          </Button>
        </>
      }
    >
      {scanning.kind === 'failed' ? (
        <FailureNotice failure={scanning.failure} />
      ) : (
        <Notice
          tone="information"
          title={say('devices.scan.stopped')}
          safe={say('devices.scan.stoppedSafe', { device })}
          next={say('devices.scan.stoppedNext')}
        />
      )}
    </Frame>
  )
}

function Scanned({ subject, purpose, scanning, acts, onTake, onClose }: At<'scanned'>) {
  const say = useSentences()
  const [replaces, setReplaces] = useState<string | null>(null)
  const device = deviceName(scanning.device, say)
  const { scan, picture } = scanning.face
  const held = heldFacesOf(subject)
  const faces = held.kind === 'known' ? held.value : []
  const asksWhich = purpose === 'store' && faces.length >= mostVisualFaces
  const shown = picture.kind === 'present' ? picture : null
  return (
    <Frame
      kind="scanned"
      title={say('devices.scan.resultTitle', { device })}
      isAlert
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say('devices.scan.cancel')}</Button>
          <Button onPress={acts.scan}>{say('devices.scan.again')}</Button>
          <Button
            kind="primary"
            autoFocus={!asksWhich}
            isDisabled={asksWhich && replaces === null}
            onPress={() => {
              onTake({ scan, device, picture: shown }, replaces)
            }}
          >
            {say(purpose === 'store' ? 'devices.scan.store' : 'devices.scan.use')}
          </Button>
        </>
      }
    >
      {shown === null ? (
        <Notice
          tone="warning"
          title={say('devices.scan.noPicture')}
          safe={say('devices.scan.noPictureSafe')}
          next={say('devices.scan.noPictureNext')}
        />
      ) : (
        <>
          <MemoryImage className={styles['face']} picture={shown} alt={say('devices.scan.picture', { device })} />
          <p className={styles['look']}>{say('devices.scan.look')}</p>
        </>
      )}
      {asksWhich ? (
        <FaceChoice label={say('devices.scan.replaces')} faces={faces} chosen={replaces} onChoose={setReplaces} />
      ) : null}
    </Frame>
  )
}
