import type { Point } from '../../../../src-renderer/camera/judgement/geometry.ts'

/** How a head is held: degrees; yaw towards the picture's right, pitch up, roll clockwise in the picture. */
export interface Turn {
  readonly yaw: number
  readonly pitch: number
  readonly roll: number
}

/** Rigid points of MediaPipe's canonical face model: number, x to the picture's right, y up, z to the camera, in centimetres. */
const points: readonly (readonly [number, number, number, number])[] = [
  [10, 0, 8.261778, 4.481535],
  [234, -7.664182, 0.673132, -2.435867],
  [454, 7.664182, 0.673132, -2.435867],
  [33, -4.445859, 2.663991, 3.173422],
  [263, 4.445859, 2.663991, 3.173422],
  [133, -1.856432, 2.585245, 3.757904],
  [362, 1.856432, 2.585245, 3.757904],
  [1, 0, -1.126865, 7.475604],
  [4, 0, -0.46317, 7.58658],
  [5, 0, 0.365669, 7.24287],
  [6, 0, 2.473255, 5.788627],
  [152, 0, -9.403378, 4.264492],
]

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/**
 * The mesh of an average face as a distant camera sees it, `scale` pixels to the centimetre. Points that are not named
 * above lie at the head's middle.
 */
export function turnedFace({ yaw, pitch, roll }: Turn, centre: Point = { x: 0, y: 0 }, scale = 10): readonly Point[] {
  const place = (x: number, y: number, z: number): Point => {
    const [across, deep] = [
      x * Math.cos(radians(yaw)) + z * Math.sin(radians(yaw)),
      z * Math.cos(radians(yaw)) - x * Math.sin(radians(yaw)),
    ]
    const high = y * Math.cos(radians(pitch)) + deep * Math.sin(radians(pitch))
    const [cosine, sine] = [Math.cos(radians(roll)), Math.sin(radians(roll))]
    return {
      x: centre.x + scale * (across * cosine + high * sine),
      y: centre.y + scale * (across * sine - high * cosine),
    }
  }
  const mesh = Array.from({ length: 468 }, () => centre)
  for (const [number, x, y, z] of points) mesh[number] = place(x, y, z)
  return mesh
}
