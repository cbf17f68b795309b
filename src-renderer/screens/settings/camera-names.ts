import { useCallback, useEffect, useState } from 'react'

/**
 * The cameras of this computer by name.
 *
 * `unnamed`: there are some, but the browser tells no names before the camera was used once. `refused`: the operating
 * system or the station's own fence said no. `failed`: the camera would not start.
 */
export type CameraNames =
  | { readonly kind: 'looking' | 'none' | 'unnamed' | 'refused' | 'failed' }
  | { readonly kind: 'named'; readonly labels: readonly string[] }

/** Sorts what the browser lists into what can be said about it. Names that occur twice are listed once. */
export function namesOf(devices: readonly Pick<MediaDeviceInfo, 'kind' | 'label'>[]): CameraNames {
  const cameras = devices.filter(({ kind }) => kind === 'videoinput')
  if (cameras.length === 0) return { kind: 'none' }
  const labels = [...new Set(cameras.map(({ label }) => label).filter((label) => label !== ''))]
  return labels.length === 0 ? { kind: 'unnamed' } : { kind: 'named', labels }
}

/** Lists the cameras and keeps the list true while they come and go. `ask` uses a camera for a moment to learn the names. */
export function useCameraNames(): { readonly names: CameraNames; readonly ask: () => Promise<void> } {
  const [names, setNames] = useState<CameraNames>({ kind: 'looking' })
  const list = useCallback(async () => {
    try {
      setNames(namesOf(await navigator.mediaDevices.enumerateDevices()))
    } catch {
      setNames({ kind: 'failed' })
    }
  }, [])
  useEffect(() => {
    const changed = () => {
      void list()
    }
    changed()
    navigator.mediaDevices.addEventListener('devicechange', changed)
    return () => {
      navigator.mediaDevices.removeEventListener('devicechange', changed)
    }
  }, [list])
  const ask = async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: false })
      // The names stay readable only while the camera is in use, so they are read before it is let go.
      await list()
      for (const track of stream.getTracks()) track.stop()
    } catch (error) {
      setNames({ kind: error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'failed' })
    }
  }
  return { names, ask }
}
