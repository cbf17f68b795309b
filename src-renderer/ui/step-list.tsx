import type { ReactNode } from 'react'
import { useSentences } from '../i18n/sentences.ts'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'
import { Spinner } from './spinner.tsx'
import styles from './step-list.module.css'

/** Where one step stands. `unknown` means that it may have happened and nobody can say. */
export type StepState = 'waiting' | 'running' | 'done' | 'failed' | 'skipped' | 'unknown'

/** One step: what it is, where it stands, what more there is to say, and what can be done about it. */
export interface Step {
  readonly id: string
  readonly label: string
  readonly state: StepState
  readonly detail?: ReactNode
  readonly action?: ReactNode
}

const signs: Readonly<Record<Exclude<StepState, 'running'>, IconName>> = {
  waiting: 'circle',
  done: 'checkRound',
  failed: 'cross',
  skipped: 'minus',
  unknown: 'question',
}

/** The steps of one piece of work, each with its own state. Changes are spoken politely. */
export function StepList({ label, steps }: { readonly label: string; readonly steps: readonly Step[] }) {
  const say = useSentences()
  return (
    <ol className={styles['steps']} aria-label={label} aria-live="polite">
      {steps.map((step) => (
        <li key={step.id} className={classNames(styles['step'], styles[step.state])} data-state={step.state}>
          <span className={styles['sign']}>
            {step.state === 'running' ? <Spinner /> : <Icon name={signs[step.state]} />}
          </span>
          <div className={styles['words']}>
            <p className={styles['line']}>
              <span className={styles['label']}>{step.label}</span>
              <span className={styles['state']}>{say(`ui.step.${step.state}`)}</span>
            </p>
            {step.detail === undefined || step.detail === null ? null : (
              <div className={styles['detail']}>{step.detail}</div>
            )}
            {step.action === undefined || step.action === null ? null : (
              <div className={styles['action']}>{step.action}</div>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}
