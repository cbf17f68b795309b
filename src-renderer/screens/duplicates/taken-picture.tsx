import { useCallback } from 'react'
import styles from './duplicates-dialog.module.css'

/** The middle of a frame that was taken, as large as the photos beside it. */
export function TakenPicture({ frame }: { readonly frame: ImageBitmap }) {
  const draw = useCallback(
    (canvas: HTMLCanvasElement | null) => {
      if (canvas === null) return
      const width = Math.min(frame.width, (frame.height * canvas.width) / canvas.height)
      const height = (width * canvas.height) / canvas.width
      const [left, top] = [(frame.width - width) / 2, (frame.height - height) / 2]
      canvas.getContext('2d')?.drawImage(frame, left, top, width, height, 0, 0, canvas.width, canvas.height)
    },
    [frame],
  )
  return <canvas ref={draw} width={240} height={320} className={styles['taken']} aria-hidden="true" />
}
