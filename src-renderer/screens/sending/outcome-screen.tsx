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
  if (step.kind === 'sending') return <SendingScreen step={step} />
  return isSeen ? <DoneScreen step={step} /> : <SendingScreen step={finishing(step)} />
}

/** The finished job as the sending screen shows it in its last moment. */
function finishing({ subject, order, job }: DoneStep): SendingStep {
  const work = { kind: 'saved', job, deciding: { kind: 'none' }, look: { kind: 'notLooked' }, reread: null } as const
  return { kind: 'sending', subject, order, work, isLookedAtFirst: false }
}
