import { decode, encode } from 'jpeg-js'
import { describe, expect, it } from 'vitest'
import { bareJpeg } from '../../../../src-renderer/camera/photo/bare-jpeg.ts'
import { greyPicture, waves } from './pictures.ts'

const plain = new Uint8Array(encode(greyPicture(48, 64, waves), 80).data)

function segment(kind: number, text: string): number[] {
  return [0xff, kind, 0, text.length + 2, ...Buffer.from(text, 'latin1')]
}

/** Puts segments between the JFIF header of a JPEG and its picture. */
function withSegments(...segments: readonly number[][]): Uint8Array {
  const header = 2 + 2 + ((plain[4] ?? 0) * 256 + (plain[5] ?? 0))
  return new Uint8Array([...plain.subarray(0, header), ...segments.flat(), ...plain.subarray(header)])
}

describe('a bare JPEG', () => {
  it('has lost profile, EXIF and comment, and nothing of its picture', () => {
    const dressed = withSegments(
      segment(0xe1, 'Exif\0\0GPS 52.5200 N'),
      segment(0xe2, 'ICC_PROFILE\0sRGB'),
      segment(0xed, 'Photoshop 3.0'),
      segment(0xfe, 'taken by somebody'),
    )
    expect(Buffer.from(dressed).toString('latin1')).toContain('GPS 52.5200 N')
    const bare = bareJpeg(dressed)
    expect(bare).toEqual(plain)
    expect(decode(bare).data).toEqual(decode(plain).data)
  })

  it('stays as it is when there is nothing to take out', () => {
    expect(bareJpeg(plain)).toEqual(plain)
  })

  it.each([
    ['a progressive JPEG', plain.map((byte, at) => (byte === 0xc0 && plain[at - 1] === 0xff ? 0xc2 : byte))],
    ['half of a header', plain.subarray(0, 100)],
    ['a segment longer than the file', withSegments([0xff, 0xe1, 0xff, 0xff])],
    ['bytes between segments', withSegments([0x00, 0x11, 0x00, 0x02])],
    ['a PNG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['nothing', new Uint8Array(0)],
  ])('is not made of %s', (_, bytes) => {
    expect(() => bareJpeg(bytes)).toThrow('baseline JPEG')
  })
})
