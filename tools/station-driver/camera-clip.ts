import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import jpeg from 'jpeg-js'
import { cameraFrame, fillFrame, readPicture, type Picture } from './camera-pictures.ts'

/** A clip a fake camera can show, and the act that takes it away again. */
export interface CameraClip {
  /** Baseline JPEG frames, one after another. */
  readonly path: string
  remove(): Promise<void>
}

/** What the camera sees for a while. */
export interface CameraScene {
  /** Cut to 16:9 in the middle. */
  readonly picture: Picture
  /** How long, in seconds; as short as it can be unless told. Chromium shows the clip in a circle, so for one scene it does not matter. */
  readonly seconds?: number
  /** Whether every frame is the same to the last pixel, as of a camera that hangs. */
  readonly isFrozen?: boolean
}

/** The rate at which Chromium plays a clip, and starts it anew whenever the camera is opened. */
const framesPerSecond = 30

/**
 * So many different frames a scene has. A prime, so that whoever looks at the camera in a steady rhythm does not meet the
 * same one each time and take the scene for frozen.
 */
const differentFrames = 11

/**
 * Standard deviation of the noise, in levels of 255, the same in all three colours: less than a desk camera's own in
 * good light, invisible, and enough to survive the JPEG.
 */
const noiseSigma = 1.5

/** The start of the noise: every clip of a picture is the same, byte for byte. */
const noiseSeed = 20_260_301

/** The JPEG quality of a frame, of 100: common for cameras that send JPEG over a cable. */
const quality = 88

/** A clip that were larger has too many seconds: nobody wants to wait for it, or for the disk. */
const mostBytes = 150_000_000

/**
 * Makes a clip for a fake camera from a `.mjpeg` (as it is) or from a JPEG or PNG picture: a person who holds still before
 * a camera with a little noise.
 *
 * Throws, naming what is wrong, when the file is none of these.
 */
export async function cameraClipFrom(path: string): Promise<CameraClip> {
  if (extname(path).toLowerCase() === '.mjpeg') return { path, remove: () => Promise.resolve() }
  return cameraClipOf([{ picture: await readPicture(path) }])
}

/**
 * Makes a clip of scenes, one after another, then from the beginning again.
 *
 * The clip lies in a folder of its own that only this user may read, until `remove`. About 150 kB for each frame with a
 * person in it, 4.5 MB for each second. Throws when it would be larger than 150 MB.
 */
export async function cameraClipOf(scenes: readonly CameraScene[]): Promise<CameraClip> {
  const frames = scenes.flatMap(framesOf)
  if (frames.reduce((sum, { length }) => sum + length, 0) > mostBytes)
    throw new Error('the clip for the camera would be larger than 150 MB: show its scenes for a shorter time')
  const folder = await mkdtemp(join(tmpdir(), 'vestibule-camera-'))
  const path = join(folder, 'clip.mjpeg')
  const file = await open(path, 'wx', 0o600)
  try {
    for (const frame of frames) await file.writeFile(frame)
  } finally {
    await file.close()
  }
  return { path, remove: () => rm(folder, { recursive: true, force: true }) }
}

function framesOf({ picture, seconds, isFrozen = false }: CameraScene): readonly Buffer[] {
  const still = fillFrame(picture, cameraFrame)
  const wanted = seconds === undefined ? differentFrames : Math.max(1, Math.round(seconds * framesPerSecond))
  const different = isFrozen ? 1 : Math.min(differentFrames, wanted)
  const addNoise = noiseMaker()
  const made = Array.from({ length: different }, () => jpeg.encode(isFrozen ? still : addNoise(still), quality).data)
  return Array.from({ length: wanted }, (_frame, at) => made[at % different] ?? Buffer.alloc(0))
}

/** Adds other noise each time, the same in every run. */
function noiseMaker(): (picture: Picture) => Picture {
  const random = randomNumbers(noiseSeed)
  // A pool of thrown numbers, read from another place for each row: throwing one for each pixel takes seconds.
  const pool = Float32Array.from({ length: 65_521 }, () => noiseSigma * gaussian(random))
  return ({ width, height, data }) => {
    const noisy = Buffer.from(data)
    for (let y = 0; y < height; y += 1) {
      const from = Math.floor(random() * pool.length)
      for (let x = 0; x < width; x += 1) {
        const noise = pool[(from + x) % pool.length] ?? 0
        const at = (y * width + x) * 4
        for (let channel = at; channel < at + 3; channel += 1)
          noisy[channel] = Math.max(0, Math.min(255, Math.round((data[channel] ?? 0) + noise)))
      }
    }
    return { width, height, data: noisy }
  }
}

/** A normally distributed number with deviation 1 (Box and Muller). */
function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Numbers from 0 up to 1, always the same ones for a seed (Park and Miller's generator). */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return (state - 1) / 2_147_483_646
  }
}
