import { useEffect, useState, type ReactNode } from 'react'
import { createBrowserPhotoMaker } from './browser-photo-maker.ts'
import { PhotoMakerContext } from './photo-maker-context.ts'

/** Keeps one photo maker for the whole desk. */
export function PhotoMakerProvider({ children }: { readonly children: ReactNode }) {
  const [maker] = useState(createBrowserPhotoMaker)
  useEffect(
    () => () => {
      maker.close()
    },
    [maker],
  )
  return <PhotoMakerContext value={maker}>{children}</PhotoMakerContext>
}
