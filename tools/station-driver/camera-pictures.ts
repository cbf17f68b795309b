import { readFile } from 'node:fs/promises'
import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'
import { encoded, linear } from './standard-light.ts'

/** RGBA pixels, row by row. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** What common desk cameras deliver. */
export const cameraFrame = { width: 1280, height: 720 } as const

/** Larger pictures are refused before they are unpacked: no camera at a desk makes them. */
const mostPixelsInMegapixels = 50

/** Reads a JPEG or PNG. Throws, naming what is wrong, when the file is neither or has more than 50 megapixels. */
export async function readPicture(path: string): Promise<Picture> {
  const bytes = await readFile(path)
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

/** A lens with its cover on. */
export function blackPicture(): Picture {
  return evenly(cameraFrame.width, cameraFrame.height, () => 0)
}

/**
 * The same scene with another amount of light: linear light times `gain`, as a camera that does not adapt sees it. 1 is
 * the picture itself, 0.02 a room in which a person is hardly seen.
 */
export function withLight(picture: Picture, gain: number): Picture {
  const curve = Uint8Array.from({ length: 256 }, (_value, level) => encoded(linear(level / 255) * gain) * 255 + 0.5)
  return evenly(picture.width, picture.height, (at, channel) => curve[picture.data[at + channel] ?? 0] ?? 0)
}

/** Two pictures beside each other in one frame of a camera, each filling its half. */
export function sideBySide(left: Picture, right: Picture): Picture {
  const half = { width: cameraFrame.width / 2, height: cameraFrame.height }
  const halves = [fillFrame(left, half), fillFrame(right, half)] as const
  const pixels = Buffer.alloc(cameraFrame.width * cameraFrame.height * 4)
  const row = half.width * 4
  for (let y = 0; y < half.height; y += 1) {
    for (const [place, { data }] of halves.entries()) {
      pixels.set(data.subarray(y * row, (y + 1) * row), (y * 2 + place) * row)
    }
  }
  return { ...cameraFrame, data: pixels }
}

/**
 * The picture turned about its middle, as of a person who holds the head askew: clockwise for positive degrees. In the
 * corners its edge is repeated.
 */
export function turned(picture: Picture, degrees: number): Picture {
  const { width, height } = picture
  const [cosine, sine] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  const pixels = Buffer.alloc(width * height * 4, 255)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      // Pixels lie half a step beside their corners.
      const [across, down] = [x + 0.5 - width / 2, y + 0.5 - height / 2]
      const [column, row] = [across * cosine + down * sine, down * cosine - across * sine]
      mix(picture, width / 2 + column - 0.5, height / 2 + row - 0.5, pixels, (y * width + x) * 4)
    }
  }
  return { width, height, data: pixels }
}

/** The picture scaled until it fills the frame, the rest cut off evenly; each pixel mixed from its four neighbours. */
export function fillFrame(picture: Picture, frame: { readonly width: number; readonly height: number }): Picture {
  const scale = Math.max(frame.width / picture.width, frame.height / picture.height)
  const left = (picture.width - frame.width / scale) / 2
  const top = (picture.height - frame.height / scale) / 2
  const pixels = Buffer.alloc(frame.width * frame.height * 4, 255)
  for (let y = 0; y < frame.height; y += 1) {
    for (let x = 0; x < frame.width; x += 1) {
      mix(picture, left + x / scale, top + y / scale, pixels, (y * frame.width + x) * 4)
    }
  }
  return { ...frame, data: pixels }
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

/** An opaque picture of these values; `at` is the place of the pixel's first byte. */
function evenly(width: number, height: number, value: (at: number, channel: number) => number): Picture {
  const data = new Uint8Array(width * height * 4).fill(255)
  for (let at = 0; at < data.length; at += 4) {
    for (let channel = 0; channel < 3; channel += 1) data[at + channel] = value(at, channel)
  }
  return { width, height, data }
}
