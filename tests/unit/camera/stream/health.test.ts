import { describe, expect, it } from 'vitest'
import {
  judgeHealth,
  rememberSample,
  sampleGrid,
  severityOf,
  type CameraHealth,
  type HealthHistory,
  type HealthSample,
} from '../../../../src-renderer/camera/stream/health.ts'
import { watchHealth } from '../../../../src-renderer/camera/stream/watch-health.ts'

const points = sampleGrid.width * sampleGrid.height
const labels = { wanted: 'Desk camera', used: 'Desk camera' }

/** Numbers from 0 up to 1 that look thrown and are the same in every run (a multiplicative generator, seed 42). */
function thrower(seed = 42): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** A scene with the noise of a sensor upon it, `noise` wide. */
function scene(light: (at: number) => number, noise: number, thrown = thrower()): () => Uint8Array {
  return () => Uint8Array.from({ length: points }, (_point, at) => Math.max(0, light(at) + (thrown() - 0.5) * noise))
}

const room = (at: number): number => 60 + (at % sampleGrid.width) * 4

interface Film {
  readonly luminance?: () => Uint8Array
  readonly isMuted?: boolean
  readonly size?: readonly [number, number]
  /** Whether new frames come. */
  readonly runs?: boolean
}

/** A camera that is looked at every 300 ms; `film` shows something for a while and tells what was found last. */
function watched(use = labels) {
  const alive = scene(room, 6, thrower(7))
  let history: HealthHistory | null = null
  let at = 0
  let frames = 0
  const film = (
    milliseconds: number,
    { luminance = alive, isMuted = false, size = [1280, 720], runs = true }: Film,
  ) => {
    let health: CameraHealth = { kind: 'healthy' }
    for (const end = at + milliseconds; at < end;) {
      at += 300
      frames += runs ? 9 : 0
      const sample: HealthSample = { at, frames, isMuted, width: size[0], height: size[1], luminance: luminance() }
      history = rememberSample(history, sample)
      health = judgeHealth(history, use)
    }
    return health
  }
  const sleep = (milliseconds: number): void => {
    at += milliseconds
  }
  return { film, sleep }
}

