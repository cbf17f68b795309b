import type { CSSProperties } from 'react'
import { progressOf } from '../../camera/guidance/auto-capture.ts'
import type { GuideState } from '../../camera/guidance/guide.ts'
import { leanOnScreen, ovalLookOf, ovalToneOf, type Side } from './oval-look.ts'
import styles from './oval.module.css'

/** Where the face belongs, in the oval's own units: 300 wide and 400 high, as high as the stage. */
const oval = { x: 150, y: 178, width: 93, height: 124 } as const

/** Drawn from the top and clockwise, so that the ring fills like a clock. */
const ring = [
  `M ${String(oval.x)} ${String(oval.y - oval.height)}`,
  `a ${String(oval.width)} ${String(oval.height)} 0 0 1 0 ${String(2 * oval.height)}`,
  `a ${String(oval.width)} ${String(oval.height)} 0 0 1 0 ${String(-2 * oval.height)}`,
].join(' ')

/** Across the oval at the height of the eyes, and a little beyond, so that a lean is seen. */
const eyeLine = `M ${String(oval.x - oval.width - 14)} ${String(oval.y)} h ${String(2 * (oval.width + 14))}`

/** How far beside the oval a sign stands. */
const gap = 34

/** What asks to go up or down stands at the right, where it covers neither the face nor the words. */
const places: Readonly<Record<Side, { readonly x: number; readonly y: number }>> = {
  left: { x: oval.x - oval.width - gap, y: oval.y },
  right: { x: oval.x + oval.width + gap, y: oval.y },
  up: { x: oval.x + oval.width + gap, y: oval.y - 40 },
  down: { x: oval.x + oval.width + gap, y: oval.y + 40 },
}

/** Both point to the right. A straight arrow moves the body, a bent one the head. */
const arrows = {
  move: 'M -14 0 H 14 M 2 -12 L 14 0 L 2 12',
  turn: 'M -14 13 C -13 0 -6 -5 13 -5 M 3 -15 L 14 -5 L 3 5',
} as const

/** Turns an arrow that points to the right to its side; to the left it is a mirror image, so that it bends the same way. */
const turned: Readonly<Record<Side, string>> = {
  left: 'scale(-1 1)',
  right: '',
  up: 'rotate(-90)',
  down: 'scale(1 -1) rotate(-90)',
}

/** The oval where the face belongs, and what it says by its size, its line, its ring and the sign beside it. */
export function Oval({ guide }: { readonly guide: Pick<GuideState, 'guidance' | 'autoCapture' | 'roll'> }) {
  const { scale, arrow, leans } = ovalLookOf(guide.guidance)
  const progress = progressOf(guide.autoCapture)
  const place = arrow === null ? null : places[arrow.side]
  const size: CSSProperties = { scale: String(scale), transformOrigin: `${String(oval.x)}px ${String(oval.y)}px` }
  return (
    <svg
      className={styles['oval']}
      viewBox="0 0 300 400"
      preserveAspectRatio="xMidYMid meet"
      aria-hidden="true"
      data-tone={progress > 0 ? 'good' : ovalToneOf(guide.guidance)}
    >
      <defs>
        <mask id="oval-mask">
          <rect x="-1000" y="-1000" width="2300" height="2400" fill="white" />
          <path d={ring} fill="black" className={styles['sized']} style={size} />
        </mask>
      </defs>
      <rect x="-1000" y="-1000" width="2300" height="2400" className={styles['shade']} mask="url(#oval-mask)" />
      <g className={styles['sized']} style={size}>
        <path d={ring} className={styles['line']} />
        {progress === 0 ? null : (
          <path d={ring} className={styles['ring']} pathLength={1} style={{ strokeDashoffset: 1 - progress }} />
        )}
      </g>
      {leans ? <path d={eyeLine} className={styles['line']} /> : null}
      {leans && guide.roll !== null ? (
        <path
          d={`${ring} ${eyeLine}`}
          className={styles['leaning']}
          style={{
            rotate: `${String(leanOnScreen(guide.roll))}deg`,
            transformOrigin: `${String(oval.x)}px ${String(oval.y)}px`,
          }}
        />
      ) : null}
      {arrow === null || place === null ? null : (
        <g transform={`translate(${String(place.x)} ${String(place.y)}) ${turned[arrow.side]}`}>
          <g className={styles['arrow']} data-arrow={arrow.side}>
            <circle r="27" className={styles['disc']} />
            <path d={arrows[arrow.act]} className={styles['shaft']} />
          </g>
        </g>
      )}
    </svg>
  )
}
