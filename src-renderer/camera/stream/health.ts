import { assertNever } from '../../../src-preload/contract/outcome.ts'

/** What is wrong with the picture of a camera that is open, the worst of what is known. */
export type CameraHealth =
  /** Nothing was found wrong so far. */
  | { readonly kind: 'healthy' }
  /** The device delivers nothing behind a track that looks alive: its switch is off, its lid closed, its driver stuck. */
  | { readonly kind: 'stopped' }
  /** Something covers the lens: nearly no light and nearly nothing to see. A dark room is not this. */
  | { readonly kind: 'black' }
  /** The picture stands still: no new frame, or the same one again and again. */
  | { readonly kind: 'frozen' }
  /** So few pixels that no face comes out large enough. */
  | { readonly kind: 'unusableResolution'; readonly width: number; readonly height: number }
  /** The camera that was chosen is not there, and this one stands in for it. */
  | { readonly kind: 'otherDevice'; readonly wanted: string; readonly used: string }
  /** So few pixels that a face comes out large enough only from very near. */
  | { readonly kind: 'lowResolution'; readonly width: number; readonly height: number }

/** How much a finding matters: a trouble spoils every photo, a warning only some. */
export type HealthSeverity = 'none' | 'warning' | 'trouble'

/** What a camera showed at one moment. */
export interface HealthSample {
  /** Milliseconds of a clock that never goes back. */
  readonly at: number
  /** How many frames were shown since the watch began. */
  readonly frames: number
  /** Whether the browser says that the device delivers nothing at present (`MediaStreamTrack.muted`). */
  readonly isMuted: boolean
  /** Pixels of a frame; 0 while there is none. */
  readonly width: number
  /** Pixels of a frame; 0 while there is none. */
  readonly height: number
  /** Luminance 0 to 255 at `sampleGrid` points of the frame, not averaged; empty while there is none. */
  readonly luminance: Uint8Array
}

/** The cameras by label: the wanted one, `null` when none was ever chosen; the one in use, empty when it has no label. */
export interface CameraLabels {
  readonly wanted: string | null
  readonly used: string
}

/** What the watch knows after a sample, handed to the next one. Times are those of the samples. */
export interface HealthHistory {
  readonly last: HealthSample
  /** Since when no new frame came. */
  readonly noFrameSince: number
  /** Since when every sample has had exactly the same points. */
  readonly sameSince: number
  /** Since when every sample has been black; `null` while the last one is not. */
  readonly blackSince: number | null
}

/** Points of a frame that are looked at: single ones, because an average would hide the sensor's noise. */
export const sampleGrid = { width: 32, height: 24 } as const

/**
 * Two seconds with not one changed point is a picture that stands still. A real sensor has noise, so that even a picture of a
 * wall never repeats exactly. Shorter would name a camera that skips frames while it finds its exposure.
 */
const frozenAfter = 2_000

/** Cameras open with up to a second of black while they find their exposure. */
const blackAfter = 1_500

/** Slow cameras need up to three seconds from opening to their first frame. */
const firstFrameWithin = 5_000

/** A gap this long means that nobody looked (the page slept): what was known before says nothing about now. */
const longestGap = 1_500

/**
 * A covered lens: the brightest of the blocks is below this luminance. A sensor without light still shows its own noise
 * of up to about 15; a room dark enough for a person to complain has a screen, a window or a face above 40 in it.
 */
const blackAtMost = 24

/** A covered lens has no structure: its brightest and darkest block differ less than this. */
const blackDifference = 10

/** The side of a block of points whose mean is taken, so that single noisy points count for little. */
const blockSide = 4

/**
 * The longer side below which no face reaches the 60 pixels between the eyes that a photo needs, even at 0.5 m; and below
 * which it misses the 90 pixels of a good one at 0.6 m. Source: photo-quality section 2, with cameras seeing 60 to 70 degrees.
 */
const fewestPixels = { usable: 640, good: 1_200 } as const

/** Adds a sample to what is known. Start with `null`. */
export function rememberSample(history: HealthHistory | null, sample: HealthSample): HealthHistory {
  const { at } = sample
  const fresh = { last: sample, noFrameSince: at, sameSince: at, blackSince: isBlack(sample) ? at : null }
  if (history === null || at - history.last.at > longestGap) return fresh
  return {
    last: sample,
    noFrameSince: sample.frames === history.last.frames ? history.noFrameSince : at,
    sameSince: isSame(sample.luminance, history.last.luminance) ? history.sameSince : at,
    blackSince: isBlack(sample) ? (history.blackSince ?? at) : null,
  }
}

/** The worst finding about a camera. It recovers with the first sample that shows otherwise. */
export function judgeHealth({ last, ...since }: HealthHistory, labels: CameraLabels): CameraHealth {
  const { at, width, height } = last
  const hasFrame = last.luminance.length > 0
  const longerSide = Math.max(width, height)
  if (last.isMuted || (!hasFrame && at - since.noFrameSince >= firstFrameWithin)) return { kind: 'stopped' }
  if (hasFrame && at - since.noFrameSince >= frozenAfter) return { kind: 'frozen' }
  if (since.blackSince !== null && at - since.blackSince >= blackAfter) return { kind: 'black' }
  // A covered lens of a sensor without noise repeats itself too: that is for the rule above to name, a moment sooner.
  if (hasFrame && at - since.sameSince >= frozenAfter) return { kind: 'frozen' }
  if (hasFrame && longerSide < fewestPixels.usable) return { kind: 'unusableResolution', width, height }
  const { wanted, used } = labels
  if (wanted !== null && used !== '' && wanted !== used) return { kind: 'otherDevice', wanted, used }
  if (hasFrame && longerSide < fewestPixels.good) return { kind: 'lowResolution', width, height }
  return { kind: 'healthy' }
}

/** Whether a finding spoils every photo, some, or none. */
export function severityOf(health: CameraHealth): HealthSeverity {
  switch (health.kind) {
    case 'healthy':
      return 'none'
    case 'otherDevice':
    case 'lowResolution':
      return 'warning'
    case 'stopped':
    case 'black':
    case 'frozen':
    case 'unusableResolution':
      return 'trouble'
    default:
      return assertNever(health, 'a finding about the camera that has no severity')
  }
}

function isSame(first: Uint8Array, second: Uint8Array): boolean {
  return first.length > 0 && first.length === second.length && first.every((value, at) => value === second[at])
}

function isBlack({ luminance }: HealthSample): boolean {
  if (luminance.length !== sampleGrid.width * sampleGrid.height) return false
  const means = blockMeans(luminance)
  const brightest = Math.max(...means)
  return brightest <= blackAtMost && brightest - Math.min(...means) <= blackDifference
}

function blockMeans(luminance: Uint8Array): readonly number[] {
  const across = sampleGrid.width / blockSide
  const sums = Array.from({ length: across * (sampleGrid.height / blockSide) }, () => 0)
  for (const [at, value] of luminance.entries()) {
    const column = Math.floor((at % sampleGrid.width) / blockSide)
    const row = Math.floor(at / sampleGrid.width / blockSide)
    const block = row * across + column
    sums[block] = (sums[block] ?? 0) + value
  }
  return sums.map((sum) => sum / (blockSide * blockSide))
}
