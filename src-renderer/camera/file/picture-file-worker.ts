import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import type { Size } from '../judgement/geometry.ts'
import { inspectPicture, type InspectedPicture } from './inspect-picture.ts'
import type { PictureFileOutcome } from './read-picture-file.ts'

/** The server takes visual faces of at most 4000 by 4000 pixels, and more are of no use to anybody here. Source: photo-quality section 1. */
const longestSide = 4_000

/** The part of a worker's global this file uses; the page's typings, which it shares, know the window only. */
interface WorkerScope {
  postMessage(message: unknown, transfer: readonly Transferable[]): void
  addEventListener(type: 'message', listener: (event: MessageEvent<Blob>) => void): void
}

const scope = globalThis as unknown as WorkerScope

scope.addEventListener('message', ({ data: file }) => {
  const answer = async (): Promise<void> => {
    const outcome = await decode(file).catch((): PictureFileOutcome => fail({ kind: 'unreadable' }))
    scope.postMessage(outcome, outcome.ok ? [outcome.value] : [])
  }
  void answer()
})

async function decode(file: Blob): Promise<PictureFileOutcome> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const inspected = inspectPicture(bytes)
  if (!inspected.ok) return inspected
  const { type } = inspected.value
  const whole = await createImageBitmap(new Blob([bytes], { type }), { imageOrientation: 'from-image' })
  try {
    return agree(whole, inspected.value) ? succeed(flatten(whole)) : fail({ kind: 'unreadable' })
  } finally {
    whole.close()
  }
}

/** Whether the decoder found the size that was inspected, upright or lying. */
function agree(found: Size, { width, height }: InspectedPicture): boolean {
  return (found.width === width && found.height === height) || (found.width === height && found.height === width)
}

/** Draws the picture upright in sRGB, on white where it is transparent, no larger than it may be. */
function flatten(whole: ImageBitmap): ImageBitmap {
  const scale = Math.min(1, longestSide / Math.max(whole.width, whole.height))
  const canvas = new OffscreenCanvas(Math.round(whole.width * scale), Math.round(whole.height * scale))
  const pencil = canvas.getContext('2d', { alpha: false, colorSpace: 'srgb' })
  if (pencil === null) throw new Error('This cannot happen: a canvas was refused its pencil.')
  pencil.fillStyle = 'white'
  pencil.fillRect(0, 0, canvas.width, canvas.height)
  pencil.imageSmoothingQuality = 'high'
  pencil.drawImage(whole, 0, 0, canvas.width, canvas.height)
  return canvas.transferToImageBitmap()
}
