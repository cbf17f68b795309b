import { useEffect, useState } from 'react'
import type { Failure } from '../../../src-preload/contract/failures.ts'
import type { Readiness, ReadinessLevel } from '../../../src-preload/contract/readiness.ts'
import { newCallId } from '../../application/call-id.ts'
import { useBridge } from '../../bridge.ts'
import { exactTimeOf } from '../../i18n/format.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useScreenKeys } from '../../ui/screen-keys.ts'
import { Spinner } from '../../ui/spinner.tsx'
import { readinessText, summaryOf, wordsOf } from './readiness-words.ts'
import styles from './readiness.module.css'

/** `onBack` returns to where one was. */
export interface ReadinessScreenProps {
  readonly onBack: () => void
}

/** Everything the station needs from the server, read in ten seconds: what works, what does not, and what to do. */
export function ReadinessScreen({ onBack }: ReadinessScreenProps) {
  const say = useSentences()
  const { readiness, failure, isLooking, look } = useReadiness()
  useScreenKeys({ Escape: onBack })
  return (
    <Screen
      title={say('readiness.title')}
      width="wide"
      aside={
        <div className={styles['acts']}>
          {readiness === null ? null : (
            <CopyButton text={readinessText(readiness, say)} label={say('readiness.copy')} />
          )}
          <Button isPending={isLooking} onPress={look}>
            {say('readiness.again')}
          </Button>
          <Button onPress={onBack}>
            <Icon name="arrowLeft" />
            {say('readiness.back')}
          </Button>
        </div>
      }
    >
      {failure === null ? null : <FailureNotice failure={failure} />}
      {readiness === null && isLooking ? <Spinner label={say('readiness.looking')} /> : null}
      {readiness === null ? null : <Rows readiness={readiness} />}
    </Screen>
  )
}

function Rows({ readiness }: { readonly readiness: Readiness }) {
  const say = useSentences()
  return (
    <>
      <p className={styles['summary']} role="status">
        <strong>{summaryOf(readiness, say)}</strong>{' '}
        <span className={styles['quiet']}>{say('readiness.at', { time: exactTimeOf(readiness.at) })}</span>
      </p>
      <ul className={styles['rows']} aria-label={say('readiness.title')}>
        {readiness.rows.map((row) => {
          const { name, level, levelWord, found, next } = wordsOf(row, say)
          return (
            <li key={row.row} className={styles['row']} data-row={row.row} data-level={level}>
              <span className={styles['sign']}>
                <Icon name={signs[level]} />
              </span>
              <span className={styles['name']}>{name}</span>
              <span className={styles['words']}>
                {found}
                {next === '' ? null : <span className={styles['next']}>{next}</span>}
              </span>
              <Badge tone={tones[level]}>{levelWord}</Badge>
            </li>
          )
        })}
      </ul>
    </>
  )
}

const signs: Readonly<Record<ReadinessLevel, IconName>> = {
  pass: 'checkRound',
  warn: 'caution',
  fail: 'cross',
  unknown: 'question',
}

const tones = { pass: 'success', warn: 'warning', fail: 'failure', unknown: 'neutral' } as const

/** Looks once when the screen opens, and again when asked. What was seen stays while the next look is under way. */
function useReadiness() {
  const bridge = useBridge()
  const [readiness, setReadiness] = useState<Readiness | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [looks, setLooks] = useState(0)
  const [done, setDone] = useState(-1)
  useEffect(() => {
    const callId = newCallId()
    let isWanted = true
    const run = async (): Promise<void> => {
      const answer = await bridge.checkReadiness({ callId })
      if (!isWanted) return
      if (answer.ok) setReadiness(answer.value)
      setFailure(answer.ok ? null : answer.failure)
      setDone(looks)
    }
    void run()
    return () => {
      isWanted = false
      void bridge.cancelCall({ callId })
    }
  }, [bridge, looks])
  const look = () => {
    setLooks((before) => before + 1)
  }
  return { readiness, failure, isLooking: done !== looks, look }
}
