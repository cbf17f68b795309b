import type { FoundFace } from '../../../../src-renderer/camera/engine/face-engine.ts'
import type { Pixels, Point } from '../../../../src-renderer/camera/judgement/geometry.ts'
import { linearChannel } from '../../../../src-renderer/camera/judgement/luminance.ts'
import { pixelPicture } from '../../../fixtures/camera/pixel-picture.ts'
import { encoded } from './synthetic-face.ts'

/** Multiplies the light of a picture, where it is told to. */
export function relit(pixels: Pixels, light: (place: Point) => number): Pixels {
  const data = new Uint8ClampedArray(pixels.data)
  for (let row = 0, at = 0; row < pixels.height; row += 1) {
    for (let column = 0; column < pixels.width; column += 1, at += 4) {
      const gain = light({ x: column + 0.5, y: row + 0.5 })
      if (gain === 1) continue
      for (let channel = at; channel < at + 3; channel += 1) {
        data[channel] = encoded(gain * linearChannel(data[channel] ?? 0))
      }
    }
  }
  return { ...pixels, data }
}

/** Multiplies the values themselves, as a careless program would. */
export function scaledValues(pixels: Pixels, factor: number): Pixels {
  return { ...pixels, data: pixels.data.map((value, at) => (at % 4 === 3 ? value : value * factor)) }
}

/** Blurs with a Gaussian; `sigma` in pixels. */
export function blurred(pixels: Pixels, sigma: number): Pixels {
  const reach = Math.ceil(3 * sigma)
  const weights = Float32Array.from({ length: 2 * reach + 1 }, (_unused, tap) =>
    Math.exp(-((tap - reach) ** 2) / 2 / sigma ** 2),
  )
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const { width, height } = pixels
  const rows = blurredAlong(Float32Array.from(pixels.data), weights, { step: 4, length: width })
  const both = blurredAlong(rows, weights, { step: 4 * width, length: height })
  return { width, height, data: Uint8ClampedArray.from(both, (value) => Math.round(value / total ** 2)) }
}

function blurredAlong(
  source: Float32Array,
  weights: Float32Array,
  { step, length }: { readonly step: number; readonly length: number },
): Float32Array {
  const reach = (weights.length - 1) / 2
  const result = new Float32Array(source.length)
  for (let at = 0; at < source.length; at += 1) {
    const place = Math.floor(at / step) % length
    let sum = 0
    for (let tap = 0; tap < weights.length; tap += 1) {
      const other = Math.min(length - 1, Math.max(0, place + tap - reach))
      sum += (weights[tap] ?? 0) * (source[at + (other - place) * step] ?? 0)
    }
    result[at] = sum
  }
  return result
}

/** Makes a picture smaller or larger, and the face with it. */
export function scaled(pixels: Pixels, face: FoundFace, factor: number): { pixels: Pixels; face: FoundFace } {
  const { width, height } = pixels
  const size = { width: Math.round(width * factor), height: Math.round(height * factor) }
  const placement = { centre: { x: width / 2, y: height / 2 }, width, height, angle: 0 }
  const [across, down] = [size.width / width, size.height / height]
  const { left, top, ...box } = face.box
  return {
    pixels: pixelPicture(pixels).cut(placement, size),
    face: {
      ...face,
      box: { left: left * across, top: top * down, width: box.width * across, height: box.height * down },
      mesh: face.mesh.map(({ x, y }) => ({ x: x * across, y: y * down })),
    },
  }
}

/** Turns a picture about its middle, clockwise on the screen, and the face with it. Degrees. */
export function turned(pixels: Pixels, face: FoundFace, degrees: number): { pixels: Pixels; face: FoundFace } {
  const angle = (degrees * Math.PI) / 180
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
  const { width, height } = pixels
  const centre = { x: width / 2, y: height / 2 }
  const mesh = face.mesh.map(({ x, y }) => ({
    x: centre.x + (x - centre.x) * cosine - (y - centre.y) * sine,
    y: centre.y + (x - centre.x) * sine + (y - centre.y) * cosine,
  }))
  const size = { width, height }
  return { pixels: pixelPicture(pixels).cut({ centre, ...size, angle: -angle }, size), face: { ...face, mesh } }
}

/** The picture in a mirror. */
export function mirroredPixels({ data, width, height }: Pixels): Pixels {
  const mirrored = new Uint32Array(data.length / 4)
  const source = new Uint32Array(data.buffer, data.byteOffset, data.length / 4)
  for (let at = 0; at < source.length; at += 1) {
    mirrored[at - (at % width) + (width - 1 - (at % width))] = source[at] ?? 0
  }
  return { width, height, data: new Uint8ClampedArray(mirrored.buffer) }
}

/** The face in a mirror, without new numbers for its points: what is left of it in the mesh is then right in the picture. */
export function mirroredFace(face: FoundFace, width: number): FoundFace {
  return {
    ...face,
    box: { ...face.box, left: width - face.box.left - face.box.width },
    mesh: face.mesh.map(({ x, y }) => ({ x: width - x, y })),
    pose: face.pose === null ? null : { ...face.pose, yaw: -face.pose.yaw },
  }
}

/** Moves the camera sideways during the exposure, by so many pixels. */
export function shaken(pixels: Pixels, length: number): Pixels {
  const data = new Uint8ClampedArray(pixels.data)
  for (let at = 0; at < data.length; at += 1) {
    const column = Math.floor(at / 4) % pixels.width
    let sum = 0
    for (let step = 0; step < length; step += 1) {
      const other = Math.min(pixels.width - 1, Math.max(0, column + step - Math.floor(length / 2)))
      sum += pixels.data[at + (other - column) * 4] ?? 0
    }
    data[at] = sum / length
  }
  return { ...pixels, data }
}
