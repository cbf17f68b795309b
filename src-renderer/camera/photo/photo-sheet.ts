import type { Pixels, Placement, Point, Size } from '../judgement/geometry.ts'
import { bareJpeg } from './bare-jpeg.ts'
import { faceSimilarity } from './face-similarity.ts'
import { layHeadOver, type HeadEllipse } from './head-ellipse.ts'
import type { Sheet } from './search-profile-photo.ts'

/** The blur of the background: a Gaussian of 4 pixels in a photo 400 pixels wide. Source: photo-quality section 6. */
const backgroundSigma = 4 / 400

/** How a sheet is drawn and what is compared on it; `outline` and `head` are in pixels of the sheet. */
export interface SheetPlan {
  readonly frame: ImageBitmap
  readonly crop: Placement
  readonly size: Size
  /** The region whose similarity counts. */
  readonly outline: readonly Point[]
  /** What stays sharp when the background is smoothed; `null` to smooth nothing. */
  readonly head: HeadEllipse | null
}

/**
 * Draws a crop of a frame at a size, on a canvas of the worker.
 *
 * `convertToBlob` waits for an idle moment when it is asked in the page, for up to a second while that paints; in a worker
 * it takes 2 to 5 ms (measured beside a page that painted all the time).
 *
 * What a photo is compared with is always the crop as it was before smoothing: the head is what smoothing promises not
 * to touch, so should it ever, the similarity says so instead of hiding it.
 */
export function drawSheet({ frame, crop, size, outline, head }: SheetPlan): Sheet {
  const pencil = pencilOf(size)
  const scale = size.width / crop.width
  pencil.translate(size.width / 2, size.height / 2)
  pencil.rotate(-crop.angle)
  pencil.scale(scale, scale)
  pencil.drawImage(frame, -crop.centre.x, -crop.centre.y)
  pencil.resetTransform()
  const original = pixelsOf(pencil, size)
  if (head !== null) {
    const { data } = layHeadOver(original, smoothed(pencil.canvas, size), head)
    const together = pencil.createImageData(size.width, size.height)
    together.data.set(data)
    pencil.putImageData(together, 0, 0)
  }
  return {
    encode: async (quality) => jpegOf(pencil.canvas, quality),
    similarityOf: async (jpeg) => faceSimilarity(original, await decoded(jpeg, size), outline),
  }
}

/** Encodes a canvas as JPEG: baseline, sRGB, 4:2:0 since the quality is below 1, and nothing in it but the picture. */
export async function jpegOf(canvas: OffscreenCanvas, quality: number): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
  return bareJpeg(new Uint8Array(await blob.arrayBuffer()))
}

/** A canvas to draw on, kept in memory the worker can read without asking the graphics card. */
export function pencilOf({ width, height }: Size): OffscreenCanvasRenderingContext2D {
  const settings = { alpha: false, colorSpace: 'srgb', willReadFrequently: true } as const
  const pencil = new OffscreenCanvas(width, height).getContext('2d', settings)
  if (pencil === null) throw new Error('This cannot happen: a canvas gives no context.')
  pencil.imageSmoothingQuality = 'high'
  return pencil
}

function smoothed(canvas: OffscreenCanvas, size: Size): Pixels {
  const pencil = pencilOf(size)
  // Towards the edges the blur is transparent, since there is nothing beyond them: what is under it shows instead of black.
  pencil.drawImage(canvas, 0, 0)
  pencil.filter = `blur(${String(backgroundSigma * size.width)}px)`
  pencil.drawImage(canvas, 0, 0)
  return pixelsOf(pencil, size)
}

async function decoded(jpeg: Uint8Array, size: Size): Promise<Pixels> {
  const picture = await createImageBitmap(new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' }))
  try {
    if (picture.width !== size.width || picture.height !== size.height)
      throw new Error('This cannot happen: a photo was encoded at another size than asked for.')
    const pencil = pencilOf(size)
    pencil.drawImage(picture, 0, 0)
    return pixelsOf(pencil, size)
  } finally {
    picture.close()
  }
}

function pixelsOf(pencil: OffscreenCanvasRenderingContext2D, { width, height }: Size): Pixels {
  const { data } = pencil.getImageData(0, 0, width, height)
  return { data: new Uint8ClampedArray(data), width, height }
}
