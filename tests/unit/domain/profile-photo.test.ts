import fc from 'fast-check'
import { encode } from 'jpeg-js'
import { describe, expect, it } from 'vitest'
import { flawOfProfilePhoto } from '../../../src-main/domain/profile-photo.ts'
import { profilePhotoSizes } from '../../../src-preload/contract/photo.ts'

/** A real baseline JPEG with some texture in it. */
function jpeg(width: number, height: number, more: { readonly comments?: string[]; readonly exif?: Uint8Array } = {}) {
  const data = new Uint8Array(width * height * 4).map((_, place) => (place % 4 === 3 ? 255 : (place >> 9) % 251))
  const exifBuffer = more.exif === undefined ? {} : { exifBuffer: Buffer.from(more.exif) }
  const comments = more.comments === undefined ? {} : { comments: more.comments }
  return new Uint8Array(encode({ width, height, data, ...exifBuffer, ...comments }, 2).data)
}

const fit = jpeg(240, 320)

/** The same bytes with one segment put behind the beginning. */
function withSegment(kind: number, content: number[]): Uint8Array {
  const length = content.length + 2
  return new Uint8Array([0xff, 0xd8, 0xff, kind, length >> 8, length & 0xff, ...content, ...fit.slice(2)])
}

/** The same bytes with the kind of frame changed. */
function withFrame(kind: number): Uint8Array {
  const bytes = fit.slice()
  const place = bytes.findIndex((byte, at) => byte === 0xff && bytes[at + 1] === 0xc0)
  expect(place).toBeGreaterThan(0)
  bytes[place + 1] = kind
  return bytes
}

describe('a profile photo', () => {
  it.each(profilePhotoSizes)('of $width x $height is fit', ({ width, height }) => {
    expect(jpeg(width, height).byteLength).toBeLessThan(16_384)
    expect(flawOfProfilePhoto(jpeg(width, height))).toBeNull()
  })

  it('may say how to read its colours', () => {
    expect(flawOfProfilePhoto(withSegment(0xe2, [...Buffer.from('ICC_PROFILE')]))).toBeNull()
    expect(flawOfProfilePhoto(withSegment(0xee, [...Buffer.from('Adobe')]))).toBeNull()
  })

  it.each([
    ['a PNG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'notJpeg'],
    ['a page', new TextEncoder().encode('<html>'), 'notJpeg'],
    ['nothing but a beginning and an end', new Uint8Array([0xff, 0xd8, 0xff, 0xd9]), 'notJpeg'],
    ['too many bytes', new Uint8Array(16_385), 'tooManyBytes'],
    ['another size', jpeg(320, 240), 'wrongDimensions'],
    ['a progressive one', withFrame(0xc2), 'progressive'],
    ['one with Exif', jpeg(240, 320, { exif: new TextEncoder().encode('GPS') }), 'carriesMetadata'],
    ['one with a comment', jpeg(240, 320, { comments: ['taken by'] }), 'carriesMetadata'],
    ['one with something behind its end', new Uint8Array([...fit, 1, 2, 3]), 'carriesMetadata'],
    ['half of one', fit.slice(0, fit.byteLength / 2), 'truncated'],
    ['one without its end', fit.slice(0, -2), 'truncated'],
  ] as const)('is not %s', (_what, bytes, flaw) => {
    expect(flawOfProfilePhoto(bytes)).toBe(flaw)
  })

  it('is never found in junk, and junk never throws', () => {
    const behindABeginning = fc
      .uint8Array({ maxLength: 200 })
      .map((rest) => new Uint8Array([0xff, 0xd8, 0xff, ...rest]))
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), behindABeginning), (bytes) => {
        expect(flawOfProfilePhoto(bytes)).not.toBeNull()
      }),
      { seed: 20_241_122, numRuns: 2_000 },
    )
  })
})
