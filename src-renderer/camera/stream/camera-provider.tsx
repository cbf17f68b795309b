import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { CameraContext } from './camera-context.ts'
import { createCamera, type CameraDevices } from './camera.ts'

/** How long the camera stays warm between two people. Then its light goes out until the next photo is wanted. */
const warmMilliseconds = 120_000

/** `isCovered`: another screen lies over the desk, and the camera's light must be out. */
export interface CameraProviderProps {
  readonly isCovered: boolean
  /** Whether the camera is on the screen now. While it is not, it stays warm for two minutes. */
  readonly isShown: boolean
  readonly preferredLabel: string | null
  readonly devices?: CameraDevices
  readonly children: ReactNode
}

/** Keeps one camera for the whole desk, so that it is still warm when the next person stands there. */
export function CameraProvider(props: CameraProviderProps) {
  const { isCovered, isShown, preferredLabel, devices = navigator.mediaDevices, children } = props
  const [camera] = useState(() => createCamera(devices))
  const pictureKind = useStore(camera.store, ({ picture }) => picture.kind)

  useEffect(
    () => () => {
      camera.close()
    },
    [camera],
  )
  useEffect(() => {
    if (isCovered) camera.close()
    else if (isShown) void camera.open(preferredLabel)
  }, [camera, isCovered, isShown, preferredLabel])
  useEffect(() => {
    if (isShown || pictureKind === 'off') return undefined
    const timer = setTimeout(() => {
      camera.close()
    }, warmMilliseconds)
    return () => {
      clearTimeout(timer)
    }
  }, [camera, isShown, pictureKind])

  const atDesk = useMemo(() => ({ camera, preferredLabel }), [camera, preferredLabel])
  return <CameraContext value={atDesk}>{children}</CameraContext>
}
