import { useEffect, useState } from 'react'
import { after } from '../../after.ts'
import { useStore } from 'zustand'
import type { Judgement } from '../judgement/judgement.ts'
import { createGuide, type GuideState, type Shooter } from './guide.ts'

/** The part of a judge that guiding needs. */
interface WatchingJudge {
  /** Judges the live picture over and over until the answer is called. Times are as `performance.now` counts them. */
  watch(video: HTMLVideoElement, onJudged: (judgement: Judgement, takenAt: number) => void): () => void
}

/** What guiding needs from the screen around it. */
export interface GuidanceParts {
  readonly judge: WatchingJudge
  /** The element with the live picture; `null` while there is none: then nobody watches. */
  readonly video: HTMLVideoElement | null
  /** Whether nothing but a verdict is against a photo, as `FrameVerdict`. */
  readonly mayShoot: boolean
  readonly shooter: Shooter
  /** For so many milliseconds from the first look on the station does not shoot by itself. */
  readonly pause: number
  /** Takes the photo, and answers whether it did. Otherwise the next right moment is waited for. */
  readonly onMoment: () => boolean
}

/** Watches the live picture while it is on the screen, says what to change and shoots at the right moment. */
export function useGuidance(parts: GuidanceParts): GuideState {
  const { judge, video, mayShoot, shooter, pause, onMoment } = parts
  const [guide] = useState(() => createGuide({ now: () => performance.now(), after, shooter, pause }))
  useEffect(
    () =>
      guide.store.subscribe(({ autoCapture }, before) => {
        const hasCome = autoCapture.kind === 'fired' && before.autoCapture.kind !== 'fired'
        if (hasCome && !onMoment()) guide.tryAgain()
      }),
    [guide, onMoment],
  )
  useEffect(() => {
    guide.setShooter(shooter)
  }, [guide, shooter])
  useEffect(() => {
    guide.setMayShoot(mayShoot)
  }, [guide, mayShoot])
  useEffect(() => {
    if (video === null) return undefined
    const stop = judge.watch(video, guide.hear)
    return () => {
      stop()
      guide.stop()
    }
  }, [guide, judge, video])
  return useStore(guide.store)
}
