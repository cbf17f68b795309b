import { useEffect, useRef, type CSSProperties } from 'react'
import { useKeyboard, useMove } from 'react-aria'
import type { Size } from '../../camera/judgement/geometry.ts'
import { heightOf, moveCrop, portionOf, resizeCrop, type Crop } from '../../camera/photo/crop.ts'
import { useSentences } from '../../i18n/sentences.ts'
import styles from './review.module.css'

/** The whole frame with the crop on it; the crop is moved by dragging, by arrow keys and by plus and minus. */
export interface CropFrameProps {
  readonly frame: ImageBitmap
  readonly crop: Crop
  readonly onChange: (crop: Crop) => void
}

/** The part of the frame's height that one arrow key moves the crop. */
const keyStep = 0.02

/** The part of the range of sizes that plus and minus change. */
const sizeStep = 0.05

/** Shows what was taken and what is cut out of it. A crop is turned about its centre, as far as the head was tilted. */
export function CropFrame({ frame, crop, onChange }: CropFrameProps) {
  const say = useSentences()
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    canvas.current?.getContext('2d')?.drawImage(frame, 0, 0)
  }, [frame])

  const { moveProps } = useMove({
    onMove: ({ deltaX, deltaY, pointerType }) => {
      const shownWidth = canvas.current?.clientWidth ?? frame.width
      const scale = pointerType === 'keyboard' ? frame.height * keyStep : frame.width / shownWidth
      onChange(moveCrop(crop, { x: deltaX * scale, y: deltaY * scale }, frame))
    },
  })
  const { keyboardProps } = useKeyboard({
    onKeyDown: (event) => {
      const sign = { '+': 1, '-': -1 }[event.key]
      if (sign === undefined) event.continuePropagation()
      else onChange(resizeCrop(crop, heightOf(portionOf(crop, frame) + sign * sizeStep, crop.angle, frame), frame))
    },
  })

  return (
    <div className={styles['captured']}>
      <canvas ref={canvas} width={frame.width} height={frame.height} className={styles['canvas']} aria-hidden="true" />
      <div {...keyboardProps} className={styles['keys']}>
        <div
          {...moveProps}
          className={styles['crop']}
          style={placeOf(crop, frame)}
          role="application"
          aria-label={say('review.frame')}
          // A crop is moved like a slider in two directions: it has to take the focus.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        />
      </div>
    </div>
  )
}

function placeOf({ centre, width, height, angle }: Crop, frame: Size): CSSProperties {
  const share = (part: number, whole: number): string => `${String((100 * part) / whole)}%`
  return {
    left: share(centre.x - width / 2, frame.width),
    top: share(centre.y - height / 2, frame.height),
    width: share(width, frame.width),
    height: share(height, frame.height),
    rotate: `${String(angle)}rad`,
  }
}
