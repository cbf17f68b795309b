import styles from './icon.module.css'

/** Every sign the station draws: strokes on a 24 by 24 grid, so that they take the colour and size of the text beside them. */
const strokes = {
  arrowDown: 'M12 5v14m-7-6 7 7 7-7',
  arrowLeft: 'M19 12H5m6-7-7 7 7 7',
  arrowRight: 'M5 12h14m-6-7 7 7-7 7',
  arrowUp: 'M12 19V5m-7 6 7-7 7 7',
  background: 'M3 4h18v16H3V4Zm3 16c.6-3.500 2.800-5 6-5s5.400 1.500 6 5m-6-7.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  camera:
    'M4 8h3l2-3h6l2 3h3a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1Zm8 9a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z',
  book: 'M5 4h14v16H6.500A2.500 2.500 0 0 1 4 17.500V5a1 1 0 0 1 1-1Zm-1 13.500A2.500 2.500 0 0 1 6.500 15H19M8 8h7',
  caution: 'M12 4 2.8 19.5h18.4L12 4Zm0 6v4.5m0 2.6v.4',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  checkRound: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm-4-8.7 2.8 2.8L16 9.5',
  chevron: 'm6 9 6 6 6-6',
  circle: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16Z',
  close: 'm6 6 12 12M18 6 6 18',
  copy: 'M9 9h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V10a1 1 0 0 1 1-1Zm-4 6H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v1',
  cross: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm-3-6 6-6m-6 0 6 6',
  door: 'M6 21V4h12v17M3 21h18m-6.500-8.500v.6',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Zm9.5 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  eyeClosed:
    'M4 4l16 16M9.9 5.8A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a16 16 0 0 1-2.8 3.5M6.4 7.3A15.600 15.600 0 0 0 2.500 12S6 18.500 12 18.500a9 9 0 0 0 4-.9M9.900 9.900a3 3 0 0 0 4.200 4.200',
  glasses:
    'M6.500 17a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7Zm11 0a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7Zm-7.400-4c1.200-.8 2.600-.8 3.800 0M3.200 12.500 5 6.500m15.800 6-1.800-6',
  halfLight: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-18v18m0-14h5.500M12 12h9m-9 5h5.500',
  information: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-10v5m0-8.500v.4',
  larger: 'M9 3H3v6m12-6h6v6M9 21H3v-6m12 6h6v-6M3 3l6 6m12-6-6 6M3 21l6-6m12 6-6-6',
  level: 'M3 12h18M6.500 12a5.500 7.500 0 1 0 11 0 5.500 7.500 0 1 0-11 0Z',
  light:
    'M12 16.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9ZM12 2v2.500m0 15V22M2 12h2.500m15 0H22M4.900 4.900l1.800 1.800m10.600 10.600 1.800 1.800m0-14.200-1.800 1.800M6.700 17.300l-1.800 1.800',
  lightLess: 'M12 16.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9ZM4 20 20 4',
  lock: 'M6 11h12a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1Zm2 0V8a4 4 0 0 1 8 0v3',
  mail: 'M4 6h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1Zm-1 1.500 9 6 9-6',
  minus: 'M6 12h12',
  mouth: 'M3 12c3-3 5.500-4 7-3.500 1 .3 3 .3 4 0 1.500-.5 4 .5 7 3.500-3 3-6 4.500-9 4.500S6 15 3 12Zm0 0h18',
  pause: 'M8.500 5v14m7-14v14',
  people:
    'M9 12a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7Zm-6.500 7.500c.6-3.200 3.200-5 6.500-5s5.900 1.800 6.500 5M16 12a3.500 3.500 0 1 0-1.500-6.700m3 9.200c2.200.6 3.600 2.400 4 5',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 8c.8-3.700 4-5.500 8-5.500s7.200 1.800 8 5.500',
  plus: 'M12 5v14M5 12h14',
  queue: 'M4 13v6h16v-6M4 13l3-8h10l3 8M4 13h5l1 2.500h4l1-2.500h5',
  question:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm-2.500-11a2.600 2.600 0 1 1 3.700 2.300c-.8.4-1.200 1-1.200 1.900m0 2.300v.3',
  search: 'M10.500 17.500a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm5-2 5 5',
  shield: 'M12 3 4.500 6v5.500c0 4.500 3 8 7.500 9.500 4.500-1.500 7.500-5 7.500-9.500V6L12 3Z',
  sliders: 'M4 7h9m6 0h1M4 17h1m6 0h9M16 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 20a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  signOut: 'M14 4H6a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h8m-4-8h11m-4-4 4 4-4 4',
  smaller: 'M3 9h6V3m12 6h-6V3M3 15h6v6m12-6h-6v6M9 9 3 3m12 6 6-6M9 15l-6 6m12-6 6 6',
  terminal:
    'M8 3h8a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1Zm4 10a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Zm-2 4.500h4',
  trash: 'M4 7h16M9 7V4h6v3m-9 0 1 13h10l1-13',
  turnLeft: 'M19 19c0-7-3-11-13-11m5-5L5.500 8l5.500 5',
  turnRight: 'M5 19c0-7 3-11 13-11m-5-5 5.500 5-5.500 5',
} as const

/** The name of a sign. */
export type IconName = keyof typeof strokes

/** A sign beside words. It says nothing to a screen reader: the words do. */
export function Icon({ name, size = 'normal' }: { readonly name: IconName; readonly size?: 'normal' | 'large' }) {
  return (
    <svg
      className={size === 'large' ? styles['large'] : styles['icon']}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={strokes[name]} />
    </svg>
  )
}
