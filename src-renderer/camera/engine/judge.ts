import { createStore, type StoreApi } from 'zustand/vanilla'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import type { JudgedFrame } from '../capture/take-best.ts'
import type { Judgement } from '../judgement/judgement.ts'
import type { BestFrame, JudgeAnswer, JudgeRequest } from './judge-messages.ts'
import { createPendingAnswers } from './pending-answers.ts'

/** Whether pictures can be judged. */
export type JudgeState =
  | { readonly kind: 'off' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly engineVersion: string }
  /** `notLoaded`: the engine could not be had; `broken`: it worked, and then it did not. It can be opened again. */
  | { readonly kind: 'failed'; readonly reason: 'notLoaded' | 'broken' }

/** Judges what the camera sees and pictures that stand still, beside the page. */
export interface Judge {
  readonly store: StoreApi<JudgeState>
  /** Starts the worker, which loads the models. Opening what is open does nothing; what failed is tried again. */
  open(): void
  /**
   * Judges the live picture over and over, and opens the judge if need be. The newest frame is sent when the last one
   * is answered, and each once. There is one watch at a time: a new one ends the one before it.
   *
   * @param onJudged receives each judgement with the time of its frame, in milliseconds as `performance.now` counts
   *   them
   *
   * @returns ends the watch; its frames are forgotten
   */
  watch(video: WatchedVideo, onJudged: (judgement: Judgement, takenAt: number) => void): () => void
  /**
   * The best of the frames judged last. Whoever receives it closes it.
   *
   * @returns `null` without an engine, without a frame of the last second and a half, and after a quarter of a second,
   *   so that a press always works
   */
  bestOfBurst(): Promise<JudgedFrame | null>
  /**
   * Judges a picture that stands still; waits while the engine loads, and opens it if need be. The picture stays the
   * caller's.
   *
   * @returns `null` when there is no working engine, or no answer in time
   */
  judgePicture(picture: ImageBitmap): Promise<Judgement | null>
  /** Ends the worker: all its memory is given back. */
  close(): void
}

/** The part of a video element that is watched, so that a test can bring its own. */
export type WatchedVideo = Pick<HTMLVideoElement, 'requestVideoFrameCallback' | 'cancelVideoFrameCallback'>

