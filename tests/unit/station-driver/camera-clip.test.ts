import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import jpeg from 'jpeg-js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { cameraClipFrom, cameraClipOf, type CameraClip } from '../../../tools/station-driver/camera-clip.ts'
import {
  blackPicture,
  cameraFrame,
  readPicture,
  sideBySide,
  turned,
  withLight,
  type Picture,
} from '../../../tools/station-driver/camera-pictures.ts'

const portrait = join(import.meta.dirname, '../../fixtures/camera/portrait.jpg')

/** One grey picture, small enough to be quick: a clip enlarges it. */
const grey: Picture = { width: 64, height: 36, data: new Uint8Array(64 * 36 * 4).fill(128) }

/** Cuts a clip at the beginning of each JPEG. A marker inside the data of one is always followed by another byte than D8. */
async function framesOf(clip: CameraClip): Promise<readonly Buffer[]> {
  onTestFinished(() => clip.remove())
  const bytes = await readFile(clip.path)
  const starts: number[] = []
  const beginning = Buffer.from([0xff, 0xd8, 0xff])
  for (let at = bytes.indexOf(beginning); at !== -1; at = bytes.indexOf(beginning, at + 1)) starts.push(at)
  return starts.map((start, at) => bytes.subarray(start, starts[at + 1]))
}

/** The mean of the green values of a part of a picture. */
function meanOf({ data, width, height }: Picture, from: number, to: number): number {
  let sum = 0
  for (let y = 0; y < height; y += 1) for (let x = from; x < to; x += 1) sum += data[(y * width + x) * 4 + 1] ?? 0
  return sum / height / (to - from)
}

describe('a clip of a picture', () => {
  it('shows a person who holds still before a camera with a little noise, the same in every run', async () => {
    const frames = await framesOf(await cameraClipFrom(portrait))
    const again = await framesOf(await cameraClipOf([{ picture: await readPicture(portrait), seconds: 0.1 }]))
    expect(Buffer.concat(frames.slice(0, 3)).equals(Buffer.concat(again))).toBe(true)
    const pictures = frames.map((frame) => jpeg.decode(frame, { useTArray: true }))
    expect(pictures).toHaveLength(11)
    for (const { width, height } of pictures) expect({ width, height }).toEqual(cameraFrame)
    // Each frame differs from each at a great part of its points, and by little. A prime step meets all three colours.
    const points = pictures.map(({ data }) => data.filter((_value, at) => at % 997 === 0))
    for (const [at, first] of points.entries()) {
      for (const second of points.slice(at + 1)) {
        const differences = Array.from(first, (value, place) => Math.abs(value - (second[place] ?? 0)))
        expect(differences.filter((difference) => difference > 0).length / first.length).toBeGreaterThan(0.2)
        expect(differences.reduce((sum, difference) => sum + difference, 0) / first.length).toBeLessThan(2)
      }
    }
  })

  it('can be read by nobody else, and is gone when it is removed', async () => {
    const clip = await cameraClipOf([{ picture: grey }])
    expect((await stat(clip.path)).mode & 0o777).toBe(0o600)
    await clip.remove()
    await expect(stat(clip.path)).rejects.toThrow('ENOENT')
  })

  it('that is a clip already is shown as it is', async () => {
    expect((await cameraClipFrom('/somewhere/clip.MJPEG')).path).toBe('/somewhere/clip.MJPEG')
  })
})

describe('a clip of scenes', () => {
  it('shows each for its time at 30 frames a second', async () => {
    const frames = await framesOf(
      await cameraClipOf([
        { picture: blackPicture(), seconds: 0.5 },
        { picture: grey, seconds: 1 },
      ]),
    )
    expect(frames).toHaveLength(45)
    const light = [0, 14, 15, 44].map((at) => {
      const { data } = jpeg.decode(frames[at] ?? Buffer.alloc(0), { useTArray: true })
      return data[1] ?? -1
    })
    const [first = -1, last = -1, ...later] = light
    expect(Math.max(first, last)).toBeLessThan(12)
    for (const value of later) expect(value).toBeGreaterThan(110)
  })

  it('repeats a frozen one to the last byte', async () => {
    const frames = await framesOf(await cameraClipOf([{ picture: grey, isFrozen: true, seconds: 0.2 }]))
    expect(frames).toHaveLength(6)
    expect(new Set(frames.map((frame) => frame.toString('base64')))).toHaveLength(1)
  })

  it('that nobody wants on the disk is refused before it is written', async () => {
    const scenes = [{ picture: await readPicture(portrait), seconds: 60 }]
    await expect(cameraClipOf(scenes)).rejects.toThrow('larger than 150 MB')
  })
})

describe('the pictures of a clip', () => {
  it('have the light that was wished for', () => {
    const mean = (gain: number): number => meanOf(withLight(grey, gain), 0, grey.width)
    expect(mean(1)).toBe(128)
    // 128 is 0.2159 of the light; half of that is 0.1079, which sRGB writes as 92.
    expect(mean(0.5)).toBe(92)
    expect(mean(10)).toBe(255)
    expect(mean(0)).toBe(0)
  })

  it('can stand beside each other', () => {
    const both = sideBySide(grey, withLight(grey, 0))
    const { width, height } = both
    expect({ width, height }).toEqual(cameraFrame)
    expect(meanOf(both, 0, width / 2)).toBe(128)
    expect(meanOf(both, width / 2, width)).toBe(0)
  })

  it('can be turned, clockwise for a positive angle', () => {
    const sides = sideBySide(grey, blackPicture())
    const turnedRight = turned(sides, 90)
    const topOf = (picture: Picture): Picture => {
      const height = picture.height / 2
      return { width: picture.width, height, data: picture.data.subarray(0, picture.width * height * 4) }
    }
    // What was at the left is at the top.
    expect(meanOf(topOf(turnedRight), 0, sides.width)).toBeGreaterThan(126)
    expect(meanOf(topOf(turned(sides, -90)), 0, sides.width)).toBeLessThan(2)
    expect(Buffer.from(turned(sides, 0).data).equals(sides.data)).toBe(true)
  })
})
