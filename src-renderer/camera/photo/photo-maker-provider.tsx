import { useEffect, useState, type ReactNode } from 'react'
import { startWorker } from '../../start-worker.ts'
import { PhotoMakerContext } from './photo-maker-context.ts'
import { createPhotoMaker } from './photo-maker.ts'
// The bundler answers with the worker's address; the linter looks for it in the worker itself.
// oxlint-disable-next-line import/default
import photoWorker from './photo-worker.ts?worker&url'

/** Keeps one photo maker for the whole desk. */
export function PhotoMakerProvider({ children }: { readonly children: ReactNode }) {
  const [maker] = useState(() =>
    createPhotoMaker({
      startWorker: () => startWorker(photoWorker),
      copyFrame: async (frame) => createImageBitmap(frame),
      after: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds)
        return () => {
          clearTimeout(timer)
        }
      },
    }),
  )
  useEffect(
    () => () => {
      maker.close()
    },
    [maker],
  )
  return <PhotoMakerContext value={maker}>{children}</PhotoMakerContext>
}
