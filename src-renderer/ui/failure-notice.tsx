import type { ReactNode } from 'react'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { describeFailure } from '../i18n/failure-sentences.ts'
import { useSentences } from '../i18n/sentences.ts'
import { CopyButton } from './copy-button.tsx'
import { Notice, type Tone } from './notice.tsx'

/** `tone` is "failure" unless the screen knows better, for example "warning" for something the person can simply redo. */
export interface FailureNoticeProps {
  readonly failure: Failure
  readonly tone?: Tone
  readonly action?: ReactNode
}

/** A failure in words: what happened, what is safe, what to do now, and the numbers for whoever has to ask the vendor. */
export function FailureNotice({ failure, tone = 'failure', action }: FailureNoticeProps) {
  const say = useSentences()
  const text = describeFailure(failure, say)
  return (
    <Notice tone={tone} title={text.title} safe={text.safe} next={text.next} details={text.details} action={action}>
      {text.link === null ? null : (
        <p>
          {say('ui.vendorPage', { link: text.link })} <CopyButton text={text.link} look="quiet" />
        </p>
      )}
    </Notice>
  )
}
