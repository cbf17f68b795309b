import { constants, crc32, deflateRawSync, deflateSync } from 'node:zlib'
import { decode, encode } from 'jpeg-js'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import type { PictureCode } from '../../../tools/simulator/guesses.ts'
import type { Pixels } from '../../../tools/simulator/pictures/pixels.ts'
import { markPicture, markableCodes, paintMark } from '../../../tools/simulator/index.ts'
import { pictureFailures } from '../../../tools/simulator/guesses.ts'
import { drawPortrait } from '../../../tools/simulator/people/portrait.ts'
import { readPicture } from '../../../tools/simulator/pictures/picture-head.ts'
import { judgePicture } from '../../../tools/simulator/pictures/visual-face.ts'
import { defaultSettings } from '../../../tools/simulator/settings.ts'

/** A picture made of one function from place to colour. */
function paint(width: number, height: number, colourAt: (x: number, y: number) => readonly number[]): Pixels {
  const data = Buffer.alloc(width * height * 4, 255)
  for (let at = 0; at < width * height; at += 1) data.set(colourAt(at % width, Math.floor(at / width)), at * 4)
  return { width, height, data }
}

const colourful = (x: number, y: number): readonly number[] => [(x * 3) % 256, (y * 5) % 256, (x + y) % 256]
const grey = (x: number, y: number): readonly number[] => [0, 1, 2].map(() => (x * 2 + y) % 256)

function asPng({ width, height, data }: Pixels, colourType: 0 | 2 | 6 = 6): Buffer {
  const png = new PNG({ width, height })
  data.copy(png.data)
  return PNG.sync.write(png, { colorType: colourType })
}

const asJpeg = (pixels: Pixels, quality = 95): Buffer => encode(pixels, quality).data

/** The code a picture is given, or `good`. */
function judge(bytes: Uint8Array, settings: Partial<typeof defaultSettings> = {}): string {
  const verdict = judgePicture(Buffer.from(bytes).toString('base64'), {
    settings: { ...defaultSettings, ...settings },
    version: '2.9.8',
  })
  return verdict.kind === 'good' ? 'good' : verdict.failure.code
}

describe('the head of a picture', () => {
  it('tells format, size and kind of colour', () => {
    const picture = (bytes: Buffer) => readPicture(bytes.toString('base64'))
    expect(picture(asPng(paint(31, 17, colourful)))).toMatchObject({
      format: 'png',
      width: 31,
      height: 17,
      greyscale: false,
    })
    expect(picture(asPng(paint(5, 6, grey), 0))).toMatchObject({ format: 'png', greyscale: true })
    expect(picture(asJpeg(paint(40, 30, colourful)))).toMatchObject({ format: 'jpeg', width: 40, height: 30 })
  })

  it.each([
    ['nothing', '', 'not-base64'],
    ['a line break', 'AAAA\nAAAA', 'not-base64'],
    ['text', Buffer.from('hello').toString('base64'), 'unknown-format'],
    [
      'a cut PNG',
      asPng(paint(9, 9, colourful))
        .subarray(0, 60)
        .toString('base64'),
      'unreadable',
    ],
    ['a JPEG of four bytes', Buffer.from([0xff, 0xd8, 0xff, 0xd9]).toString('base64'), 'unreadable'],
  ])('is not found in %s', (_what, text, problem) => {
    expect(readPicture(text)).toBe(problem)
  })
})

