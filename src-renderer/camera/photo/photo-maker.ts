import { assertNever } from '../../../src-preload/contract/outcome.ts'
import type {
  FacePictureMade,
  PhotoAnswer,
  PhotoRequest,
  ProfilePhotoMade,
  ProfilePhotoWish,
} from './photo-messages.ts'

/** Makes the two outputs of one capture beside the page, so that nothing on the screen waits for it. */
export interface PhotoMaker {
  /** The newest wish wins: the one before it answers `overtaken` at once. */
  makeProfilePhoto(wish: ProfilePhotoWish): Promise<ProfilePhotoMade>
  /** The full frame, scaled down only if a side is longer than 4000 pixels. */
  makeFacePicture(frame: ImageBitmap): Promise<FacePictureMade>
  /** Ends the worker and answers `failed` to whatever is still wished. The next wish starts a new one. */
  close(): void
}

/** A worker that runs photo-worker.ts, as far as the maker needs it, so that a test can bring its own. */
export type PhotoWorker = Pick<Worker, 'addEventListener' | 'postMessage' | 'terminate'>

/** What the photo maker needs from outside. */
export interface PhotoMakerParts {
  readonly startWorker: () => PhotoWorker
  /** Rejects when the frame is no longer there. The browser's copy shares its pixels: 0.1 ms, whatever the size. */
  readonly copyFrame: (frame: ImageBitmap) => Promise<ImageBitmap>
  /** Runs something later; the answer calls it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void
}

/** A wish takes a tenth of a second, on a slow desk with a picture of 16 million pixels two. Longer means: it never comes. */
const patienceMilliseconds = 20_000

const failed = { kind: 'failed' } as const

/** Makes the photo maker of a desk. Its worker starts with the first wish, and anew with the next one after a failure. */
export function createPhotoMaker({ startWorker, copyFrame, after }: PhotoMakerParts): PhotoMaker {
  const profilePhotos = new Map<number, (made: ProfilePhotoMade) => void>()
  const facePictures = new Map<number, (made: FacePictureMade) => void>()
  let worker: PhotoWorker | null = null
  let serials = 0

  const settle = (answer: PhotoAnswer): void => {
    switch (answer.kind) {
      case 'profilePhoto':
        profilePhotos.get(answer.serial)?.(answer.made)
        return
      case 'facePicture':
        facePictures.get(answer.serial)?.(answer.made)
        return
      default:
        assertNever(answer, 'an answer of the photo worker was never named')
    }
  }

  const close = (): void => {
    worker?.terminate()
    worker = null
    for (const answer of [...profilePhotos.values(), ...facePictures.values()]) answer(failed)
  }

  const running = (): PhotoWorker => {
    if (worker !== null) return worker
    const started = startWorker()
    started.addEventListener('message', ({ data }: MessageEvent<PhotoAnswer>) => {
      settle(data)
    })
    const giveUp = (): void => {
      if (worker === started) close()
    }
    started.addEventListener('error', giveUp)
    started.addEventListener('messageerror', giveUp)
    worker = started
    return started
  }

  /** Answers once: with what the worker says, or `failed` when it breaks, is closed or never answers. */
  const ask = async <Made>(
    waiting: Map<number, (made: Made | typeof failed) => void>,
    frame: ImageBitmap,
    requestFor: (serial: number, frame: ImageBitmap) => PhotoRequest,
  ): Promise<Made | typeof failed> => {
    serials += 1
    const serial = serials
    return new Promise((resolve) => {
      const callOff = after(patienceMilliseconds, close)
      waiting.set(serial, (made) => {
        callOff()
        waiting.delete(serial)
        resolve(made)
      })
      const send = async (): Promise<void> => {
        const copy = await copyFrame(frame)
        if (waiting.has(serial)) running().postMessage(requestFor(serial, copy), [copy])
        else copy.close()
      }
      send().catch(() => waiting.get(serial)?.(failed))
    })
  }

  return {
    makeProfilePhoto: async (wish) => {
      for (const answer of profilePhotos.values()) answer({ kind: 'overtaken' })
      return ask(profilePhotos, wish.frame, (serial, frame) => ({ ...wish, kind: 'profilePhoto', serial, frame }))
    },
    makeFacePicture: async (frame) =>
      ask(facePictures, frame, (serial, frame) => ({ kind: 'facePicture', serial, frame })),
    close,
  }
}
