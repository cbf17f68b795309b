import type { ReactNode } from 'react'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { describeFailure } from '../i18n/failure-sentences.ts'
import { useSentences } from '../i18n/sentences.ts'
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
    <Notice
      tone={tone}
      title={text.title}
      safe={text.safe}
      next={text.next}
      details={<Numbers details={text.details} link={text.link} />}
      action={action}
    />
  )
}

/** The address is the link's own words: main opens it only when it is the vendor's, and otherwise it can be copied. */
function Numbers({ details, link }: { readonly details: string | null; readonly link: string | null }) {
  if (details === null && link === null) return null
  return (
    <>
      {details}
      {link === null ? null : (
        <>
          {details === null ? null : <br />}
          <a href={link} target="_blank" rel="noreferrer">
            {link}
          </a>
        </>
      )}
    </>
  )
}
