import { encode } from 'jpeg-js'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { flawOfFacePicture } from '../../../src-main/domain/face-picture.ts'

const jpeg = (width: number, height: number): Uint8Array => {
  const data = new Uint8Array(width * height * 4).fill(90)
  return new Uint8Array(encode({ width, height, data }, 50).data)
}
const png = (width: number, height: number): Uint8Array =>
  new Uint8Array(PNG.sync.write(new PNG({ width, height }), { deflateLevel: 1 }))

/** The same bytes with some of them changed, by place. */
const changed = (bytes: Uint8Array, changes: Readonly<Record<number, number>>): Uint8Array => {
  const copy = Uint8Array.from(bytes)
  for (const [place, byte] of Object.entries(changes)) copy[Number(place)] = byte
  return copy
}

/** Width and height of a PNG are at 16 and 20, four bytes each. */
const pngCalled = (width: number, height: number): Uint8Array => {
  const bytes = Uint8Array.from(png(8, 8))
  const view = new DataView(bytes.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return bytes
}

const placeOfFrame = (bytes: Uint8Array): number =>
  bytes.findIndex((byte, at) => byte === 0xff && bytes[at + 1] === 0xc0)

describe('a picture for the visual face', () => {
  it.each<[string, Uint8Array]>([
    ['a JPEG', jpeg(64, 48)],
    ['a PNG', png(64, 48)],
    ['a JPEG of the largest sides', jpeg(4_000, 8)],
    ['a PNG of the largest sides', pngCalled(4_000, 4_000)],
    ['a progressive JPEG', changed(jpeg(64, 48), { [placeOfFrame(jpeg(64, 48)) + 1]: 0xc2 })],
    ['a JPEG cut out of a larger buffer', new Uint8Array([1, 2, 3, ...jpeg(16, 16)]).subarray(3)],
    ['a JPEG with bytes that fill', new Uint8Array([0xff, 0xd8, 0xff, 0xff, 0xff, ...jpeg(16, 16).subarray(3)])],
  ])('may be %s', (_what, bytes) => {
    expect(flawOfFacePicture(bytes)).toBeNull()
  })

  it.each<[number, string, Uint8Array]>([
    [30_003, 'a GIF', new TextEncoder().encode('GIF89a and more')],
    [30_003, 'a PDF that is called a picture', new TextEncoder().encode('%PDF-1.7')],
    [30_003, 'nothing', new Uint8Array(0)],
    [30_003, 'half a magic', Uint8Array.of(0x89, 0x50, 0x4e)],
    [30_002, 'a JPEG that ends before its frame', jpeg(64, 48).subarray(0, 40)],
    [30_002, 'a JPEG that is nothing but its beginning', Uint8Array.of(0xff, 0xd8, 0xff)],
    [30_002, 'a JPEG without a frame', Uint8Array.of(0xff, 0xd8, 0xff, 0xd9)],
    [30_002, 'a JPEG whose frame is too short', Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 4, 8, 0)],
    [30_002, 'a JPEG with rubbish between its segments', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 2, 7, 7, 7, 7)],
    [30_002, 'a JPEG of no height', changed(jpeg(64, 48), { [placeOfFrame(jpeg(64, 48)) + 6]: 0 })],
    [30_002, 'a JPEG of bytes that fill and nothing else', new Uint8Array(200_000).fill(0xff).with(1, 0xd8)],
    [30_002, 'a PNG cut off in its head', png(64, 48).subarray(0, 30)],
    [30_002, 'a PNG with another chunk first', changed(png(64, 48), { 12: 0x69 })],
    [30_002, 'a PNG of no width', pngCalled(0, 48)],
    [30_001, 'a JPEG that is too wide', jpeg(4_001, 8)],
    [30_001, 'a PNG that is too high', pngCalled(8, 4_001)],
    [30_001, 'a PNG that would unfold to 16 exabytes', pngCalled(0xff_ff_ff_ff, 0xff_ff_ff_ff)],
    [30_017, 'a byte more than 10 MB', new Uint8Array(10 * 1024 * 1024 + 1)],
  ])('is refused with %i when it is %s', (code, _what, bytes) => {
    expect(flawOfFacePicture(bytes)).toBe(code)
  })
})
