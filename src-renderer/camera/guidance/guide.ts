import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Judgement } from '../judgement/judgement.ts'
import { hearVerdict, startAgain, waitForMoment, type AutoCapture } from './auto-capture.ts'
import {
  fallSilent,
  firstGuidance,
  hearJudgement,
  silenceMilliseconds,
  type Guidance,
  type SteadyGuidance,
} from './steady-instruction.ts'

/** What a guide shows: what is said to the person, and whether the station is about to shoot. */
export interface GuideState {
  readonly guidance: Guidance
  readonly autoCapture: AutoCapture
  /** How far the head leans while it is asked to be level, in radians as `FaceGeometry.roll`; else `null`. */
  readonly roll: number | null
  /** How many verdicts came in. */
  readonly verdicts: number
}

/** Who shoots: the station by itself, the clerk for this one person, or always the clerk. */
export type Shooter = 'station' | 'clerkThisTime' | 'clerkAlways'

/** What a guide needs from outside, and how it begins. */
export interface GuideParts {
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number
  /** Runs something after so many milliseconds, and answers the function that prevents it. */
  readonly after: (milliseconds: number, run: () => void) => () => void
  readonly shooter: Shooter
  /** For so many milliseconds from now the station does not shoot by itself. */
  readonly pause: number
}

/** Turns verdicts into words and into the moment to shoot, which has come when `autoCapture` becomes `fired`. */
export interface Guide {
  readonly store: StoreApi<GuideState>
  /** Takes in the verdict on the frame of this time, on the clock of `now`. */
  readonly hear: (judgement: Judgement, at: number) => void
  /** Whether nothing but a verdict is against a photo, as `FrameVerdict`. */
  readonly setMayShoot: (mayShoot: boolean) => void
  readonly setShooter: (shooter: Shooter) => void
  /** The moment came and no photo came of it: wait for the next one. */
  readonly tryAgain: () => void
  /** No verdict will come for now: nobody watches. */
  readonly stop: () => void
}

/** Makes the guide of one visit at the camera. */
export function createGuide({ now, after, shooter: first, pause }: GuideParts): Guide {
  const notBefore = now() + pause
  const store = createStore<GuideState>(() => ({
    guidance: firstGuidance.shown,
    autoCapture: autoCaptureOf(first, notBefore),
    roll: null,
    verdicts: 0,
  }))
  let steady: SteadyGuidance = firstGuidance
  let mayShoot = true
  let shooter = first
  let endSilence = (): void => undefined

  const listenForSilence = (): void => {
    endSilence()
    endSilence = after(silenceMilliseconds + 1, () => {
      steady = fallSilent(steady, now())
      store.setState(({ autoCapture }) => ({
        guidance: steady.shown,
        autoCapture: startAgain(autoCapture),
        roll: null,
      }))
    })
  }

  const hear = (judgement: Judgement, at: number): void => {
    steady = hearJudgement(steady, at, judgement)
    const before = store.getState()
    const autoCapture = hearVerdict(before.autoCapture, { at, judgement, mayShoot })
    const isLevelled = steady.shown.kind === 'told' && steady.shown.instruction === 'levelHead'
    store.setState({
      guidance: steady.shown,
      autoCapture,
      roll: isLevelled ? (judgement.face?.roll ?? before.roll) : null,
      verdicts: before.verdicts + 1,
    })
    listenForSilence()
  }

  return {
    store,
    hear,
    setMayShoot: (isAllowed) => {
      mayShoot = isAllowed
      if (!isAllowed) store.setState(({ autoCapture }) => ({ autoCapture: startAgain(autoCapture) }))
    },
    setShooter: (wanted) => {
      if (wanted === shooter) return
      shooter = wanted
      // Once the moment has come, the photo is being taken and nothing stops it any more.
      if (store.getState().autoCapture.kind !== 'fired')
        store.setState({ autoCapture: autoCaptureOf(shooter, notBefore) })
    },
    tryAgain: () => {
      store.setState({ autoCapture: autoCaptureOf(shooter, notBefore) })
    },
    stop: () => {
      endSilence()
      steady = firstGuidance
      store.setState(({ autoCapture }) => ({
        guidance: steady.shown,
        autoCapture: startAgain(autoCapture),
        roll: null,
      }))
    },
  }
}

function autoCaptureOf(shooter: Shooter, notBefore: number): AutoCapture {
  if (shooter === 'clerkAlways') return { kind: 'off' }
  return shooter === 'clerkThisTime' ? { kind: 'cancelled' } : waitForMoment(notBefore)
}
