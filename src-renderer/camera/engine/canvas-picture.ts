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
        return averaged(draw(picture, placement, larger, 'low'), times)
      },
    }),
    glance: (picture, placement, size) => draw(picture, placement, size, 'medium'),
    forget: () => {
      for (const sheet of sheets.values()) Object.assign(sheet, { width: 0, height: 0 })
      sheets.clear()
    },
  }
}

/** Each `times` by `times` pixels become one, the mean of their values. */
function averaged(pixels: Pixels, times: number): Pixels {
  if (times === 1) return pixels
  const [width, height] = [pixels.width / times, pixels.height / times]
  const data = new Uint8ClampedArray(width * height * 4)
  const sums = new Uint32Array(width * 4)
  for (let row = 0; row < height; row += 1) {
    sums.fill(0)
    for (let inside = 0; inside < times; inside += 1) addRow(pixels, row * times + inside, times, sums)
    for (let place = 0; place < sums.length; place += 1) {
      data[row * sums.length + place] = (sums[place] ?? 0) / (times * times)
    }
  }
  return { width, height, data }
}

function addRow({ data, width }: Pixels, row: number, times: number, sums: Uint32Array): void {
  let from = row * width * 4
  for (let into = 0; into < sums.length; into += 4) {
    for (let inside = 0; inside < times; inside += 1, from += 4) {
      for (let channel = 0; channel < 4; channel += 1) {
        sums[into + channel] = (sums[into + channel] ?? 0) + (data[from + channel] ?? 0)
      }
    }
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
