import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Camera, CameraState } from './camera.ts'

/** The desk's camera and the label of the one the clerk prefers. */
export interface CameraAtDesk {
  readonly camera: Camera
  readonly preferredLabel: string | null
}

/** Hands the desk's camera to the components below. */
export const CameraContext = createContext<CameraAtDesk | null>(null)

/** The desk's camera. Throws outside a `CameraProvider`, which is a bug. */
export function useCamera(): CameraAtDesk {
  const given = useContext(CameraContext)
  if (given === null) throw new Error('This cannot happen: a component that shows the camera stands outside it.')
  return given
}

/** What the camera is doing, and which cameras there are. */
export function useCameraState(): CameraState {
  return useStore(useCamera().camera.store)
}
