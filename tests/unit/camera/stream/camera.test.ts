import { describe, expect, it } from 'vitest'
import { createCamera, type CameraDevices, type CameraState } from '../../../../src-renderer/camera/stream/camera.ts'

/** A track that can be unplugged. Only what the camera uses exists. */
class FakeTrack extends EventTarget {
  stopped = false
  readonly label: string

  constructor(label: string) {
    super()
    this.label = label
  }

  stop(): void {
    this.stopped = true
  }
}

/** A machine with cameras that come and go. */
class FakeDevices extends EventTarget {
  cameras: string[]
  readonly tracks: FakeTrack[] = []
  refusal: string | null = null
  /** Browsers tell no labels before the person has allowed a camera once. */
  tellsLabels = true

  constructor(cameras: string[]) {
    super()
    this.cameras = cameras
  }

  async enumerateDevices() {
    const told = (label: string) => ({ kind: 'videoinput', label, deviceId: `id of ${label}` })
    return Promise.resolve(this.cameras.map((label) => told(this.tellsLabels ? label : '')))
  }

  async getUserMedia({ video }: { readonly video: { readonly deviceId?: { readonly exact: string } } }) {
    if (this.refusal !== null) return Promise.reject(new DOMException('no', this.refusal))
    const label = video.deviceId?.exact.replace('id of ', '') ?? this.cameras[0]
    if (label === undefined) return Promise.reject(new DOMException('none', 'NotFoundError'))
    const track = new FakeTrack(label)
    this.tracks.push(track)
    this.tellsLabels = true
    return Promise.resolve({ getTracks: () => [track], getVideoTracks: () => [track] })
  }

  /** The same object as the browser's type: a test's fake has only what is used. */
  asDevices(): CameraDevices {
    return this as unknown as CameraDevices
  }

  plugIn(label: string): void {
    this.cameras.push(label)
    this.dispatchEvent(new Event('devicechange'))
  }
}

function openDesk(cameras: string[]) {
  const devices = new FakeDevices(cameras)
  return { devices, camera: createCamera(devices.asDevices()) }
}

async function pictureWhere(
  camera: ReturnType<typeof createCamera>,
  holds: (picture: CameraState['picture']) => boolean,
): Promise<CameraState['picture']> {
  const { promise, resolve } = Promise.withResolvers<CameraState['picture']>()
  const look = ({ picture }: CameraState): void => {
    if (holds(picture)) resolve(picture)
  }
  camera.store.subscribe(look)
  look(camera.store.getState())
  return promise
}

describe('the camera of a desk', () => {
  it('opens the first one, and says which others there are', async () => {
    const { camera } = openDesk(['Desk camera', 'Lid camera'])
    await camera.open(null)
    expect(camera.store.getState()).toMatchObject({
      picture: { kind: 'live', label: 'Desk camera' },
      cameras: [{ label: 'Desk camera' }, { label: 'Lid camera' }],
    })
  })

  it('opens the preferred one by its label, and no other lights up', async () => {
    const { camera, devices } = openDesk(['Desk camera', 'Lid camera'])
    await camera.open('Lid camera')
    expect(camera.store.getState().picture).toMatchObject({ kind: 'live', label: 'Lid camera', wanted: 'Lid camera' })
    expect(devices.tracks.map(({ label }) => label)).toEqual(['Lid camera'])
  })

  it('finds the preferred one also where labels are told only after the first was allowed, and lets go of that', async () => {
    const { camera, devices } = openDesk(['Desk camera', 'Lid camera'])
    devices.tellsLabels = false
    await camera.open('Lid camera')
    expect(camera.store.getState().picture).toMatchObject({ kind: 'live', label: 'Lid camera' })
    expect(devices.tracks.map(({ label, stopped }) => [label, stopped])).toEqual([
      ['Desk camera', true],
      ['Lid camera', false],
    ])
  })

  it('takes what there is when the preferred one is not connected', async () => {
    const { camera } = openDesk(['Lid camera'])
    await camera.open('Desk camera')
    const { picture } = camera.store.getState()
    expect(picture).toMatchObject({ kind: 'live', label: 'Lid camera', wanted: 'Desk camera' })
  })

  it('goes back to the preferred one as soon as it is plugged in, and lets go of the one that stood in', async () => {
    const { camera, devices } = openDesk(['Lid camera'])
    await camera.open('Desk camera')
    devices.plugIn('Desk camera')
    await pictureWhere(camera, (picture) => picture.kind === 'live' && picture.label === 'Desk camera')
    expect(devices.tracks.map(({ label, stopped }) => [label, stopped])).toEqual([
      ['Lid camera', true],
      ['Desk camera', false],
    ])
  })

  it.each([['the preferred one', 'Lid camera'] as const, ['no particular one', null] as const])(
    'keeps %s when yet another is plugged in',
    async (_wish, label) => {
      const { camera, devices } = openDesk(['Lid camera'])
      await camera.open(label)
      devices.plugIn('Desk camera')
      await pictureWhere(camera, () => camera.store.getState().cameras.length === 2)
      expect(camera.store.getState().picture).toMatchObject({ kind: 'live', label: 'Lid camera' })
      expect(devices.tracks).toHaveLength(1)
    },
  )

  it('stays warm: opening it again opens nothing', async () => {
    const { camera, devices } = openDesk(['Desk camera'])
    await camera.open(null)
    await camera.open(null)
    expect(devices.tracks).toHaveLength(1)
  })

  it.each([
    ['NotAllowedError', 'refused'],
    ['NotFoundError', 'absent'],
    ['NotReadableError', 'inUse'],
    ['SomethingError', 'failed'],
  ])('names the trouble behind %s: %s', async (name, trouble) => {
    const { camera, devices } = openDesk(['Desk camera'])
    devices.refusal = name
    await camera.open(null)
    expect(camera.store.getState().picture).toEqual({ kind: 'troubled', trouble })
  })

  it('that is unplugged says so, and comes back by itself when it is plugged in', async () => {
    const { camera, devices } = openDesk(['Desk camera'])
    await camera.open(null)
    devices.cameras = []
    devices.tracks[0]?.dispatchEvent(new Event('ended'))
    expect(camera.store.getState().picture).toEqual({ kind: 'troubled', trouble: 'unplugged' })
    devices.plugIn('Desk camera')
    expect(await pictureWhere(camera, ({ kind }) => kind === 'live')).toMatchObject({ label: 'Desk camera' })
  })

  it('that was refused is not opened again behind the person’s back', async () => {
    const { camera, devices } = openDesk(['Desk camera'])
    devices.refusal = 'NotAllowedError'
    await camera.open(null)
    devices.refusal = null
    devices.plugIn('Lid camera')
    await pictureWhere(camera, () => camera.store.getState().cameras.length === 2)
    expect(camera.store.getState().picture.kind).toBe('troubled')
  })

  it('goes dark when it is closed, also while it is still opening', async () => {
    const { camera, devices } = openDesk(['Desk camera'])
    const opening = camera.open(null)
    camera.close()
    await opening
    expect(camera.store.getState().picture).toEqual({ kind: 'off' })
    expect(devices.tracks.every(({ stopped }) => stopped)).toBe(true)
  })
})
