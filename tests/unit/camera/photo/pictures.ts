import type { Pixels } from '../../../../src-renderer/camera/judgement/geometry.ts'

/** Makes a grey picture of a function of column and row, 0 to 255. */
export function greyPicture(width: number, height: number, grey: (x: number, y: number) => number): Pixels {
  const data = new Uint8ClampedArray(4 * width * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const value = grey(x, y)
      data.set([value, value, value, 255], 4 * (y * width + x))
    }
  return { data, width, height }
}

/** Soft waves with a hard edge: something of everything a face has. */
export function waves(x: number, y: number): number {
  return 120 + 50 * Math.sin(x / 5) + 30 * Math.cos(y / 7) + (x > 40 ? 25 : -25)
}

/** Noise that is the same in every run: -1 to 1 from a hash of the place. */
export function noise(x: number, y: number): number {
  const mixed = Math.imul(x * 374_761_393 + y * 668_265_263, 1_274_126_177)
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 31 - 1
}
