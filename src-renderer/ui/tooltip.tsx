import type { ReactNode } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import styles from './tooltip.module.css'

/** `children` must be one of our buttons or another thing of React Aria that can be focused. */
export interface TooltipProps {
  readonly text: ReactNode
  readonly children: ReactNode
}

/** A word about a button, for the one who rests on it. Never the only place of anything a person needs. */
export function Tooltip({ text, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500}>
      {children}
      <AriaTooltip offset={8} className={styles['tooltip'] ?? ''}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
