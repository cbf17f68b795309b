import type { DirectoryState } from '../../src-preload/contract/directory.ts'
import { useSentences, type Sentences } from '../i18n/sentences.ts'
import { Icon } from '../ui/icon.tsx'
import styles from './header.module.css'
import type { ReadyStation } from './station-store.ts'
import { useNow } from './use-now.ts'

const minute = 60 * 1000
const hour = 60 * minute
const day = 24 * hour

/**
 * That work goes on while the server is away: how much waits, and how old the list of people is.
 *
 * It stands in the header, whose height never changes, so that nothing moves from under a finger when the server goes.
 */
export function OfflineBanner({ station }: { readonly station: ReadyStation }) {
  const say = useSentences()
  const now = useNow(minute)
  const { connection, session, outbox, directory } = station
  if (connection.kind !== 'unreachable' || session.kind !== 'signedIn') return null
  const words = [
    say('application.offline.goesOn'),
    ...(outbox.underWay === 0 ? [] : [say('application.offline.waits', { count: outbox.underWay })]),
    ...ageWords(directory, now, say),
  ].join(' ')
  return (
    <p className={styles['offline']} role="status" title={words}>
      <Icon name="information" />
      <span className={styles['offlineWords']}>{words}</span>
    </p>
  )
}

/** How old the station's copy of the people list is; nothing where there is to be none. */
export function ageWords(directory: DirectoryState, now: number, say: Sentences): readonly string[] {
  if (directory.kind === 'off') return []
  if (directory.kind === 'empty') return [say('application.offline.noList')]
  const age = Math.max(0, now - Date.parse(directory.sweptAt))
  if (age < minute) return [say('application.offline.listFresh')]
  if (age < hour) return [say('application.offline.listMinutes', { count: Math.floor(age / minute) })]
  if (age < day) return [say('application.offline.listHours', { count: Math.floor(age / hour) })]
  return [say('application.offline.listDays', { count: Math.floor(age / day) })]
}
