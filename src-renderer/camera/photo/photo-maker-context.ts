import { createContext, useContext } from 'react'
import type { PhotoMaker } from './photo-maker.ts'

/** Hands the desk's photo maker to the screens below. */
export const PhotoMakerContext = createContext<PhotoMaker | null>(null)

/** The desk's photo maker. Throws outside a `PhotoMakerProvider`, which is a bug. */
export function usePhotoMaker(): PhotoMaker {
  const maker = useContext(PhotoMakerContext)
  if (maker === null) throw new Error('This cannot happen: a component that makes photos stands outside the desk.')
  return maker
}
