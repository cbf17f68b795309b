import type { Size } from '../judgement/geometry.ts'
import type { Judgement } from '../judgement/judgement.ts'
import type { BestFrame } from './judge-messages.ts'

/** The part of a canvas the ring needs, so that a test can bring its own. */
export type RingCanvas = Pick<OffscreenCanvas, 'width' | 'height' | 'transferToImageBitmap'>

/** A frame in full size, and what was found on it once it was judged. */
export interface KeptFrame {
  readonly takenAt: number
  readonly judgement: Judgement
}

/** The last frames of a watch in full size. A canvas is used again and again: only the first round makes any. */
export interface FrameRing<Canvas extends RingCanvas> {
  /** The canvas to draw the next frame on: a new one while the ring is short, then the one used longest ago. */
  next(size: Size): Canvas
  /** The frame on this canvas was judged: from now on it may be the best one. */
  keep(canvas: Canvas, frame: KeptFrame): void
  /** The judged frames, the oldest first. */
  kept(): readonly KeptFrame[]
  /** Takes a judged frame out of the ring, with its pixels. */
  take(frame: KeptFrame): BestFrame | null
  /** Overwrites all kept frames and begins anew. A frame that is still being judged is left to whoever judges it. */
  forget(): void
}

/**
 * Nine: eight judged frames and the one that is being judged, half a second at 15 verdicts a second. With 1920 by 1080
 * pixels that is 75 MB. Source for eight: photo-quality section 5.
 */
export const ringLength = 9

/** Makes a ring of `ringLength` canvases. */
export function createFrameRing<Canvas extends RingCanvas>(makeCanvas: () => Canvas): FrameRing<Canvas> {
  let slots: { readonly canvas: Canvas; frame: KeptFrame | null }[] = []

  const freeSlot = () => {
    const free = slots.length < ringLength ? { canvas: makeCanvas(), frame: null } : slots.shift()
    if (free === undefined) throw new Error('This cannot happen: a ring without canvases.')
    return free
  }

  return {
    next: ({ width, height }) => {
      const slot = freeSlot()
      const { canvas } = slot
      slot.frame = null
      slots.push(slot)
      // Setting a canvas' size, even to what it is, makes it anew.
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
      return canvas
    },
    keep: (canvas, frame) => {
      const slot = slots.find((one) => one.canvas === canvas)
      if (slot !== undefined) slot.frame = frame
    },
    kept: () => slots.flatMap(({ frame }) => (frame === null ? [] : [frame])),
    take: (frame) => {
      const slot = slots.find((one) => one.frame === frame)
      if (slot === undefined) return null
      slot.frame = null
      return { ...frame, frame: slot.canvas.transferToImageBitmap() }
    },
    forget: () => {
      for (const { canvas, frame } of slots) if (frame !== null) Object.assign(canvas, { width: 0, height: 0 })
      slots = []
    },
  }
}
