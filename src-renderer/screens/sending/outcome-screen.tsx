import { useEffect, useState } from 'react'
import { useDesk } from '../../flow/desk-context.ts'
import type { DoneStep, SendingStep } from '../../flow/enrollment.ts'
import { DoneScreen } from '../done/done-screen.tsx'
import { SendingScreen } from './sending-screen.tsx'

/** How long the finished steps stay before the receipt: a server nearby would make them flash by unread. In milliseconds. */
const readable = 400

/** The work on the server, and then its receipt. Between them the finished steps stay just long enough to be seen. */
export function OutcomeScreen({ step }: { readonly step: SendingStep | DoneStep }) {
  const { after } = useDesk().surroundings
  const [isSeen, setSeen] = useState(false)
  const isDone = step.kind === 'done'
  useEffect(
    () =>
      isDone
        ? after(readable, () => {
            setSeen(true)
          })
        : undefined,
    [after, isDone],
  )
  return step.kind === 'done' && isSeen ? (
    <DoneScreen step={step} />
  ) : (
    <SendingScreen step={{ ...step, kind: 'sending' }} />
  )
}
