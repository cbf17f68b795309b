/** One picture of an icon: a PNG file of `size` by `size` pixels. */
export interface IconPicture {
  readonly size: number
  readonly png: Buffer
}

/** The sizes Windows shows, in pixels; a byte in the directory holds no more than 256, written as 0. */
const windowsSizes = [16, 32, 48, 64, 128, 256]

/** The names Apple gives the sizes; those with two names are also the double-density picture of half the size. */
const appleNames: readonly (readonly [name: string, size: number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
]

/** Writes the pictures as one Windows icon file: a directory of 16 bytes for each, then the PNG files. */
export function windowsIcon(pictures: readonly IconPicture[]): Buffer {
  const chosen = pictures.filter(({ size }) => windowsSizes.includes(size))
  const head = Buffer.alloc(6 + 16 * chosen.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(chosen.length, 4)
  let offset = head.length
  for (const [place, { size, png }] of chosen.entries()) {
    const entry = 6 + 16 * place
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(png.length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += png.length
  }
  return Buffer.concat([head, ...chosen.map(({ png }) => png)])
}

/** Writes the pictures as one Apple icon file: each PNG behind a name of four letters and a length. */
export function appleIcon(pictures: readonly IconPicture[]): Buffer {
  const parts = appleNames.flatMap(([name, size]) => {
    const picture = pictures.find((one) => one.size === size)
    return picture === undefined ? [] : [chunk(name, picture.png)]
  })
  return chunk('icns', Buffer.concat(parts))
}

function chunk(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32BE(8 + content.length, 4)
  return Buffer.concat([head, content])
}
