import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import jpeg from 'jpeg-js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { calmClipOf, cameraClipFrom, cameraClipOf, type CameraClip } from '../../../tools/station-driver/camera-clip.ts'
import {
  blackPicture,
  cameraFrame,
  fillFrame,
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

const pixels = cameraFrame.width * cameraFrame.height

/** The frames of a raw clip: brightness for each pixel, then both differences of colour for each four. */
async function planesOf(clip: CameraClip): Promise<readonly Buffer[]> {
  onTestFinished(() => clip.remove())
  const bytes = await readFile(clip.path)
  const first = bytes.indexOf(0x0a) + 1
  expect(bytes.subarray(0, first).toString()).toBe('YUV4MPEG2 W1280 H720 F7:1 Ip A1:1 C420\n')
  const mark = Buffer.from('FRAME\n')
  const frames: Buffer[] = []
  for (let at = first; at < bytes.length; at += mark.length + pixels * 1.5) {
    expect(bytes.subarray(at, at + mark.length).equals(mark)).toBe(true)
    frames.push(bytes.subarray(at + mark.length, at + mark.length + pixels * 1.5))
  }
  return frames
}

/** The brightness of a pixel in the narrow range of ITU-R BT.601. */
function brightnessOf({ data }: Picture, pixel: number): number {
  const [red = 0, green = 0, blue = 0] = data.subarray(pixel * 4)
  return 16 + (65.481 * red + 128.553 * green + 24.966 * blue) / 255
}

function meanDifference(one: Uint8Array, other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 0)), 0) / one.length
}

/** The mean of the green values of a part of a picture. */
function meanOf({ data, width, height }: Picture, from: number, to: number): number {
  let sum = 0
  for (let y = 0; y < height; y += 1) for (let x = from; x < to; x += 1) sum += data[(y * width + x) * 4 + 1] ?? 0
  return sum / height / (to - from)
}

describe('a clip of a picture', () => {
  it('shows a person who holds still before a camera with a little noise, the same in every run', async () => {
    const planes = await planesOf(await cameraClipFrom(portrait))
    const again = await planesOf(await calmClipOf(await readPicture(portrait)))
    expect(planes.every((plane, at) => plane.equals(again[at] ?? Buffer.alloc(0)))).toBe(true)
    expect(planes).toHaveLength(11)
    const still = fillFrame(await readPicture(portrait), cameraFrame)
    // Each frame differs from each at a great part of its points, and by little; and each shows the picture.
    const points = planes.map((plane) => plane.subarray(0, pixels).filter((_value, at) => at % 997 === 0))
    const expected = Array.from(points[0] ?? [], (_value, place) => brightnessOf(still, place * 997))
    for (const [at, first] of points.entries()) {
      expect(meanDifference(first, expected)).toBeLessThan(2)
      for (const second of points.slice(at + 1)) {
        expect(first.filter((value, place) => value !== second[place]).length / first.length).toBeGreaterThan(0.2)
        expect(meanDifference(first, [...second])).toBeLessThan(2)
      }
    }
  })

  it('of a camera that hangs is one frame without noise', async () => {
    const planes = await planesOf(await calmClipOf(grey, true))
    expect(planes).toHaveLength(1)
    expect(new Set(planes[0]?.subarray(0, pixels))).toHaveLength(1)
  })

  it('has its colours', async () => {
    const red: Picture = {
      width: 16,
      height: 9,
      data: new Uint8Array(16 * 9 * 4).map((_zero, at) => (at % 4 === 0 ? 255 : 0)),
    }
    const [plane = Buffer.alloc(0)] = await planesOf(await calmClipOf(red))
    // 81, 90 and 240 are pure red in the narrow range of ITU-R BT.601.
    expect(Math.abs((plane[0] ?? 0) - 81)).toBeLessThan(8)
    expect([plane[pixels], plane[pixels * 1.25]]).toEqual([90, 240])
  })

  it('can be read by nobody else, and is gone when it is removed', async () => {
    const clip = await calmClipOf(grey)
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
    // Noise makes eleven frames of a scene, and then they come again: the same in every run, whatever came before.
    const texts = frames.map((frame) => frame.toString('base64'))
    expect(new Set(texts.slice(15))).toHaveLength(11)
    expect(texts.slice(15, 34)).toEqual(texts.slice(26, 45))
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
