import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import jpeg from 'jpeg-js'
import { calmFilm } from './calm-film.ts'
import { differentFrames, noiseOfRows } from './camera-noise.ts'
import { cameraFrame, fillFrame, readPicture, type Picture } from './camera-pictures.ts'

/** A clip a fake camera can show, and the act that takes it away again. */
export interface CameraClip {
  /** Baseline JPEG frames one after another (`.mjpeg`), or raw ones (`.y4m`): Chromium goes by the name. */
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

/** The rate at which Chromium plays a clip of JPEG frames, and starts it anew whenever the camera is opened. */
const framesPerSecond = 30

/** The JPEG quality of a frame, of 100: common for cameras that send JPEG over a cable. */
const quality = 88

/** A clip that were larger has too many seconds: nobody wants to wait for it, or for the disk. */
const mostBytes = 150_000_000

/**
 * Makes a clip for a fake camera from a `.mjpeg` (as it is) or from a JPEG or PNG picture: a person who holds still before
 * a camera with a little noise, seven times a second.
 *
 * Throws, naming what is wrong, when the file is none of these.
 */
export async function cameraClipFrom(path: string): Promise<CameraClip> {
  if (extname(path).toLowerCase() === '.mjpeg') return { path, remove: () => Promise.resolve() }
  return calmClipOf(await readPicture(path))
}

/**
 * Makes a clip of one scene that lasts for ever, seven frames a second; it lies where those of scenes do. About 15 MB, or a
 * tenth of that when it is frozen.
 */
export async function calmClipOf(picture: Picture, isFrozen = false): Promise<CameraClip> {
  return keepClip('clip.y4m', calmFilm(fillFrame(picture, cameraFrame), isFrozen))
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
  return keepClip('clip.mjpeg', frames)
}

/** Writes the pieces of a clip into a folder of its own. */
async function keepClip(name: string, pieces: Iterable<Uint8Array>): Promise<CameraClip> {
  const folder = await mkdtemp(join(tmpdir(), 'vestibule-camera-'))
  const path = join(folder, name)
  const file = await open(path, 'wx', 0o600)
  try {
    for (const piece of pieces) await file.writeFile(piece)
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
  const nextRow = noiseOfRows()
  return ({ width, height, data }) => {
    const noisy = Buffer.from(data)
    for (let y = 0; y < height; y += 1) {
      const noiseAt = nextRow()
      for (let x = 0; x < width; x += 1) {
        const noise = noiseAt(x)
        const at = (y * width + x) * 4
        for (let channel = at; channel < at + 3; channel += 1)
          noisy[channel] = Math.max(0, Math.min(255, Math.round((data[channel] ?? 0) + noise)))
      }
    }
    return { width, height, data: noisy }
  }
}
