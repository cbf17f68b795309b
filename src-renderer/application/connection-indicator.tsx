import { useState } from 'react'
import { certificateEnd } from '../../src-preload/contract/rules/certificate-end.ts'
import type { ConnectionState } from '../../src-preload/contract/server.ts'
import { useBridge } from '../bridge.ts'
import { numberOf } from '../i18n/format.ts'
import { useSentences, type Sentences } from '../i18n/sentences.ts'
import { VisuallyHidden } from 'react-aria-components'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { endWord } from './certificate-days.ts'
import { ConnectionDialog } from './connection-dialog.tsx'
import styles from './header.module.css'
import type { ReadyStation } from './station-store.ts'
import { useStationStore } from './station.ts'
import { useNow } from './use-now.ts'

/** `onReadiness` is `null` where nobody sits at the desk. */
export interface ConnectionIndicatorProps {
  readonly station: ReadyStation
  readonly onReadiness: (() => void) | null
}

/** Whether the server answers, in a word, with the whole truth behind it on a press. */
export function ConnectionIndicator({ station, onReadiness }: ConnectionIndicatorProps) {
  const say = useSentences()
  const bridge = useBridge()
  const { accept } = useStationStore()
  const [isOpen, setOpen] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const { connection, server } = station
  const now = useNow()
  const validTo = server.kind === 'paired' ? server.certificateValidTo : null
  const end = validTo === null ? null : certificateEnd(validTo, now)
  const word = stateWord(connection, say)
  return (
    <>
      <Button
        kind="quiet"
        onPress={() => {
          setOpen(true)
        }}
      >
        <span className={styles['state']}>
          <span className={styles['light']} data-state={connection.kind} aria-hidden="true" />
          <VisuallyHidden>{say('application.connection.button')}</VisuallyHidden>
          <span>{word}</span>
          {connection.kind === 'reachable' && end === null ? (
            <span className={styles['extra']}>
              {say('application.connection.milliseconds', { milliseconds: numberOf(connection.milliseconds) })}
              {connection.version === null ? '' : ` · ${connection.version}`}
            </span>
          ) : null}
        </span>
      </Button>
      {end === null ? null : <Badge tone="warning">{endWord(end, say)}</Badge>}
      <ConnectionDialog
        station={station}
        end={end}
        isOpen={isOpen}
        isAsking={isAsking}
        onReadiness={
          onReadiness === null
            ? null
            : () => {
                setOpen(false)
                onReadiness()
              }
        }
        onClose={() => {
          setOpen(false)
        }}
        onCheck={async () => {
          setAsking(true)
          const answer = await bridge.checkConnection({})

          setAsking(false)
          if (answer.ok) accept({ connection: answer.value })
        }}
      />
    </>
  )
}

function stateWord(connection: ConnectionState, say: Sentences): string {
  const isChanged = connection.kind === 'unreachable' && connection.failure.kind === 'certificateChanged'
  return isChanged ? say('application.connection.certificateChanged') : say(`application.connection.${connection.kind}`)
}
