import { fail } from '../../../src-preload/contract/outcome.ts'
import { startWorker } from '../../start-worker.ts'
// The bundler makes this import the address of the built worker; the linter looks into the file itself.
// eslint-disable-next-line import/default
import address from './picture-file-worker.ts?worker&url'
import type { DecodePicture, PictureFileOutcome } from './read-picture-file.ts'

/**
 * Decodes a file in a worker of its own, which is ended with it: whatever the file did there is gone.
 *
 * A decoding that Chromium has begun on a thread of its own is dropped, not stopped: it runs out with nobody listening.
 */
export const decodeInWorker: DecodePicture = (file, tell) => {
  const worker = startWorker(address)
  worker.addEventListener('message', ({ data }: MessageEvent<PictureFileOutcome>) => {
    tell(data)
  })
  // Out of memory, for example.
  worker.addEventListener('error', () => {
    tell(fail({ kind: 'unreadable' }))
  })
  worker.postMessage(file, [])
  return () => {
    worker.terminate()
  }
}
