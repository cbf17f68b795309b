import type { DirectoryState } from '../../src-preload/contract/directory.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import { useSentences, type Sentences } from '../i18n/sentences.ts'
import { copyAge } from '../screens/find/copy-age.ts'
import { Icon } from '../ui/icon.tsx'
import styles from './header.module.css'
import type { ReadyStation } from './station-store.ts'
import { useNow } from './use-now.ts'

const everyMinute = 60 * 1000

/**
 * That work goes on while the server is away: how much waits, and how old the list of people is.
 *
 * It stands in the header, whose height never changes, so that nothing moves from under a finger when the server goes.
 */
export function OfflineBanner({ station }: { readonly station: ReadyStation }) {
  const say = useSentences()
  const now = useNow(everyMinute)
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
  switch (directory.kind) {
    case 'off':
      return []
    case 'empty':
      return [say('application.offline.noList')]
    case 'ready':
      return [say('application.offline.listAge', { age: copyAge(directory.sweptAt, now, say) })]
    default:
      return assertNever(directory, 'the copy of the people list has a state that was never named')
  }
}
