import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import styles from './button.module.css'
import { classNames } from './class-names.ts'
import { Spinner } from './spinner.tsx'

/** `kind` says how much the button asks to be pressed; `danger` is for what cannot be undone. */
export type ButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children'> & {
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger'
  /** `large` is 56 px high, for the one thing a screen is about. */
  readonly size?: 'normal' | 'large'
  /** Whether the button takes the whole width it is given. */
  readonly isWide?: boolean
  /** Whether the button is as wide as high, for a sign alone; give it an `aria-label`. */
  readonly isSquare?: boolean
  readonly children: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
}

/**
 * A button of at least 44 px. While `isPending` it shows that work is under way, keeps the focus, and cannot be pressed again.
 *
 * React Aria's own pending state is not used: its announcement points at the button, and outlives a button that goes with its screen.
 */
export function Button(props: ButtonProps) {
  const { kind = 'secondary', size = 'normal', isWide = false, isSquare = false, isPending, children, ...rest } = props
  const pending = isPending === true
  return (
    <AriaButton
      {...rest}
      {...(pending ? { 'aria-disabled': true, 'data-pending': true, type: 'button', onPress: nothing } : {})}
      className={classNames(
        styles['button'],
        styles[kind],
        size === 'large' && styles['large'],
        isWide && styles['wide'],
        isSquare && styles['square'],
      )}
    >
      {pending ? <Spinner size="small" /> : null}
      {isPending === undefined ? (
        children
      ) : (
        <span className={styles['content']} aria-live="polite">
          {children}
        </span>
      )}
    </AriaButton>
  )
}

const nothing = (): void => undefined
