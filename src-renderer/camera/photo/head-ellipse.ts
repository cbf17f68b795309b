import type { Pixels, Point } from '../judgement/geometry.ts'
import type { PhotoFace } from './photo-face.ts'

/** Head and hair in a photo: a turned ellipse, pixels of the photo. Beyond its soft edge everything is background. */
export interface HeadEllipse {
  readonly centre: Point
  /** Half of its width, from ear to ear. */
  readonly across: number
  /** Half of its height, from hair to chin. */
  readonly down: number
  /** Radians. */
  readonly angle: number
}

/**
 * How far hair, or a hat, and chin reach beyond the outline of the face, in multiples of T. Ours, looked at on portraits:
 * with 0.3 and 0.45 full hair came out soft at its top.
 */
const beyondOutline = { side: 0.4, top: 0.7, bottom: 0.15 } as const

/** Where the soft edge ends, as a multiple of the ellipse. */
const edgeEnd = 1.25

/** The ellipse around the head whose face this is. */
export function headOf({ outline, roll, eyesToChin }: PhotoFace): HeadEllipse {
  const [cosine, sine] = [Math.cos(roll), Math.sin(roll)]
  const across = outline.map(({ x, y }) => x * cosine + y * sine)
  const down = outline.map(({ x, y }) => y * cosine - x * sine)
  const left = Math.min(...across) - beyondOutline.side * eyesToChin
  const right = Math.max(...across) + beyondOutline.side * eyesToChin
  const top = Math.min(...down) - beyondOutline.top * eyesToChin
  const bottom = Math.max(...down) + beyondOutline.bottom * eyesToChin
  const middle = { across: (left + right) / 2, down: (top + bottom) / 2 }
  return {
    centre: { x: middle.across * cosine - middle.down * sine, y: middle.across * sine + middle.down * cosine },
    across: (right - left) / 2,
    down: (bottom - top) / 2,
    angle: roll,
  }
}

/** How much of a pixel belongs to the head: 1 in the ellipse, 0 beyond its soft edge, falling without a step between. */
export function headShare({ centre, across, down, angle }: HeadEllipse, x: number, y: number): number {
  const [right, below] = [x - centre.x, y - centre.y]
  const distance = Math.hypot(
    (right * Math.cos(angle) + below * Math.sin(angle)) / across,
    (below * Math.cos(angle) - right * Math.sin(angle)) / down,
  )
  const out = Math.max(0, Math.min((distance - 1) / (edgeEnd - 1), 1))
  return 1 - out * out * (3 - 2 * out)
}

/** Lays the head of one picture over another of the same size. Inside the ellipse every pixel is that of the first. */
export function layHeadOver(sharp: Pixels, smooth: Pixels, head: HeadEllipse): Pixels {
  const data = new Uint8ClampedArray(sharp.data)
  for (let row = 0; row < sharp.height; row += 1)
    for (let column = 0; column < sharp.width; column += 1) {
      const share = headShare(head, column + 0.5, row + 0.5)
      if (share === 1) continue
      const at = 4 * (row * sharp.width + column)
      for (let channel = at; channel < at + 3; channel += 1)
        data[channel] = share * (sharp.data[channel] ?? 0) + (1 - share) * (smooth.data[channel] ?? 0)
    }
  return { data, width: sharp.width, height: sharp.height }
}
