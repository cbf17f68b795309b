import { describe, expect, it } from 'vitest'
import {
  inspectPicture,
  longestSide,
  mostBytes,
  mostPixels,
  shortestSide,
} from '../../../../src-renderer/camera/file/inspect-picture.ts'
import {
  jpegDeclaring,
  jpegFile,
  jpegSegment,
  otherFiles,
  pngChunk,
  pngDeclaring,
  pngFile,
  pngHeader,
  quarteredPixels,
  withOrientation,
} from '../../../fixtures/pictures/made-files.ts'

const pixels = quarteredPixels(320, 400)
const goodJpeg = jpegFile(pixels)
const goodPng = pngFile(pixels)
const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
const startMark = Buffer.from([0xff, 0xd8])

function problemOf(bytes: Uint8Array): object {
  const inspected = inspectPicture(bytes)
  if (inspected.ok) throw new Error('a bad file was found good')
  return inspected.failure
}

describe('a good picture', () => {
  it.each([
    ['a JPEG', goodJpeg, 'image/jpeg'],
    ['a PNG', goodPng, 'image/png'],
    ['a JPEG with a note of how the camera was held', withOrientation(goodJpeg, 6), 'image/jpeg'],
    ['a JPEG with a film behind its end', Buffer.concat([goodJpeg, otherFiles.video]), 'image/jpeg'],
    ['a PNG with something behind its end', Buffer.concat([goodPng, otherFiles.zip]), 'image/png'],
    [
      'a JPEG with fill bytes before a marker',
      Buffer.concat([startMark, Buffer.from([0xff, 0xff]), goodJpeg.subarray(2)]),
      'image/jpeg',
    ],
  ])('is found in %s', (_kind, bytes, type) => {
    expect(inspectPicture(bytes)).toEqual({ ok: true, value: { type, width: 320, height: 400 } })
  })

  it('may carry a small picture of itself, whose size and end are not taken for its own', () => {
    const note = jpegSegment(0xe1, jpegFile(quarteredPixels(16, 16)))
    const bytes = Buffer.concat([startMark, note, goodJpeg.subarray(2)])
    expect(inspectPicture(bytes)).toMatchObject({ ok: true, value: { width: 320, height: 400 } })
    expect(problemOf(bytes.subarray(0, note.length + 500))).toEqual({ kind: 'truncated' })
  })

  it('is taken up to the limits and not beyond', () => {
    const at = (width: number, height: number) => inspectPicture(jpegDeclaring(width, height)).ok
    expect(at(longestSide, Math.floor(mostPixels / longestSide))).toBe(true)
    expect(at(8_000, 8_000)).toBe(true)
    expect(at(8_000, 8_001)).toBe(false)
    expect(at(longestSide + 1, 300)).toBe(false)
    expect(at(shortestSide, shortestSide)).toBe(true)
    expect(at(shortestSide - 1, 4_000)).toBe(false)
  })
})

describe('a file that is no picture', () => {
  it.each([
    ['heic', otherFiles.heic],
    ['heic', otherFiles.heicOfMany],
    ['avif', otherFiles.avif],
    ['video', otherFiles.video],
    ['pdf', otherFiles.pdf],
    ['pdf', Buffer.concat([Buffer.from('\n\n'), otherFiles.pdf])],
    ['zip', otherFiles.zip],
    ['zip', otherFiles.emptyZip],
    ['gif', otherFiles.gif],
    ['webp', otherFiles.webp],
    ['tiff', otherFiles.tiff],
    ['tiff', otherFiles.tiffOfOtherOrder],
    ['bmp', otherFiles.bmp],
    ['svg', otherFiles.svg],
    ['unknown', otherFiles.text],
    ['unknown', otherFiles.zeros],
    ['unknown', Buffer.from([0xff])],
  ] as const)('is named: %s', (what, bytes) => {
    expect(problemOf(bytes)).toEqual({ kind: 'notAPicture', what })
  })

  it('that is empty is called empty', () => {
    expect(problemOf(new Uint8Array())).toEqual({ kind: 'empty' })
  })
})

describe('a picture that is too large', () => {
  it.each([
    ['a JPEG', jpegDeclaring(30_000, 30_000)],
    ['a PNG', pngDeclaring(30_000, 30_000)],
    ['a PNG that is a line', pngDeclaring(30_000, 300)],
    [
      'a PNG of the largest number',
      Buffer.concat([signature, pngHeader(2 ** 31 - 1, 2 ** 31 - 1), pngChunk('IEND', Buffer.alloc(0))]),
    ],
  ])('is refused by what its head declares: %s', (_kind, bytes) => {
    expect(problemOf(bytes)).toMatchObject({ kind: 'tooManyPixels' })
  })

  it('says how large it claims to be', () => {
    // A bomb: about a hundred kilobytes that would unpack to 900 megapixels.
    const bomb = pngDeclaring(30_000, 30_000)
    expect(bomb.length).toBeLessThan(200_000)
    expect(problemOf(bomb)).toEqual({ kind: 'tooManyPixels', width: 30_000, height: 30_000 })
  })

  it('is not excused by a smaller size in a second head', () => {
    const large = jpegDeclaring(30_000, 30_000)
    const small = jpegDeclaring(400, 400)
    const twice = Buffer.concat([large.subarray(0, 15), small.subarray(2)])
    expect(problemOf(twice)).toEqual({ kind: 'unreadable' })
    const twiceAround = Buffer.concat([small.subarray(0, 15), large.subarray(2)])
    expect(problemOf(twiceAround)).toEqual({ kind: 'unreadable' })
  })
})

