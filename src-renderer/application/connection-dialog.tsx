import type { CertificateEnd } from '../../src-preload/contract/rules/certificate-end.ts'
import { dayAndTimeOf, dayOf, numberOf } from '../i18n/format.ts'
import { useSentences, type Sentences } from '../i18n/sentences.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Facts, type FactLine } from '../ui/facts.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Notice } from '../ui/notice.tsx'
import { addressText } from './address.ts'
import { endWord } from './certificate-days.ts'
import styles from './header.module.css'
import type { ReadyStation } from './station-store.ts'

/** What the page about the connection shows and offers. */
export interface ConnectionDialogProps {
  readonly station: ReadyStation
  readonly end: CertificateEnd | null
  readonly isOpen: boolean
  readonly isAsking: boolean
  readonly onClose: () => void
  readonly onCheck: () => void
  readonly onReadiness: (() => void) | null
}

/** Everything the station knows about the connection, and a way to ask again. */
export function ConnectionDialog(props: ConnectionDialogProps) {
  const { station, end, isOpen, isAsking, onClose, onCheck, onReadiness } = props
  const say = useSentences()
  const { connection, server } = station
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={say('application.connection.title')}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {say('application.connection.close')}
          </Button>
          {onReadiness === null ? null : <Button onPress={onReadiness}>{say('readiness.open')}</Button>}
          <Button
            kind="primary"
            autoFocus
            isPending={isAsking}
            isDisabled={server.kind === 'unpaired'}
            onPress={onCheck}
          >
            {say('application.connection.checkNow')}
          </Button>
        </>
      }
    >
      <div className={styles['details']}>
        {connection.kind === 'unreachable' ? (
          <FailureNotice failure={connection.failure} />
        ) : (
          <p role="status">{say(`application.connection.${connection.kind}Sentence`)}</p>
        )}
        <Facts lines={factsOf(station, say)} />
        {end === null || server.kind === 'unpaired' ? null : (
          <Notice
            tone="warning"
            isAnnounced={false}
            title={endWord(end, say)}
            safe={say(`application.connection.expiresSafe.${server.trust.kind}`)}
            next={say(`application.connection.expiresNext.${server.trust.kind}`)}
          />
        )}
      </div>
    </Dialog>
  )
}

function factsOf({ server, connection }: ReadyStation, say: Sentences): readonly FactLine[] {
  const lines: FactLine[] = []
  if (server.kind === 'paired')
    lines.push({ term: say('application.connection.server'), value: addressText(server.address) })
  if (connection.kind === 'reachable') {
    lines.push(
      {
        term: say('application.connection.version'),
        value: connection.version ?? say('application.connection.versionUnknown'),
      },
      {
        term: say('application.connection.answeredIn'),
        value: say('application.connection.milliseconds', { milliseconds: numberOf(connection.milliseconds) }),
      },
      { term: say('application.connection.at'), value: dayAndTimeOf(connection.at) },
    )
  }
  if (connection.kind === 'unreachable')
    lines.push({ term: say('application.connection.triedAt'), value: dayAndTimeOf(connection.at) })
  if (server.kind === 'paired' && server.certificateValidTo !== null)
    lines.push({ term: say('application.connection.certificateEnds'), value: dayOf(server.certificateValidTo) })
  return lines
}
