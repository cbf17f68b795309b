import { useState } from 'react'
import type { NamedThing } from '../../src-preload/contract/door-event.ts'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { offersOf } from '../../src-preload/contract/rules/offers.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import { useBridge } from '../bridge.ts'
import { CertificateChanged } from '../screens/certificate-changed/certificate-changed.tsx'
import { DoorEventsScreen } from '../screens/door-events/door-events-screen.tsx'
import { JournalScreen } from '../screens/journal/journal-screen.tsx'
import { Lock } from '../screens/lock/lock.tsx'
import { Pair } from '../screens/pair/pair.tsx'
import { ReadinessScreen } from '../screens/readiness/readiness-screen.tsx'
import { Settings } from '../screens/settings/settings.tsx'
import { PersonTerminalsScreen } from '../screens/person-terminals/person-terminals-screen.tsx'
import { SignIn } from '../screens/sign-in/sign-in.tsx'
import { TerminalsScreen } from '../screens/terminals/terminals-screen.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { addressText } from './address.ts'
import { Header } from './header.tsx'
import { KeptDesk } from './kept-desk.tsx'
import { DoorEventsContext } from './open-door-events.ts'
import { PersonTerminalsContext, type PersonAtTerminals } from './open-person-terminals.ts'
import { deskOwner, placeOf, type Place } from './place.ts'
import { may } from './rights.ts'
import { ShortcutDialog } from './shortcut-dialog.tsx'
import { SignOutDialog } from './sign-out-dialog.tsx'
import styles from './station-frame.module.css'
import { StationNotices } from './station-notices.tsx'
import type { ReadyStation } from './station-store.ts'
import { useStationStore } from './station.ts'
import { useShortcuts } from './use-shortcuts.ts'

/** The ready station: header, the desk, and whatever screen lies over the desk. */
export function StationFrame({ station }: { readonly station: ReadyStation }) {
  const bridge = useBridge()
  const { accept } = useStationStore()
  const place = placeOf(station)
  const [owner, setOwner] = useState<string | null>(null)
  const [wanted, setWanted] = useState<'desk' | OverScreen>('desk')
  const [terminalsOf, setTerminalsOf] = useState<PersonAtTerminals | null>(null)
  const [eventsOf, setEventsOf] = useState<NamedThing | null>(null)
  const [isQueueWanted, setQueueWanted] = useState(false)
  const [dialog, setDialog] = useState<'none' | 'shortcuts' | 'signOut'>('none')
  const [failure, setFailure] = useState<Failure | null>(null)

  // Whoever forgets a server mostly pairs with the same one again: its renewed certificate is why.
  const [lastAddress, setLastAddress] = useState('')
  const address = station.server.kind === 'paired' ? addressText(station.server.address) : lastAddress
  if (address !== lastAddress) setLastAddress(address)

  const nextOwner = deskOwner(owner, station)
  if (nextOwner !== owner) {
    setOwner(nextOwner)
    setQueueWanted(false)
    if (wanted !== 'settings') setWanted('desk')
  }

  // The settings let one forget the server, so they are closed to whoever passes a locked or stopped station.
  const isSettingsReachable = place !== 'locked' && place !== 'certificateChanged'
  const isSettingsOpen = wanted === 'settings' && isSettingsReachable
  // The journal names people: it is for whoever sits at the desk.
  const isJournalOpen = wanted === 'journal' && place === 'desk'
  // It asks with the session of whoever sits at the desk.
  const hasReadiness = place === 'desk' && offersOf(station.server).readiness
  const isReadinessOpen = wanted === 'readiness' && hasReadiness
  // So does the server's log, which is for accounts that may read it.
  const mayReadEvents =
    place === 'desk' && station.session.kind === 'signedIn' && may(station.session.operator, 'readEvents')
  const isDoorEventsOpen = wanted === 'doorEvents' && mayReadEvents
  const openDoorEvents = (person: NamedThing | null): void => {
    setEventsOf(person)
    setWanted('doorEvents')
  }
  // Terminals are there where a gateway is, for whoever sits at the desk.
  const hasTerminals = place === 'desk' && station.gateway.kind === 'configured'
  const isTerminalsOpen = wanted === 'terminals' && hasTerminals
  const isPersonTerminalsOpen = wanted === 'personTerminals' && hasTerminals && terminalsOf !== null
  const openPersonTerminals = (person: PersonAtTerminals): void => {
    setTerminalsOf(person)
    setWanted('personTerminals')
  }
  const isOver =
    isSettingsOpen || isJournalOpen || isReadinessOpen || isDoorEventsOpen || isTerminalsOpen || isPersonTerminalsOpen
  const isAtWork = place === 'desk' && !isOver
  const openSettings = () => {
    setWanted('settings')
  }
  const toggleSettings = () => {
    setWanted(isSettingsOpen ? 'desk' : 'settings')
  }
  const openReadiness = () => {
    setWanted('readiness')
  }
  const toggleQueue = () => {
    setWanted('desk')
    setQueueWanted(isOver || !isQueueWanted)
  }
  const lock = async () => {
    const answer = await bridge.lock({})

    if (answer.ok) accept({ session: answer.value })
    setFailure(answer.ok ? null : answer.failure)
  }
  useShortcuts({
    help: () => {
      setDialog('shortcuts')
    },
    lock: station.session.kind === 'signedIn' ? () => void lock() : null,
    settings: isSettingsReachable ? toggleSettings : null,
    queue: place === 'desk' ? toggleQueue : null,
  })

  return (
    <div className={styles['frame']}>
      <Header
        station={station}
        onLock={lock}
        onSignOut={() => {
          setDialog('signOut')
        }}
        onQueue={place === 'desk' ? toggleQueue : null}
        onJournal={
          place === 'desk'
            ? () => {
                setWanted(isJournalOpen ? 'desk' : 'journal')
              }
            : null
        }
        onDoorEvents={
          mayReadEvents
            ? () => {
                if (isDoorEventsOpen) setWanted('desk')
                else openDoorEvents(null)
              }
            : null
        }
        onTerminals={
          hasTerminals
            ? () => {
                setWanted(isTerminalsOpen ? 'desk' : 'terminals')
              }
            : null
        }
        onSettings={isSettingsReachable ? toggleSettings : null}
        onReadiness={hasReadiness ? openReadiness : null}
        onHelp={() => {
          setDialog('shortcuts')
        }}
      />
      <main className={styles['main']}>
        {failure === null ? null : <FailureNotice failure={failure} />}
        <StationNotices station={station} onSettings={openSettings} />
        {owner === null ? null : (
          <DoorEventsContext value={mayReadEvents ? openDoorEvents : null}>
            <PersonTerminalsContext value={hasTerminals ? openPersonTerminals : null}>
              <KeptDesk
                key={owner}
                owner={owner}
                isCovered={!isAtWork}
                isQueueOpen={isQueueWanted}
                onQueue={setQueueWanted}
              />
            </PersonTerminalsContext>
          </DoorEventsContext>
        )}
        {isAtWork ? null : (
          <div className={styles['over']}>
            <OverDesk
              screen={isOver ? wanted : place}
              eventsOf={eventsOf}
              terminalsOf={terminalsOf}
              station={station}
              lastAddress={lastAddress}
              onSignOut={() => {
                setDialog('signOut')
              }}
              onBack={() => {
                setWanted('desk')
              }}
              onReadiness={hasReadiness ? openReadiness : null}
            />
          </div>
        )}
      </main>
      <ShortcutDialog
        isOpen={dialog === 'shortcuts'}
        onClose={() => {
          setDialog('none')
        }}
      />
      <SignOutDialog
        isOpen={dialog === 'signOut' && station.session.kind !== 'signedOut'}
        onClose={() => {
          setDialog('none')
        }}
      />
    </div>
  )
}

