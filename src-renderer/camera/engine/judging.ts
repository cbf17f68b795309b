import type { PictureSource } from '../judgement/geometry.ts'
import type { Judgement } from '../judgement/judgement.ts'
import { judgePicture } from '../judgement/judge-picture.ts'
import { bestOfBurst } from '../guidance/best-of-burst.ts'
import type { EnginePicture, FaceEngine } from './face-engine.ts'
import type { FrameRing } from './frame-ring.ts'
import type { BestFrame } from './judge-messages.ts'
import type { UsualEyes } from './usual-eyes.ts'

/** What judging needs: the engine, and what keeps something between two frames. */
export interface JudgingParts {
  readonly engine: FaceEngine
  readonly ring: FrameRing<OffscreenCanvas>
  readonly eyes: UsualEyes
  readonly pictureOf: (picture: EnginePicture) => PictureSource
  /** Overwrites what was cut out of pictures. */
  readonly forgetParts: () => void
}

/** Judges live frames and pictures, one after another, and remembers the last frames of the watch. */
export interface Judging {
  /** Judges a live frame and keeps it. Closes it. */
  judgeLive(frame: VideoFrame, takenAt: number): Promise<Judgement>
  /** Judges a picture that belongs to no watch. Closes it. */
  judgeStill(picture: ImageBitmap): Promise<Judgement>
  /** Takes the best of the kept frames that were not taken before this. Does not wait for the one being judged. */
  best(notBefore: number): BestFrame | null
  /** Forgets the watch: eyes, frames, parts. */
  forget(): void
}

/** Starts judging. */
export function createJudging({ engine, ring, eyes, pictureOf, forgetParts }: JudgingParts): Judging {
  let watch = 0
  let last: Promise<unknown> = Promise.resolve()

  /** The engine looks at one picture at a time. */
  const inTurn = async <Answer>(act: () => Promise<Answer>): Promise<Answer> => {
    const turn = last.catch(() => undefined).then(act)
    last = turn
    return turn
  }
  const judge = async (picture: EnginePicture, usualEyeAspectRatio: number | null): Promise<Judgement> => {
    const faces = await engine.find(picture)
    return judgePicture(pictureOf(picture), faces, { engineVersion: engine.version, usualEyeAspectRatio })
  }

  return {
    judgeLive: async (frame, takenAt) => {
      const of = watch
      const canvas = ring.next({ width: frame.displayWidth, height: frame.displayHeight })
      drawAndClose(frame, canvas)
      const judgement = await inTurn(async () => judge(canvas, eyes.median()))
      if (of === watch) {
        eyes.add(takenAt, judgement.eyeAspectRatio)
        ring.keep(canvas, { takenAt, judgement })
      } else {
        letGo(canvas)
        forgetParts()
      }
      return judgement
    },
    judgeStill: async (picture) => {
      try {
        return await inTurn(async () => judge(picture, null))
      } finally {
        picture.close()
        forgetParts()
      }
    },
    best: (notBefore) => {
      const frames = ring.kept().filter(({ takenAt }) => takenAt >= notBefore)
      const frame = frames[bestOfBurst(frames) ?? -1]
      return frame === undefined ? null : ring.take(frame)
    },
    forget: () => {
      watch += 1
      eyes.forget()
      ring.forget()
      forgetParts()
    },
  }
}

function drawAndClose(frame: VideoFrame, canvas: OffscreenCanvas): void {
  try {
    // Parts of it are read back for each judgement, so it is kept in memory and not on a graphics card.
    const pencil = canvas.getContext('2d', { willReadFrequently: true, alpha: false })
    if (pencil === null) throw new Error('This cannot happen: a canvas without a two-dimensional context.')
    pencil.drawImage(frame, 0, 0, canvas.width, canvas.height)
  } finally {
    frame.close()
  }
}

function letGo(canvas: OffscreenCanvas): void {
  Object.assign(canvas, { width: 0, height: 0 })
}