/** What the judge needs from outside. */
export interface JudgeParts {
  readonly startWorker: () => Pick<Worker, 'addEventListener' | 'postMessage' | 'terminate'>
  /** The frame a video shows now; `null` when it shows none. */
  readonly takeFrame: (video: WatchedVideo) => VideoFrame | null
  /** Rejects when the picture is no longer there. */
  readonly copyPicture: (picture: ImageBitmap) => Promise<ImageBitmap>
  /** Milliseconds as `performance.now` counts them. */
  readonly now: () => number
  /** `performance.timeOrigin`: milliseconds since 1970 at which that clock stood at zero. */
  readonly timeOrigin: number
  /** Runs something later; the answer calls it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void
}

/** How long things may take, in milliseconds. */
const patience = {
  /** Half a second on the slow machine this was measured on. After that long it never comes. */
  loading: 60_000,
  /** One live frame: a tenth of a second when the machine is busy. After that long the engine hangs. */
  live: 15_000,
  /** A press waits for the best frame no longer than this; then the frozen one is taken. */
  best: 250,
  /** A picture of 16 megapixels takes a quarter of a second; loading may come before it. */
  still: 10_000,
} as const

/** Frames older than this belong to another moment than the press. Milliseconds; ours, twice a slow machine's burst. */
const burst = 1_500

/** Who is shown to the judge now. */
interface Watching {
  readonly number: number
  readonly hear: (judgement: Judgement, takenAt: number) => void
  /** Sends the newest frame that was not judged yet, if there is one and the worker is idle. */
  readonly sendNewest: () => void
}

/** Makes the judge of a desk. Nothing is started until `open`. */
export function createJudge(parts: JudgeParts): Judge {
  const store = createStore<JudgeState>(() => ({ kind: 'off' }))
  const bests = createPendingAnswers<BestFrame | null>(parts.after)
  const judgements = createPendingAnswers<Judgement | null>(parts.after)
  let worker: ReturnType<JudgeParts['startWorker']> | null = null
  let watching: Watching | null = null
  let watches = 0
  /** Calls off the patience with what the worker is doing now; `null` while it does nothing that it must answer. */
  let callOff: (() => void) | null = null

  const end = (state: JudgeState): void => {
    callOff?.()
    callOff = null
    worker?.terminate()
    worker = null
    store.setState(state, true)
    bests.settleAll(null)
    judgements.settleAll(null)
  }
  const fail = (reason: 'notLoaded' | 'broken'): void => {
    end({ kind: 'failed', reason })
  }
  const expectWithin = (milliseconds: number, reason: 'notLoaded' | 'broken'): void => {
    callOff?.()
    callOff = parts.after(milliseconds, () => {
      fail(reason)
    })
  }
  const wasAnswered = (): void => {
    callOff?.()
    callOff = null
  }
  const send = (request: JudgeRequest, transfer: Transferable[] = []): void => {
    worker?.postMessage(request, transfer)
  }

  const hear = (answer: JudgeAnswer): void => {
    switch (answer.kind) {
      case 'loaded':
        wasAnswered()
        store.setState({ kind: 'ready', engineVersion: answer.engineVersion }, true)
        return
      case 'notLoaded':
      case 'broken':
        fail(answer.kind)
        return
      case 'live':
        wasAnswered()
        if (watching?.number === answer.watch) watching.hear(answer.judgement, answer.takenAt)
        watching?.sendNewest()
        return
      case 'best':
        if (!bests.settle(answer.serial, answer.best)) answer.best?.frame.close()
        return
      case 'judge':
        judgements.settle(answer.serial, answer.judgement)
        return
      default:
        assertNever(answer, 'an answer of the judge worker was never named')
    }
  }

  const open = (): void => {
    if (worker !== null) return
    const started = parts.startWorker()
    const isStillOurs = (): boolean => worker === started
    const giveUp = (): void => {
      if (isStillOurs()) fail(store.getState().kind === 'loading' ? 'notLoaded' : 'broken')
    }
    started.addEventListener('message', ({ data }: MessageEvent<JudgeAnswer>) => {
      if (isStillOurs()) hear(data)
      else if (data.kind === 'best') data.best?.frame.close()
    })
    started.addEventListener('error', giveUp)
    started.addEventListener('messageerror', giveUp)
    worker = started
    store.setState({ kind: 'loading' }, true)
    expectWithin(patience.loading, 'notLoaded')
  }

  const watch: Judge['watch'] = (video, onJudged) => {
    open()
    watches += 1
    const number = watches
    if (watching !== null) send({ kind: 'forget' })
    let callback = 0
    let newest: number | null = null
    /** The frame on the screen is sent once, as soon as the worker is idle: to wait for the next would cost a third of the verdicts. */
    const sendNewest = (): void => {
      if (newest === null || store.getState().kind !== 'ready' || callOff !== null) return
      const frame = parts.takeFrame(video)
      if (frame === null) return
      expectWithin(patience.live, 'broken')
      send({ kind: 'live', watch: number, takenAt: newest, frame }, [frame])
      newest = null
    }
    watching = { number, hear: onJudged, sendNewest }
    const look = (takenAt: number): void => {
      if (watching?.number !== number) return
      callback = video.requestVideoFrameCallback(look)
      newest = takenAt
      sendNewest()
    }
    callback = video.requestVideoFrameCallback(look)
    return () => {
      video.cancelVideoFrameCallback(callback)
      if (watching?.number !== number) return
      watching = null
      send({ kind: 'forget' })
    }
  }

  const bestOfBurst = async (): Promise<JudgedFrame | null> => {
    if (store.getState().kind !== 'ready' || watching === null) return null
    const notBefore = parts.now() - burst
    const best = await bests.ask(patience.best, (serial) => {
      send({ kind: 'best', serial, notBefore })
    })
    return best === null ? null : { ...best, takenAt: parts.timeOrigin + best.takenAt }
  }

  const judgePicture = async (picture: ImageBitmap): Promise<Judgement | null> => {
    open()
    return judgements.ask(patience.still, (serial, giveUp) => {
      const sendCopy = async (): Promise<void> => {
        if (!(await isReady(store))) return giveUp()
        const copy = await parts.copyPicture(picture)
        if (judgements.isPending(serial)) send({ kind: 'judge', serial, picture: copy }, [copy])
        else copy.close()
      }
      sendCopy().catch(giveUp)
    })
  }

  return {
    store,
    open,
    watch,
    bestOfBurst,
    judgePicture,
    close: () => {
      end({ kind: 'off' })
    },
  }
}

/** Waits while the engine loads. */
async function isReady(store: StoreApi<JudgeState>): Promise<boolean> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const { kind } = store.getState()
      if (kind !== 'loading') resolve(kind === 'ready')
      return kind !== 'loading'
    }
    if (look()) return
    const stop = store.subscribe(() => {
      if (look()) stop()
    })
  })
}