/** The screens a person opens over the desk. */
type OverScreen = 'settings' | 'journal' | 'readiness' | 'doorEvents' | 'terminals' | 'personTerminals'

/** What a screen over the desk needs to know. */
interface OverDeskProps {
  readonly screen: Place | OverScreen
  /** Whose door events are wanted; `null` for everybody's. */
  readonly eventsOf: NamedThing | null
  /** Whose terminals are wanted. */
  readonly terminalsOf: PersonAtTerminals | null
  readonly station: ReadyStation
  readonly lastAddress: string
  readonly onSignOut: () => void
  readonly onBack: () => void
  /** `null` where nobody sits whose session it could ask with. */
  readonly onReadiness: (() => void) | null
}

function OverDesk(props: OverDeskProps) {
  const { screen, eventsOf, terminalsOf, station, lastAddress, onSignOut, onBack, onReadiness } = props
  const { server, session, stopped } = station
  switch (screen) {
    case 'settings':
      return <Settings onBack={onBack} onReadiness={onReadiness} />
    case 'journal':
      return <JournalScreen onBack={onBack} />
    case 'readiness':
      return <ReadinessScreen onBack={onBack} />
    case 'doorEvents':
      return <DoorEventsScreen key={eventsOf?.id} person={eventsOf} onBack={onBack} />
    case 'terminals':
      return <TerminalsScreen onBack={onBack} />
    case 'personTerminals':
      return terminalsOf === null ? null : <PersonTerminalsScreen person={terminalsOf} onBack={onBack} />
    case 'pairing':
      return server.kind === 'unpaired' ? (
        <Pair record={server.record} suggestedAddress={server.suggestedAddress ?? lastAddress} />
      ) : null
    case 'locked':
      return session.kind === 'locked' ? <Lock operator={session.operator} onSignOut={onSignOut} /> : null
    case 'certificateChanged':
      return stopped === null ? null : <CertificateChanged failure={stopped} />
    case 'signingIn':
      return session.kind === 'signedOut' && server.kind === 'paired' ? (
        <SignIn session={session} server={server} />
      ) : null
    case 'desk':
      return null
    default:
      return assertNever(screen, 'a screen over the desk was never named')
  }
}
