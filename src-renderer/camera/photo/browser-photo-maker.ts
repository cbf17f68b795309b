import { after } from '../../after.ts'
import { startWorker } from '../../start-worker.ts'
import { createPhotoMaker, type PhotoMaker } from './photo-maker.ts'
// The bundler answers with the worker's address; the linter looks for it in the worker itself.
// oxlint-disable-next-line import/default
import photoWorker from './photo-worker.ts?worker&url'

/** Makes a photo maker of what the browser has: its workers and its timers. */
export function createBrowserPhotoMaker(): PhotoMaker {
  return createPhotoMaker({
    startWorker: () => startWorker(photoWorker),
    copyFrame: async (frame) => createImageBitmap(frame),
    after,
  })
}
