import { useState } from 'react'
import type { ConsentRecord } from '../../../src-preload/contract/consent.ts'
import type { Failure } from '../../../src-preload/contract/failures.ts'
import type { Job } from '../../../src-preload/contract/job.ts'
import { addressText } from '../../application/address.ts'
import { newCallId } from '../../application/call-id.ts'
import { useStation } from '../../application/station.ts'
import { useBridge } from '../../bridge.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Icon } from '../../ui/icon.tsx'
import { receiptText } from './receipt-text.ts'
import styles from './save-receipt.module.css'

/** `consent` is what the person answered here for this job; `null` when nobody asked. */
export interface SaveReceiptProps {
  readonly job: Job
  readonly consent: ConsentRecord | null
  readonly kind?: 'secondary' | 'quiet'
}

type Saving = { readonly kind: 'idle' | 'running' | 'saved' } | { readonly kind: 'failed'; readonly failure: Failure }

/** Writes the receipt of a job, as the job stands when it is pressed, to a file the clerk chooses. */
export function SaveReceipt({ job, consent, kind = 'secondary' }: SaveReceiptProps) {
  const say = useSentences()
  const bridge = useBridge()
  const server = useStation((station) => station.server)
  const [saving, setSaving] = useState<Saving>({ kind: 'idle' })
  const save = async (): Promise<void> => {
    setSaving({ kind: 'running' })
    const text = receiptText(
      job,
      {
        consent,
        server: server.kind === 'paired' ? addressText(server.address) : null,
        station: null,
        writtenAt: new Date().toISOString(),
      },
      say,
    )
    const answer = await bridge.saveReceipt({ callId: newCallId(), text })
    if (answer.ok) setSaving({ kind: 'saved' })
    // Whoever closes the system's dialog without choosing a file needs nobody to say so.
    else setSaving(answer.failure.kind === 'cancelled' ? { kind: 'idle' } : { kind: 'failed', failure: answer.failure })
  }
  const isRunning = saving.kind === 'running'
  return (
    <div className={styles['save']}>
      <Button kind={kind} isPending={isRunning} onPress={save}>
        {isRunning ? null : <Icon name={saving.kind === 'saved' ? 'check' : 'arrowDown'} />}
        {say(`receipt.save.${saving.kind === 'saved' ? 'saved' : isRunning ? 'saving' : 'button'}`)}
      </Button>
      {saving.kind === 'saved' ? (
        <p className={styles['more']} role="status">
          {say('receipt.save.more')}
        </p>
      ) : null}
      {saving.kind === 'failed' ? <FailureNotice failure={saving.failure} /> : null}
    </div>
  )
}
