import { averagePixels } from './average-pixels.ts'
import type { PictureSource, Pixels, Placement, Size } from '../judgement/geometry.ts'
import type { EnginePicture } from './face-engine.ts'

/** Cuts parts out of pictures. It keeps canvases between cuts, which hold the last parts until `forget`. */
export interface PictureCutter {
  /** A picture of which the judgement can cut parts. They are reduced by averaging, so that a measure sees all pixels. */
  pictureOf(picture: EnginePicture): PictureSource
  /** Cuts one part quickly, reduced by the browser: good enough for a model. */
  glance(picture: EnginePicture, placement: Placement, size: Size): Pixels
  /** Overwrites the parts that were cut last. */
  forget(): void
}

/** A part is drawn at most this many times larger on each side before it is averaged; a factor beyond leaves pixels out. */
const mostAveraged = 4

/** Makes a cutter. */
export function createPictureCutter(): PictureCutter {
  const sheets = new Map<string, OffscreenCanvas>()

  const draw = (picture: EnginePicture, placement: Placement, size: Size, quality: ImageSmoothingQuality) => {
    const pencil = pencilOf(sheetFor(sheets, size))
    const { centre, angle } = placement
    pencil.resetTransform()
    pencil.fillStyle = 'black'
    pencil.fillRect(0, 0, size.width, size.height)
    pencil.imageSmoothingQuality = quality
    pencil.translate(size.width / 2, size.height / 2)
    pencil.scale(size.width / placement.width, size.height / placement.height)
    pencil.rotate(-angle)
    pencil.drawImage(picture, -centre.x, -centre.y)
    return pencil.getImageData(0, 0, size.width, size.height)
  }

  return {
    pictureOf: (picture) => ({
      width: picture.width,
      height: picture.height,
      cut: (placement, size) => {
        const times = Math.max(1, Math.min(Math.round(placement.width / size.width), mostAveraged))
        const larger = { width: size.width * times, height: size.height * times }
        return averagePixels(draw(picture, placement, larger, 'low'), times)
      },
    }),
    glance: (picture, placement, size) => draw(picture, placement, size, 'medium'),
    forget: () => {
      for (const sheet of sheets.values()) Object.assign(sheet, { width: 0, height: 0 })
      sheets.clear()
    },
  }
}

/** One canvas for each size in use: judging asks for the same few sizes over and over. */
function sheetFor(sheets: Map<string, OffscreenCanvas>, { width, height }: Size): OffscreenCanvas {
  const key = `${String(width)} x ${String(height)}`
  const kept = sheets.get(key)
  if (kept !== undefined) return kept
  const oldest = sheets.keys().next()
  if (sheets.size >= mostSheets && oldest.done !== true) sheets.delete(oldest.value)
  const sheet = new OffscreenCanvas(width, height)
  sheets.set(key, sheet)
  return sheet
}

const mostSheets = 12

function pencilOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  // Read back after every drawing, so it is kept in memory and not on a graphics card.
  const pencil = canvas.getContext('2d', { willReadFrequently: true, alpha: false })
  if (pencil === null) throw new Error('This cannot happen: a canvas without a two-dimensional context.')
  return pencil
}
