import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'

/** A clip a fake camera can show, and the act that takes it away again. */
export interface CameraClip {
  /** Baseline JPEG frames, one after another. */
  readonly path: string
  remove(): Promise<void>
}

/** RGBA pixels, row by row. */
interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** What common desk cameras deliver. */
const frame = { width: 1280, height: 720 } as const

/** Chromium reads the clip in a circle; a few frames are enough for a still picture. */
const frameCount = 5

/** Larger pictures are refused before they are unpacked: no camera at a desk makes them. */
const mostPixelsInMegapixels = 50

/**
 * Makes a clip for a fake camera from a `.mjpeg` (as it is) or from a JPEG or PNG picture (cut to 16:9 in the middle).
 *
 * The clip of a picture lies in a folder of its own that only this user may read, until `remove`. Throws, naming what
 * is wrong, when the file is none of these.
 */
export async function cameraClipFrom(path: string): Promise<CameraClip> {
  if (extname(path).toLowerCase() === '.mjpeg') return { path, remove: () => Promise.resolve() }
  const encoded = jpeg.encode({ ...frame, data: fill(decode(await readFile(path))) }, 92).data
  const folder = await mkdtemp(join(tmpdir(), 'vestibule-camera-'))
  const clip = join(folder, 'clip.mjpeg')
  await writeFile(clip, Buffer.concat(Array.from({ length: frameCount }, () => encoded)), { mode: 0o600 })
  return { path: clip, remove: () => rm(folder, { recursive: true, force: true }) }
}

function decode(bytes: Buffer): Picture {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) {
    return jpeg.decode(bytes, { useTArray: true, maxResolutionInMP: mostPixelsInMegapixels })
  }
  if (bytes.subarray(1, 4).toString('latin1') === 'PNG') {
    const pixels = bytes.readUInt32BE(16) * bytes.readUInt32BE(20)
    if (pixels <= mostPixelsInMegapixels * 1_000_000) return PNG.sync.read(bytes)
    throw new Error('the picture for the camera has too many pixels')
  }
  throw new Error('the picture for the camera is neither a JPEG nor a PNG')
}

/** The picture scaled until it fills the frame, the rest cut off evenly; each pixel mixed from its four neighbours. */
function fill(picture: Picture): Buffer {
  const scale = Math.max(frame.width / picture.width, frame.height / picture.height)
  const left = (picture.width - frame.width / scale) / 2
  const top = (picture.height - frame.height / scale) / 2
  const pixels = Buffer.alloc(frame.width * frame.height * 4, 255)
  for (let y = 0; y < frame.height; y += 1) {
    for (let x = 0; x < frame.width; x += 1) {
      mix(picture, left + x / scale, top + y / scale, pixels, (y * frame.width + x) * 4)
    }
  }
  return pixels
}

function mix(picture: Picture, x: number, y: number, into: Buffer, at: number): void {
  const column = Math.max(0, Math.min(Math.floor(x), picture.width - 2))
  const row = Math.max(0, Math.min(Math.floor(y), picture.height - 2))
  const across = Math.max(0, Math.min(x - column, 1))
  const down = Math.max(0, Math.min(y - row, 1))
  const upper = (row * picture.width + column) * 4
  const lower = upper + picture.width * 4
  for (let channel = 0; channel < 3; channel += 1) {
    const value = (offset: number): number => picture.data[offset + channel] ?? 0
    const above = value(upper) * (1 - across) + value(upper + 4) * across
    const below = value(lower) * (1 - across) + value(lower + 4) * across
    into[at + channel] = Math.round(above * (1 - down) + below * down)
  }
}
