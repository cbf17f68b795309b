import { useCallback, useEffect, useRef, useState } from 'react'
import { after } from '../../after.ts'
import { decodeInWorker } from '../../camera/file/decode-in-worker.ts'
import type { PictureFileProblem } from '../../camera/file/picture-file-problem.ts'
import { readPictureFile } from '../../camera/file/read-picture-file.ts'

/** Why what was dropped or chosen gives no picture. */
export type PictureDropProblem =
  | PictureFileProblem
  /** More than one was dropped, and which is meant is not guessed. */
  | { readonly kind: 'severalFiles'; readonly count: number }
  | { readonly kind: 'folder' }
  /** Text or an address was dropped. */
  | { readonly kind: 'noFile' }

/** What happens with a picture from a file. */
export type PictureFileState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'problem'; readonly problem: PictureDropProblem }

/** A picture from a file, as far as it has come, and what can be done. */
export interface PictureFile {
  readonly state: PictureFileState
  /** Whether the system's file dialog is open: the clerk looks at that and not at the camera. */
  readonly isChoosing: boolean
  readonly choose: (isChoosing: boolean) => void
  /** Reads a file; one that is still being read is given up. */
  readonly read: (file: Blob) => void
  readonly refuse: (problem: PictureDropProblem) => void
  /** Gives up what is being read, or puts the problem away. */
  readonly dismiss: () => void
}

const idle: PictureFileState = { kind: 'idle' }

/**
 * Reads pictures from files, one at a time.
 *
 * @param onPicture receives each picture; it is the receiver's to close
 */
export function usePictureFile(onPicture: (frame: ImageBitmap) => void): PictureFile {
  const [state, setState] = useState<PictureFileState>(idle)
  const [isChoosing, choose] = useState(false)
  const current = useRef<AbortController | null>(null)
  const receive = useRef(onPicture)
  useEffect(() => {
    receive.current = onPicture
  })
  useEffect(
    () => () => {
      current.current?.abort()
    },
    [],
  )

  const show = useCallback((next: PictureFileState) => {
    current.current?.abort()
    setState(next)
  }, [])
  const read = useCallback(
    (file: Blob) => {
      choose(false)
      show({ kind: 'reading' })
      const controller = new AbortController()
      current.current = controller
      const finish = async (): Promise<void> => {
        const outcome = await readPictureFile(file, { decode: decodeInWorker, after, signal: controller.signal })
        if (outcome === null) return
        if (controller.signal.aborted) {
          if (outcome.ok) outcome.value.close()
          return
        }
        setState(outcome.ok ? idle : { kind: 'problem', problem: outcome.failure })
        if (outcome.ok) receive.current(outcome.value)
      }
      void finish()
    },
    [show],
  )
  const refuse = useCallback(
    (problem: PictureDropProblem) => {
      show({ kind: 'problem', problem })
    },
    [show],
  )
  const dismiss = useCallback(() => {
    show(idle)
  }, [show])
  return { state, isChoosing, choose, read, refuse, dismiss }
}
