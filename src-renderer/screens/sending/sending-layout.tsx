import type { ReactNode } from 'react'
import type { SendingStep } from '../../flow/enrollment.ts'
import { nameOf, seedOf, storedPhotoOf } from '../../flow/subject.ts'
import { useSentences } from '../../i18n/sentences.ts'
import type { PictureBytes } from '../../ui/memory-image.tsx'
import { Portrait } from '../../ui/portrait.tsx'
import { Screen } from '../../ui/screen.tsx'
import { StepList, type Step } from '../../ui/step-list.tsx'
import { shownName } from '../find/person-words.ts'
import styles from './sending-screen.module.css'

/** `picture` is the one that goes out; `null` when none does. `children` stand above the steps, `actions` below. */
export interface SendingLayoutProps {
  readonly step: Pick<SendingStep, 'subject'>
  readonly title: string
  readonly isWide: boolean
  readonly picture: PictureBytes | null
  /** Under the picture, for example a provisional number. */
  readonly caption?: ReactNode
  readonly steps: readonly Step[]
  readonly actions: ReactNode
  readonly children?: ReactNode
}

/** The person on one side, and on the other what is being done for them, step by step. */
export function SendingLayout(props: SendingLayoutProps) {
  const { step, title, isWide, picture, caption, steps, actions, children } = props
  const say = useSentences()
  const { subject } = step
  const name = shownName(nameOf(subject), say)
  const stored = storedPhotoOf(subject)
  return (
    <Screen title={title} width={isWide ? 'wide' : 'normal'}>
      <div className={styles['layout']}>
        <Portrait
          name={name}
          seed={seedOf(subject)}
          picture={picture ?? (stored.kind === 'present' ? stored : null)}
          caption={caption}
          {...(picture === null ? {} : { alt: say('sending.photo', { name }) })}
        />
        <div className={styles['work']}>
          {children}
          <StepList label={say('sending.steps')} steps={steps} />
          <div className={styles['actions']}>{actions}</div>
        </div>
      </div>
    </Screen>
  )
}
