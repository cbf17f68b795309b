import '../../no-evaluation.ts'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import { makeFacePicture, makeProfilePhoto } from './make-photos.ts'
import type { PhotoAnswer, PhotoRequest } from './photo-messages.ts'

let newestProfilePhoto = 0

addEventListener('message', ({ data: request }: MessageEvent<PhotoRequest>) => {
  if (request.kind === 'profilePhoto') newestProfilePhoto = request.serial
  void answer(request)
})

async function answer(request: PhotoRequest): Promise<void> {
  const made = await makeFor(request)
  request.frame.close()
  postMessage(made)
}

async function makeFor(request: PhotoRequest): Promise<PhotoAnswer> {
  const { kind, serial } = request
  switch (kind) {
    case 'profilePhoto':
      return { kind, serial, made: await orFailed(makeProfilePhoto(request, () => newestProfilePhoto !== serial)) }
    case 'facePicture':
      return { kind, serial, made: await orFailed(makeFacePicture(request.frame)) }
    default:
      return assertNever(kind, 'a wish of the page was never named')
  }
}

/** Whatever goes wrong with one picture, memory above all, is said to the page and does not end the worker. */
async function orFailed<Made>(making: Promise<Made>): Promise<Made | { readonly kind: 'failed' }> {
  return making.catch(() => ({ kind: 'failed' }) as const)
}
