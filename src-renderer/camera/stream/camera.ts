import { createStore, type StoreApi } from 'zustand/vanilla'

/** Why there is no picture: said on the screen, and mended by the person or by time. */
export type CameraTrouble =
  /** The person or the system does not let the station use a camera. */
  | 'refused'
  /** No camera is connected. */
  | 'absent'
  /** Another program holds the camera. */
  | 'inUse'
  /** The camera went away while it was used. */
  | 'unplugged'
  /** Anything else the browser could not explain. */
  | 'failed'

/** A camera to choose from. Labels outlive a restart, device ids do not. */
export interface CameraChoice {
  readonly label: string
}

/** What the camera is doing. */
export type CameraPicture =
  | { readonly kind: 'off' }
  | { readonly kind: 'opening' }
  /** `wanted` is the label of the camera that was asked for, `label` that of the one in use: it stands in when they differ. */
  | { readonly kind: 'live'; readonly stream: MediaStream; readonly label: string; readonly wanted: string | null }
  | { readonly kind: 'troubled'; readonly trouble: CameraTrouble }

/** What the camera is doing and which others there are. */
export interface CameraState {
  readonly picture: CameraPicture
  readonly cameras: readonly CameraChoice[]
}

/** The camera of this desk. */
export interface Camera {
  readonly store: StoreApi<CameraState>
  /**
   * Opens the camera with this label, else the first one. Opening what is open already does nothing.
   *
   * A camera that only stands in for the wanted one makes way for it as soon as that is plugged in.
   */
  open(preferredLabel: string | null): Promise<void>
  /** Lets go of the camera: its light goes out. */
  close(): void
}

/** The part of the browser's media devices the camera needs, so that a test can bring its own. */
export type CameraDevices = Pick<
  MediaDevices,
  'getUserMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'
>

/** What is asked of every camera. 1920 by 1080 gives a face at arm's length enough pixels. Source: photo-quality section 2. */
const wish = { width: { ideal: 1920 }, height: { ideal: 1080 }, frameRate: { ideal: 30 } } as const

const troubles: Readonly<Record<string, CameraTrouble>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'absent',
  OverconstrainedError: 'absent',
  NotReadableError: 'inUse',
  AbortError: 'inUse',
}

/** Names the trouble a browser met while opening a camera. */
export function troubleOf(error: unknown): CameraTrouble {
  return error instanceof Error ? (troubles[error.name] ?? 'failed') : 'failed'
}

/** Makes the camera of this desk. Nothing is opened until `open`. */
export function createCamera(devices: CameraDevices): Camera {
  const store = createStore<CameraState>(() => ({ picture: { kind: 'off' }, cameras: [] }))
  let wanted: { readonly label: string | null; readonly turn: number } | null = null
  let turn = 0

  const show = (picture: CameraPicture): void => {
    store.setState({ picture })
  }
  const stopStream = (): void => {
    const { picture } = store.getState()
    if (picture.kind === 'live') for (const track of picture.stream.getTracks()) track.stop()
  }

  const listCameras = async (): Promise<readonly MediaDeviceInfo[]> => {
    const found = (await devices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput')
    store.setState({ cameras: found.filter(({ label }) => label !== '').map(({ label }) => ({ label })) })
    return found
  }

  const openStream = async (label: string | null): Promise<MediaStream> => {
    // Labels are told at once where the camera was allowed before; then no other camera needs to light up first.
    const known = labelled(await listCameras(), label)
    if (known !== undefined) return devices.getUserMedia(exactly(known))
    const first = await devices.getUserMedia({ video: { ...wish }, audio: false })
    const preferred = labelled(await listCameras(), label)
    if (preferred === undefined || labelOf(first) === label) return first
    for (const track of first.getTracks()) track.stop()
    return devices.getUserMedia(exactly(preferred))
  }

  const watch = (stream: MediaStream, of: number): void => {
    for (const track of stream.getVideoTracks()) {
      track.addEventListener('ended', () => {
        if (wanted?.turn === of) show({ kind: 'troubled', trouble: 'unplugged' })
      })
    }
  }

  const open = async (label: string | null): Promise<void> => {
    const { picture } = store.getState()
    if (wanted !== null && wanted.label === label && (picture.kind === 'live' || picture.kind === 'opening')) return
    await openAnew(label)
  }

  const openAnew = async (label: string | null): Promise<void> => {
    stopStream()
    turn += 1
    const mine = turn
    wanted = { label, turn: mine }
    const isStillWanted = (): boolean => wanted?.turn === mine
    show({ kind: 'opening' })
    devices.addEventListener('devicechange', onDevicesChanged)
    try {
      const stream = await openStream(label)
      if (!isStillWanted()) {
        for (const track of stream.getTracks()) track.stop()
        return
      }
      watch(stream, mine)
      show({ kind: 'live', stream, label: labelOf(stream), wanted: label })
    } catch (error) {
      if (isStillWanted()) show({ kind: 'troubled', trouble: troubleOf(error) })
    }
  }

  const onDevicesChanged = (): void => {
    const comeBack = async (): Promise<void> => {
      const cameras = await listCameras()
      const { picture } = store.getState()
      if (wanted === null) return
      const isBack =
        picture.kind === 'troubled'
          ? picture.trouble !== 'refused' && cameras.length > 0
          : picture.kind === 'live' && picture.label !== wanted.label && labelled(cameras, wanted.label) !== undefined
      if (isBack) await openAnew(wanted.label)
    }
    // A list that cannot be read now is read again at the next change.
    comeBack().catch(() => undefined)
  }

  const close = (): void => {
    wanted = null
    turn += 1
    stopStream()
    devices.removeEventListener('devicechange', onDevicesChanged)
    show({ kind: 'off' })
  }

  return { store, open, close }
}

function labelOf(stream: MediaStream): string {
  return stream.getVideoTracks()[0]?.label ?? ''
}

function labelled(cameras: readonly MediaDeviceInfo[], label: string | null): MediaDeviceInfo | undefined {
  return label === null ? undefined : cameras.find((camera) => camera.label === label)
}

function exactly({ deviceId }: MediaDeviceInfo): MediaStreamConstraints {
  return { video: { ...wish, deviceId: { exact: deviceId } }, audio: false }
}
