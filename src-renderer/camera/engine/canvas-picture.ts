import { averagePixels } from './average-pixels.ts'
import type { PictureSource, Pixels, Placement, Size } from '../judgement/geometry.ts'
import type { EnginePicture } from './face-engine.ts'

/** Cuts parts out of pictures. It keeps canvases between cuts, which hold the last parts until `forget`. */
export interface PictureCutter {
  /**
   * A picture of which the judgement can cut parts. They are reduced by averaging, so that a measure sees all pixels.
   */
  pictureOf(picture: EnginePicture): PictureSource
  /** Cuts one part quickly, reduced by the browser: good enough for a model. */
  glance(picture: EnginePicture, placement: Placement, size: Size): Pixels
  /** Overwrites the parts that were cut last. */
  forget(): void
}

/**
 * A part that is to be reduced by half or more is drawn twice as large on each side, and then averaged: the browser's
 * own reduction alone moves Crete's index by up to 0.05 on a noisy picture. Drawing up to four times as large moves it
 * by 0.015 at most, and costs twice the time.
 */
const mostAveraged = 2

/** Makes a cutter. */
export function createPictureCutter(): PictureCutter {
  const sheets = new Map<string, OffscreenCanvas>()

  const draw = (picture: EnginePicture, placement: Placement, size: Size) => {
    const pencil = pencilOf(sheetFor(sheets, size))
    const { centre, angle } = placement
    pencil.resetTransform()
    pencil.fillStyle = 'black'
    pencil.fillRect(0, 0, size.width, size.height)
    // Up to a half, mixing four neighbours sees all pixels; the better reductions take twice the time.
    pencil.imageSmoothingQuality = placement.width / size.width > 2 ? 'medium' : 'low'
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
        return averagePixels(draw(picture, placement, larger), times)
      },
    }),
    glance: (picture, placement, size) => draw(picture, placement, size),
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
