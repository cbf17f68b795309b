import { useState } from 'react'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { useBridge } from '../bridge.ts'
import { useSentences } from '../i18n/sentences.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Icon } from '../ui/icon.tsx'

/** Puts the diagnostics on the clipboard and says how many lines they have. */
export function CopyDiagnostics() {
  const say = useSentences()
  const bridge = useBridge()
  const [lines, setLines] = useState<number | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  return (
    <>
      <Button
        onPress={async () => {
          const answer = await bridge.copyDiagnostics({})

          setLines(answer.ok ? answer.value.lines : null)
          setFailure(answer.ok ? null : answer.failure)
        }}
      >
        <Icon name={lines === null ? 'copy' : 'check'} />
        {say('settings.about.copyDiagnostics')}
      </Button>
      <span role="status">{lines === null ? '' : say('settings.about.copied', { count: lines })}</span>
      {failure === null ? null : <FailureNotice failure={failure} />}
    </>
  )
}
