import { offersOf } from '../../src-preload/contract/rules/offers.ts'
import { useSentences } from '../i18n/sentences.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Tooltip } from '../ui/tooltip.tsx'
import { ConnectionIndicator } from './connection-indicator.tsx'
import styles from './header.module.css'
import { OfflineBanner } from './offline-banner.tsx'
import { ProductMark } from './product-mark.tsx'
import { QueueBadge } from './queue-badge.tsx'
import { SessionBadge } from './session-badge.tsx'
import type { ReadyStation } from './station-store.ts'

/** What the header offers; what is `null` is not to be reached from where one is. */
export interface HeaderProps {
  readonly station: ReadyStation
  readonly onLock: () => void
  readonly onSignOut: () => void
  readonly onSettings: (() => void) | null
  readonly onQueue: (() => void) | null
  readonly onJournal: (() => void) | null
  readonly onReadiness: (() => void) | null
  readonly onDoorEvents: (() => void) | null
  readonly onTerminals: (() => void) | null
  readonly onHelp: () => void
}

/** Where one is, whether the server answers, who is signed in, and the ways out. */
export function Header(props: HeaderProps) {
  const { station, onLock, onSignOut, onSettings, onQueue, onJournal, onReadiness, onDoorEvents, onTerminals, onHelp } =
    props
  const say = useSentences()
  const { session } = station
  return (
    <header className={styles['header']}>
      <div className={styles['side']}>
        <span className={styles['product']}>
          <ProductMark />
          <span className={styles['word']}>{say('application.productName')}</span>
        </span>
        <ConnectionIndicator station={station} onReadiness={onReadiness} />
      </div>
      <OfflineBanner station={station} />
      <div className={styles['end']}>
        {onQueue === null ? null : <QueueBadge outbox={station.outbox} onPress={onQueue} />}
        {session.kind === 'signedIn' ? (
          <>
            {offersOf(station.server).rememberedClerk ? <SessionBadge password={session.password} /> : null}
            <span
              className={styles['operator']}
              title={say('application.signedInAs', { name: session.operator.name })}
              data-personal
            >
              <Avatar name={session.operator.name} seed={session.operator.userId} size="small" />
              <span className={styles['name']}>
                {session.operator.name === '' ? session.operator.loginId : session.operator.name}
              </span>
            </span>
            <SignButton icon="lock" label={say('application.lock')} onPress={onLock} />
            <SignButton icon="signOut" label={say('application.signOut')} onPress={onSignOut} />
          </>
        ) : null}
        {onDoorEvents === null ? null : (
          <SignButton icon="door" label={say('doorEvents.open')} onPress={onDoorEvents} />
        )}
        {onTerminals === null ? null : (
          <SignButton icon="terminal" label={say('terminals.open')} onPress={onTerminals} />
        )}
        {onJournal === null ? null : <SignButton icon="book" label={say('journal.open')} onPress={onJournal} />}
        {onSettings === null ? null : (
          <SignButton icon="sliders" label={say('application.settings')} onPress={onSettings} />
        )}
        <SignButton icon="question" label={say('application.help')} onPress={onHelp} />
      </div>
    </header>
  )
}

/** What a button with a sign alone needs. */
interface SignButtonProps {
  readonly icon: IconName
  readonly label: string
  readonly onPress: () => void
}

function SignButton({ icon, label, onPress }: SignButtonProps) {
  return (
    <Tooltip text={label}>
      <Button kind="quiet" isSquare aria-label={label} onPress={onPress}>
        <Icon name={icon} />
      </Button>
    </Tooltip>
  )
}
