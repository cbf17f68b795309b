import type { AccessLevel } from './access-levels.ts'
import type { AccessGroup, UserGroup } from './groups.ts'
import type { SimulatorOptions } from './options.ts'
import type { ServerSettings } from './settings.ts'
import type { Permission } from './permissions.ts'
import { initialAccessLevels } from './access-levels.ts'
import { initialAccessGroups, initialUserGroups, inventAccessGroups } from './groups.ts'
import { DeviceStore } from './devices.ts'
import { demoDoors, type Door } from './doors.ts'
import { EventLog } from './events/event-log.ts'
import { generateEvents } from './events/generate-events.ts'
import { EventSockets } from './events/event-sockets.ts'
import { defaultSettings } from './settings.ts'
import { generatePeople } from './people/generate.ts'
import { PersonStore } from './people/person-store.ts'
import { demoPeople, initialPermissions } from './permissions.ts'
import { LoginAttempts, SessionStore } from './sessions.ts'

/** One mobile enrollment mail the server handed over. */
export interface SentMail {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly language: string
  /** Milliseconds since 1970 on the simulator's clock. */
  readonly sentAt: number
}

/** Everything the server remembers. Tests may read and change all of it while the server runs. */
export interface ServerState {
  readonly people: PersonStore
  readonly userGroups: Map<number, UserGroup>
  readonly accessGroups: Map<number, AccessGroup>
  readonly accessLevels: Map<number, AccessLevel>
  readonly permissions: Map<number, Permission>
  readonly sessions: SessionStore
  readonly loginAttempts: LoginAttempts
  readonly mails: SentMail[]
  readonly devices: DeviceStore
  readonly doors: Map<number, Door>
  readonly events: EventLog
  /** The live streams that are open. */
  readonly eventSockets: EventSockets
  /** Change it through `Simulator.setSettings`, which tells the sockets, too. */
  settings: ServerSettings
  /** Ends every session, as a restart of the service does. */
  readonly killSessions: () => void
  /** Changes an operator's password behind everybody's back; open sessions stay. */
  readonly changePassword: (loginId: string, password: string) => void
  /** Deletes a person as another desk would; false when there was none. */
  readonly deletePerson: (userId: string) => boolean
}

/** Makes the state a fresh server starts with. */
export function createState(options: SimulatorOptions): ServerState {
  const settings: ServerSettings = { ...defaultSettings, ...options.settings }
  const people = new PersonStore()
  for (const person of demoPeople()) people.add(person)
  for (const person of generatePeople(options.people, options.seed, settings.useAlphanumeric)) people.add(person)
  // The first search should not pay for the sorting.
  people.ordered('user_id')
  for (let number = 0; number < people.size; number += 1) people.nextModification()
  const sessions = new SessionStore()
  const userGroups = new Map(initialUserGroups.map((group) => [group.id, group]))
  const events = new EventLog(options.clock)
  generateEvents(events, options.events, { people, userGroups, seed: options.seed, now: options.clock() })
  return {
    people,
    userGroups,
    accessGroups: new Map(
      [...initialAccessGroups, ...inventAccessGroups(options.accessGroups)].map((group) => [group.id, group]),
    ),
    accessLevels: new Map(initialAccessLevels.map((level) => [level.id, level])),
    permissions: new Map(initialPermissions.map((permission) => [permission.id, permission])),
    sessions,
    loginAttempts: new LoginAttempts(),
    mails: [],
    devices: new DeviceStore(),
    doors: new Map(Object.values(demoDoors).map((door) => [door.id, door])),
    events,
    eventSockets: new EventSockets(events),
    settings,
    killSessions: () => sessions.closeAll(),
    changePassword: (loginId, password) => {
      const person = people.byLogin(loginId)
      if (person?.account === undefined) throw new Error(`no operator signs in as ${loginId}`)
      people.change(person.userId, { account: { ...person.account, password } })
    },
    deletePerson: (userId) => people.remove(userId),
  }
}
