import { useState } from 'react'
import type { Job } from '../../../src-preload/contract/job.ts'
import { useDispatch } from '../../flow/desk-context.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { DiscardJobDialog } from '../queue/discard-job-dialog.tsx'

/** Ends a job for good, after asking what that destroys. */
export function DiscardJob({ job }: { readonly job: Job }) {
  const say = useSentences()
  const dispatch = useDispatch()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button
        kind="quiet"
        onPress={() => {
          setAsking(true)
        }}
      >
        {say('sending.action.discard')}
      </Button>
      <DiscardJobDialog
        job={isAsking ? job : null}
        onDiscard={() => {
          setAsking(false)
          dispatch({ kind: 'jobDiscarded' })
        }}
        onKeep={() => {
          setAsking(false)
        }}
      />
    </>
  )
}
