import type { OtherFormat } from './picture-file-problem.ts'

/** What a file is by its content; its name is never asked. */
export type FileFormat = 'jpeg' | 'png' | OtherFormat

/** So many first bytes say what a file is. A PDF may have up to this much before its mark. */
const headLength = 1_024

/** Marks at a place in the file. Source: the formats' own specifications; the first that fits wins. */
const marks: readonly (readonly [FileFormat, number, string])[] = [
  ['jpeg', 0, '\xff\xd8\xff'],
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['gif', 0, 'GIF8'],
  ['webp', 8, 'WEBP'],
  ['tiff', 0, 'II*\0'],
  ['tiff', 0, 'MM\0*'],
  ['bmp', 0, 'BM'],
  ['zip', 0, 'PK\x03\x04'],
  ['zip', 0, 'PK\x05\x06'],
]

/** The brands of an ISO media file (`ftyp`) that are still pictures; every other one is a film. */
const pictureBrands: readonly (readonly [FileFormat, RegExp])[] = [
  ['avif', /^avi[fs]$/],
  ['heic', /^(?:he[iv][cxms]|mif1|msf1)$/],
]

/** Tells the format of a file from its first 1,024 bytes. */
export function formatOf(bytes: Uint8Array): FileFormat {
  // One character for each byte.
  const head = String.fromCharCode(...bytes.subarray(0, headLength))
  const marked = marks.find(([, at, mark]) => head.startsWith(mark, at))
  if (marked !== undefined) return marked[0]
  if (head.startsWith('ftyp', 4))
    return pictureBrands.find(([, brand]) => brand.test(head.slice(8, 12)))?.[0] ?? 'video'
  if (head.includes('%PDF-')) return 'pdf'
  if (/<svg[\s>]/i.test(head)) return 'svg'
  return 'unknown'
}