describe('a picture for a visual face', () => {
  const photo = Buffer.from(drawPortrait(3, 300, 400), 'base64')

  it('is good when it is one: JPEG or PNG, the smallest, the largest', () => {
    expect(judge(photo)).toBe('good')
    expect(judge(asPng(paint(300, 400, colourful)))).toBe('good')
    expect(judge(asPng(paint(1, 1, colourful.bind(null, 9))))).not.toBe('30000')
    expect(judge(asPng(paint(4000, 2, colourful)))).toBe('good')
  })

  it.each([
    ['4001 wide', asPng(paint(4001, 1, colourful)), '30001'],
    ['4001 high', asPng(paint(1, 4001, colourful)), '30001'],
    ['cut JPEG', photo.subarray(0, 2000), '30002'],
    [
      'a JPEG cut in its middle and ended properly',
      Buffer.concat([photo.subarray(0, 2000), photo.subarray(-2)]),
      '30002',
    ],
    ['a PNG with a changed byte', changedAt(asPng(paint(64, 64, colourful)), 200), '30002'],
    ['a GIF', Buffer.from('GIF89a, say'), '30003'],
    ['a greyscale PNG', asPng(paint(20, 20, grey), 0), '30004'],
    ['grey stored as colour, PNG', asPng(paint(300, 300, grey)), '30004'],
    ['grey stored as colour, JPEG', asJpeg(paint(300, 300, grey)), '30004'],
    ['grey stored as colour, poor JPEG', asJpeg(paint(300, 300, grey), 40), '30004'],
    ['over 10 MB', Buffer.concat([photo, Buffer.alloc(10 * 1024 * 1024)]), '30017'],
  ])('that is %s is refused', (_what, bytes, code) => {
    expect(judge(bytes)).toBe(code)
  })

  it('may be grey but for one spot', () => {
    const spotted = paint(64, 64, (x, y) => (x === 60 && y === 60 ? [200, 40, 40] : grey(x, y)))
    expect(judge(asPng(spotted))).toBe('good')
  })

  it('of an older server needs 250 pixels on each side', () => {
    expect(judge(asPng(paint(249, 900, colourful)), { pictureMinimumSide: 250 })).toBe('30000')
    expect(judge(asPng(paint(250, 250, colourful)), { pictureMinimumSide: 250 })).toBe('good')
  })

  it('that unpacks to more than its head says is refused without being unpacked', () => {
    // Interlaced, because the decoder itself bounds only those that are not. One megabyte of nothing, a thousand times.
    const nothing = deflateRawSync(Buffer.alloc(1_000_000), { level: 9, finishFlush: constants.Z_FULL_FLUSH })
    const packed = Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array.from({ length: 1000 }, () => nothing)])
    expect(packed.length).toBeLessThan(2_000_000)
    const peak = process.resourceUsage().maxRSS
    expect(judge(pngOf(64, 64, packed, 1))).toBe('30002')
    expect(process.resourceUsage().maxRSS - peak, 'kilobytes').toBeLessThan(200_000)
    // The same head with as much data as it promises is fine but for its colour: all black.
    expect(judge(pngOf(64, 64, deflateSync(Buffer.alloc(64 * 64 * 4 + 120)), 1))).toBe('30004')
  })

  it('gives a normalised face of 112x112 that looks like its middle', () => {
    const inMiddle = (x: number, y: number): boolean => Math.abs(x - 200) < 80 && Math.abs(y - 150) < 80
    const scene = paint(400, 300, (x, y) => (inMiddle(x, y) ? [200, 120, 60] : [20, 40, 200]))
    const verdict = judgePicture(asJpeg(scene).toString('base64'), { settings: defaultSettings, version: '2.9.8' })
    const image = decode(Buffer.from(verdict.kind === 'good' ? verdict.normalised : '', 'base64'))
    expect([image.width, image.height]).toEqual([112, 112])
    const [red = 0, green = 0, blue = 0] = image.data.subarray((56 * 112 + 56) * 4)
    expect(Math.abs(red - 200) + Math.abs(green - 120) + Math.abs(blue - 60)).toBeLessThan(20)
  })
})

describe('a marked picture', () => {
  const photo = Buffer.from(drawPortrait(8, 640, 480), 'base64')

  it.each(markableCodes)('is answered %s, as JPEG and as PNG', (code) => {
    expect(judge(markPicture(photo, code))).toBe(String(code))
    expect(judge(markPicture(asPng(paint(64, 48, colourful)), code))).toBe(String(code))
  })

  it.each(markableCodes)('is still answered %s after it was scaled and encoded again', (code) => {
    const frame = paint(1280, 720, colourful)
    paintMark(frame, code)
    const recorded = decode(asJpeg(frame, 75))
    for (const scale of [1, 0.4]) {
      const scaled = shrink(recorded, scale)
      expect(judge(asJpeg(scaled, 95)), `scaled by ${String(scale)}`).toBe(String(code))
    }
  })

  it('is what a picture is not by chance', () => {
    expect(judge(photo)).toBe('good')
    for (const colour of [
      [255, 0, 255],
      [0, 0, 0],
      [255, 255, 255],
      [255, 0, 0],
    ]) {
      const plain = paint(640, 480, (x, y) => (y > 400 ? colourful(x, y) : colour))
      expect(judge(asPng(plain)), `colour ${String(colour)}`).toBe('good')
    }
  })

  it('cannot be made of what is no picture, or too small for a mark', () => {
    expect(() => markPicture(Buffer.from('no picture'), 30008)).toThrow('unknown-format')
    expect(() => markPicture(asPng(paint(20, 20, colourful)), 30008)).toThrow('too small')
  })

  it('is overruled by the settings, which can say every code there is', () => {
    const marked = markPicture(photo, 30009)
    expect(judge(marked, { pictureVerdict: 30010 })).toBe('30010')
    const codes = Object.keys(pictureFailures).map((code) => Number(code) as PictureCode)
    expect(codes).toHaveLength(18)
    for (const code of codes) expect(judge(photo, { pictureVerdict: code })).toBe(String(code))
  })
})

function changedAt(bytes: Buffer, place: number): Buffer {
  const changed = Buffer.from(bytes)
  changed.writeUInt8((changed[place] ?? 0) ^ 0x55, place)
  return changed
}

/** The nearest pixels, as a careless scaler takes them. */
function shrink({ width, height, data }: Pixels, scale: number): Pixels {
  return paint(Math.round(width * scale), Math.round(height * scale), (x, y) => {
    const at = (Math.floor(y / scale) * width + Math.floor(x / scale)) * 4
    return [...data.subarray(at, at + 3)]
  })
}

/** A colour PNG of eight bits with the given packed data. */
function pngOf(width: number, height: number, packed: Buffer, interlaced: 0 | 1): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 6, 0, 0, interlaced], 8)
  const chunk = (name: string, content: Buffer): Buffer => {
    const frame = Buffer.alloc(12 + content.length)
    frame.writeUInt32BE(content.length, 0)
    frame.write(name, 4, 'latin1')
    content.copy(frame, 8)
    frame.writeUInt32BE(crc32(frame.subarray(4, 8 + content.length)), 8 + content.length)
    return frame
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))])
}