describe('the health of a camera', () => {
  it('is good while a noisy picture moves on, also of a wall where nothing moves', () => {
    const { film } = watched()
    expect(film(30_000, { luminance: scene(() => 128, 2) })).toEqual({ kind: 'healthy' })
  })

  it('names a picture that repeats exactly after two seconds, not before, and recovers with the first other one', () => {
    const still = scene(room, 6)()
    const { film } = watched()
    film(900, {})
    expect(film(1_800, { luminance: () => still })).toEqual({ kind: 'healthy' })
    expect(film(600, { luminance: () => still })).toEqual({ kind: 'frozen' })
    expect(film(300, {})).toEqual({ kind: 'healthy' })
  })

  it('sees one changed point among all: a sensor at work', () => {
    const still = scene(room, 6)()
    let turn = 0
    const { film } = watched()
    const nearlyStill = () => still.with(points / 2, (turn += 1) % 2 === 0 ? 100 : 101)
    expect(film(10_000, { luminance: nearlyStill })).toEqual({ kind: 'healthy' })
  })

  it('names frames that no longer come', () => {
    const { film } = watched()
    film(900, {})
    expect(film(2_400, { runs: false })).toEqual({ kind: 'frozen' })
    expect(film(300, {})).toEqual({ kind: 'healthy' })
  })

  it('names a camera that never sends a first frame, and gives a slow one five seconds', () => {
    const nothing = { luminance: () => new Uint8Array(), size: [0, 0], runs: false } as const
    const { film } = watched()
    expect(film(4_800, nothing)).toEqual({ kind: 'healthy' })
    expect(film(600, nothing)).toEqual({ kind: 'stopped' })
    expect(film(300, {})).toEqual({ kind: 'healthy' })
  })

  it('names a device that delivers nothing behind a live track at once', () => {
    const { film } = watched()
    film(900, {})
    expect(film(300, { isMuted: true })).toEqual({ kind: 'stopped' })
    expect(film(300, {})).toEqual({ kind: 'healthy' })
  })

  it.each([
    ['without any noise', scene(() => 0, 0)],
    ['with the noise of a sensor that turned itself up', scene(() => 9, 16)],
  ])('names a covered lens %s as covered, and not as frozen', (_kind, luminance) => {
    const { film } = watched()
    expect(film(1_500, { luminance })).toEqual({ kind: 'healthy' })
    expect(film(300, { luminance })).toEqual({ kind: 'black' })
    expect(film(6_000, { luminance })).toEqual({ kind: 'black' })
    expect(film(300, {})).toEqual({ kind: 'healthy' })
  })

  it.each([
    ['a room with one lamp far away', (at: number) => (at % 32 < 4 && at < 128 ? 90 : 6)],
    ['a face in the light of a screen', (at: number) => (at % 32 > 10 && at % 32 < 22 ? 34 : 8)],
    ['half the light of a good picture', (at: number) => room(at) / 2],
  ])('leaves %s to the instruction about light', (_kind, light) => {
    expect(watched().film(6_000, { luminance: scene(light, 6) })).toEqual({ kind: 'healthy' })
  })

  it.each([
    [[1920, 1080], 'healthy', 'none'],
    [[720, 1280], 'healthy', 'none'],
    [[800, 600], 'lowResolution', 'warning'],
    [[640, 480], 'lowResolution', 'warning'],
    [[352, 288], 'unusableResolution', 'trouble'],
  ] as const)('finds %s pixels %s', (size, kind, severity) => {
    const health = watched().film(600, { size })
    const [width, height] = size
    expect(health).toEqual(kind === 'healthy' ? { kind } : { kind, width, height })
    expect(severityOf(health)).toBe(severity)
  })

  it('names a camera that stands in for the chosen one with both labels, and a trouble before that', () => {
    const use = { wanted: 'Desk camera', used: 'Lid camera' }
    const { film } = watched(use)
    expect(film(600, {})).toEqual({ kind: 'otherDevice', ...use })
    expect(film(300, { isMuted: true })).toEqual({ kind: 'stopped' })
    expect(watched({ ...use, used: '' }).film(600, {})).toEqual({ kind: 'healthy' })
  })

  it('draws no conclusion over a time in which nobody looked', () => {
    const still = scene(room, 6)()
    const { film, sleep } = watched()
    film(900, { luminance: () => still })
    sleep(60_000)
    expect(film(900, { luminance: () => still, runs: false })).toEqual({ kind: 'healthy' })
  })
})

describe('the watch over a camera', () => {
  /** A watch whose rhythm the test beats itself. */
  function watch(look: () => HealthSample | null) {
    const told: string[] = []
    let beat: (() => void) | null = null
    const stop = watchHealth({
      look,
      labels,
      every: (_milliseconds, act) => {
        beat = act
        return () => {
          beat = null
        }
      },
      onHealth: ({ kind }) => told.push(kind),
    })
    return { told, stop, beat: () => beat?.() }
  }

  const muted = (isMuted: boolean, at: number): HealthSample => ({
    at,
    frames: at,
    isMuted,
    width: 1280,
    height: 720,
    luminance: scene(room, 6, thrower(at + 1))(),
  })

  it('tells what it finds once, and tells when it is over', () => {
    let at = 0
    const { told, beat } = watch(() => muted(at > 900 && at < 1_800, (at += 300)))
    for (let beats = 0; beats < 10; beats += 1) beat()
    expect(told).toEqual(['healthy', 'stopped', 'healthy'])
  })

  it('holds nothing against a camera that nobody can see', () => {
    let at = 0
    const look = () => {
      at += 300
      if (at > 600 && at < 1_200) return null
      return { ...muted(false, at), frames: 1, luminance: scene(room, 0)() }
    }
    const { told, beat } = watch(look)
    // Seen for 300 ms, hidden, then seen for 1,800 ms: never still for two seconds before somebody's eyes.
    for (let beats = 0; beats < 10; beats += 1) beat()
    expect(told).toEqual(['healthy'])
    for (let beats = 0; beats < 2; beats += 1) beat()
    expect(told).toEqual(['healthy', 'frozen'])
  })

  it('ends when it is stopped', () => {
    const { told, beat, stop } = watch(() => muted(false, 1))
    stop()
    beat()
    expect(told).toEqual([])
  })
})
