import type { Box, FaceGeometry, PictureSource, Pixels, Placement, Point, Size } from './geometry.ts'
import { betweenEyes } from './face-geometry.ts'

/** A part of a picture with the eye line level, scaled as a measure wants it. */
export interface LevelledPart {
  readonly pixels: Pixels
  /** Where a point of the picture is in the part. */
  readonly place: (point: Point) => Point
  /** One for each pixel whose centre is inside the picture, nought for the black beyond its edges. */
  readonly coverage: Uint8Array
}

/** Where points of the picture are once it is turned about M until the eyes are level: M is the origin, still in its pixels. */
export function levelled({ x, y }: Point, face: FaceGeometry): Point {
  const centre = betweenEyes(face)
  const [cosine, sine] = [Math.cos(face.roll), Math.sin(face.roll)]
  const [across, down] = [x - centre.x, y - centre.y]
  return { x: across * cosine + down * sine, y: down * cosine - across * sine }
}

/** The upright box about points. */
export function boxAbout(points: readonly Point[]): Box {
  const left = Math.min(...points.map(({ x }) => x))
  const top = Math.min(...points.map(({ y }) => y))
  const right = Math.max(...points.map(({ x }) => x))
  const bottom = Math.max(...points.map(({ y }) => y))
  return { left, top, width: right - left, height: bottom - top }
}

/** The box grown by so much on each side. */
export function grown({ left, top, width, height }: Box, by: number): Box {
  return { left: left - by, top: top - by, width: width + 2 * by, height: height + 2 * by }
}

/**
 * Cuts out a part of a picture. The box is in `levelled` points, `scale` is pixels of the part to one of the picture;
 * the part is made of whole pixels and therefore up to half a pixel larger than the box on every side.
 */
export function levelledPart(picture: PictureSource, face: FaceGeometry, box: Box, scale: number): LevelledPart {
  const size = { width: wholePixels(box.width * scale), height: wholePixels(box.height * scale) }
  const [width, height] = [size.width / scale, size.height / scale]
  const centre = { x: box.left + box.width / 2, y: box.top + box.height / 2 }
  const placement = { ...turnedBack(centre, face), width, height }
  const place = (point: Point): Point => {
    const { x, y } = levelled(point, face)
    return { x: (x - centre.x) * scale + size.width / 2, y: (y - centre.y) * scale + size.height / 2 }
  }
  return { pixels: picture.cut(placement, size), place, coverage: coverageOf(placement, size, picture) }
}

/** Rounded up, but not for the last digit of a calculation that should have been whole. */
function wholePixels(length: number): number {
  return Math.max(1, Math.ceil(length - 1e-6))
}

function turnedBack({ x, y }: Point, face: FaceGeometry): { readonly centre: Point; readonly angle: number } {
  const between = betweenEyes(face)
  const [cosine, sine] = [Math.cos(face.roll), Math.sin(face.roll)]
  return {
    centre: { x: between.x + x * cosine - y * sine, y: between.y + x * sine + y * cosine },
    angle: face.roll,
  }
}

function coverageOf({ centre, width, height, angle }: Placement, size: Size, picture: Size): Uint8Array {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
  const pictureX = (across: number, down: number): number => centre.x + across * cosine - down * sine
  const pictureY = (across: number, down: number): number => centre.y + across * sine + down * cosine
  const isInside = (across: number, down: number): boolean => {
    const [x, y] = [pictureX(across, down), pictureY(across, down)]
    return x >= 0 && y >= 0 && x <= picture.width && y <= picture.height
  }
  const [halfWidth, halfHeight] = [width / 2, height / 2]
  const coverage = new Uint8Array(size.width * size.height)
  // A rectangle is inside another when its corners are, and mostly they are.
  const isWhole = [-halfWidth, halfWidth].every((x) => [-halfHeight, halfHeight].every((y) => isInside(x, y)))
  if (isWhole) return coverage.fill(1)
  for (let row = 0, at = 0; row < size.height; row += 1) {
    const down = ((row + 0.5) / size.height) * height - halfHeight
    for (let column = 0; column < size.width; column += 1, at += 1) {
      if (isInside(((column + 0.5) / size.width) * width - halfWidth, down)) coverage[at] = 1
    }
  }
  return coverage
}