describe('a picture that is too small', () => {
  it('is refused with its size', () => {
    expect(problemOf(pngFile(quarteredPixels(64, 300)))).toEqual({ kind: 'tooFewPixels', width: 64, height: 300 })
  })
})

describe('a damaged picture', () => {
  it.each([
    ['JPEG', goodJpeg],
    ['PNG', goodPng],
  ])('that is a %s is found wherever it is cut', (_kind, whole) => {
    // Behind the signature, in every segment, in the data, and right before the last byte.
    const cuts = [
      ...Array.from({ length: 40 }, (_cut, at) => 10 + Math.floor((at * (whole.length - 10)) / 40)),
      whole.length - 1,
    ]
    expect(cuts.map((cut) => problemOf(whole.subarray(0, cut)))).toEqual(cuts.map(() => ({ kind: 'truncated' })))
  })

  it.each([
    ['a JPEG of no width', jpegDeclaring(0, 400)],
    ['a JPEG of no height', jpegDeclaring(400, 0)],
    ['a PNG of no width', pngDeclaring(0, 400)],
    ['a JPEG that ends before any picture', Buffer.concat([startMark, Buffer.from([0xff, 0xd9]), Buffer.alloc(50)])],
    [
      'a JPEG with garbage between its segments',
      Buffer.concat([startMark, goodJpeg.subarray(2, 20), Buffer.alloc(3, 7), goodJpeg.subarray(20)]),
    ],
    [
      'a JPEG with a segment shorter than its own length',
      Buffer.concat([startMark, Buffer.from([0xff, 0xe0, 0, 1]), goodJpeg.subarray(2)]),
    ],
    [
      'a JPEG with a scan before its head',
      Buffer.concat([startMark, jpegSegment(0xda, Buffer.alloc(6)), goodJpeg.subarray(2)]),
    ],
    [
      'a PNG that does not begin with its head',
      Buffer.concat([signature, pngChunk('tEXt', Buffer.alloc(5)), goodPng.subarray(8)]),
    ],
    ['a PNG with two heads', Buffer.concat([goodPng.subarray(0, 33), goodPng.subarray(8)])],
    [
      'a PNG with a kind of chunk that cannot be',
      Buffer.concat([goodPng.subarray(0, 33), pngChunk('\0\0\0\0', Buffer.alloc(5)), goodPng.subarray(33)]),
    ],
  ])('is refused: %s', (_kind, bytes) => {
    expect(problemOf(bytes)).toEqual({ kind: 'unreadable' })
  })

  it('with more scans than any camera makes is refused', () => {
    const whole = jpegDeclaring(4_000, 4_000)
    const scan = whole.subarray(15, -2)
    const withScans = (count: number) =>
      Buffer.concat([whole.subarray(0, 15), ...Array.from({ length: count }, () => scan), whole.subarray(-2)])
    expect(inspectPicture(withScans(40)).ok).toBe(true)
    expect(problemOf(withScans(41))).toEqual({ kind: 'unreadable' })
  })
})

describe('a file made to keep the station busy', () => {
  /** The longest of these takes some 100 ms when the machine is idle; a walk that went back and forth would take hours. */
  const hangLimit = 20_000

  it.each([
    ['zeros behind a start mark', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(mostBytes)])],
    ['nothing but fill bytes', Buffer.alloc(mostBytes, 0xff).fill(0xd8, 1, 2)],
    [
      'empty segments without end',
      Buffer.concat([startMark, Buffer.alloc(mostBytes, Buffer.from([0xff, 0xe0, 0, 2]))]),
    ],
    [
      'a scan of stuffed zeros without end',
      Buffer.concat([jpegDeclaring(400, 400).subarray(0, -2), Buffer.alloc(mostBytes, Buffer.from([0xff, 0]))]),
    ],
    [
      'empty chunks without end',
      Buffer.concat([signature, pngHeader(400, 400), Buffer.alloc(mostBytes, pngChunk('tEXt', Buffer.alloc(0)))]),
    ],
  ])('is walked through once: %s', { timeout: hangLimit }, (_kind, bytes) => {
    expect(['truncated', 'unreadable']).toContain((problemOf(bytes) as { readonly kind: string }).kind)
  })
})
