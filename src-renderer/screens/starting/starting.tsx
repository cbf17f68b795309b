import type { Failure } from '../../../src-preload/contract/failures.ts'
import { useStationStore } from '../../application/station.ts'
import { CopyDiagnostics } from '../../application/copy-diagnostics.tsx'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import styles from './starting.module.css'

/** What one sees until main has told everything; usually too short to be read, so it appears a moment later. */
export function Starting() {
  const say = useSentences()
  return (
    <main className={styles['starting']}>
      <h1 className={styles['title']}>{say('application.productName')}</h1>
      <Spinner size="large" label={say('application.starting')} />
    </main>
  )
}

/** The station could not be told its own state: a bug of ours, or a broken installation. */
export function StartFailed({ failure }: { readonly failure: Failure }) {
  const say = useSentences()
  const { start } = useStationStore()
  return (
    <main className={styles['failed']}>
      <Screen title={say('application.startFailed')} width="narrow" isCentred>
        <FailureNotice
          failure={failure}
          action={
            <>
              <Button kind="primary" onPress={start}>
                {say('application.tryAgain')}
              </Button>
              <CopyDiagnostics />
            </>
          }
        />
      </Screen>
    </main>
  )
}
