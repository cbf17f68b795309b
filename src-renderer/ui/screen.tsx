import { useEffect, useRef, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './screen.module.css'

/** `focus` "heading" moves the focus to the title when the screen appears; "inside" leaves it to a field with `autoFocus`. */
export interface ScreenProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly width?: 'narrow' | 'normal' | 'wide' | 'full'
  readonly focus?: 'heading' | 'inside'
  /** Whether the content stands in the middle of the height too: for screens with one thing on them. */
  readonly isCentred?: boolean
  /** Whether the content takes the whole height that is left, for a screen with its buttons at the bottom. */
  readonly isFilling?: boolean
  /** What stands at the end of the title's line. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** One screen: its title, a sentence, its content; centred, and never wider than the eye likes. */
export function Screen(props: ScreenProps) {
  const {
    title,
    lead,
    width = 'normal',
    focus = 'heading',
    isCentred = false,
    isFilling = false,
    aside,
    children,
  } = props
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focus === 'heading') heading.current?.focus()
  }, [focus])
  return (
    <div
      className={classNames(
        styles['screen'],
        styles[width],
        isCentred && styles['centred'],
        isFilling && styles['filling'],
      )}
    >
      <div className={styles['top']}>
        <div className={styles['words']}>
          <h1 ref={heading} tabIndex={-1} className={styles['title']}>
            {title}
          </h1>
          {lead === undefined ? null : <p className={styles['lead']}>{lead}</p>}
        </div>
        {aside}
      </div>
      {children}
    </div>
  )
}
