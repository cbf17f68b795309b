import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import { wallClockOf } from '../../../src-preload/contract/rules/period.ts'
import type { Device } from '../../../src-preload/contract/device.ts'
import type { EnrollmentServer } from '../../biostar/enrollment-server.ts'
import type { OperationOptions } from '../../biostar/operation.ts'
import type { Clock } from '../../domain/clock.ts'
import type { StartTimer } from '../../domain/timer.ts'
import type { DeskPassword } from '../../vault/desk-password.ts'
import type { GatewayClient } from '../gateway-client.ts'
import { createTerminalList } from '../terminal-list.ts'
import { catchUp } from './catch-up.ts'
import { createAtTerminals } from './create-at-terminals.ts'
import { createDeskSession } from './desk-session.ts'
import { storeFace } from './face-at-terminals.ts'
import { personOf, summaryOf } from './held-person.ts'
import { rememberAbilities } from './known-abilities.ts'
import { findAtTerminals } from './look-at-terminals.ts'
import { createPeopleLists } from './people-lists.ts'
import { storePhoto } from './photo-at-terminals.ts'
import { removeAtTerminals } from './remove-at-terminals.ts'
import { entryOfFace } from './scanned-face-words.ts'
import { holdsVisualFaces, readTerminals, type TerminalParts } from './terminals-in-reach.ts'
import { secondsOf } from '../wall-clock-seconds.ts'

/** What enrolling through a gateway is made of. */
export interface EnrollmentThroughGatewayParts {
  readonly client: GatewayClient
  readonly password: Pick<DeskPassword, 'check'>
  readonly clock: Clock
  readonly startTimer: StartTimer
  /** Is told whenever a terminal came or went, while somebody is signed in. */
  readonly onTerminals: () => void
}

/** A terminal's own usual threshold for enrolling a face. Source: reference of the gateway, section 5.4. */
const usualThreshold = 4

/** Groups are the terminals' own: a person belongs to none of them here, and the form needs one to name. */
const everybody = { id: '1', name: 'Terminals' } as const

/** The terminals behind a device gateway in the place of a server: the same operations, by the vendor's other door. */
export function enrollThroughGateway({
  client,
  password,
  clock,
  startTimer,
  onTerminals,
}: EnrollmentThroughGatewayParts): EnrollmentServer {
  const list = createTerminalList({ client, clock, startTimer })
  const abilities = rememberAbilities(client)
  const parts: TerminalParts = { client, abilities, clock }
  const lists = createPeopleLists(parts)
  const session = createDeskSession(password)
  const now = () => wallClockOf(new Date(clock()))
  list.onChange(() => {
    onTerminals()
  })

  const remove = async (id: string, what: 'photo' | 'faces' | 'person', options: OperationOptions) => {
    const removed = await removeAtTerminals(parts, id, what, options)
    return removed.ok ? succeed({}) : removed
  }

  return {
    standing: () => session.standing(),
    // Nothing but the clerk ends it.
    onEnded: () => () => undefined,
    async signIn(credentials) {
      const entered = await session.signIn(credentials)
      if (entered.ok) list.start()
      return entered
    },
    async signOut() {
      session.signOut()
      list.stop()
      abilities.forget()
      // The next clerk's first search reads anew, and nobody's names stay in memory at an empty desk.
      lists.clear()
      return Promise.resolve()
    },

    searchPeople: (query, options) => lists.find(query, options),
    async readPerson(id, options) {
      const look = await findAtTerminals(parts, id, options)
      if (!look.ok) {
        if (look.failure.kind === 'personNotFound') lists.forget(id)
        return look
      }
      const person = personOf(id, look.value.held, now())
      lists.learn(person)
      return succeed(person)
    },
    async prepareCreation(options) {
      const next = await lists.nextId(options)
      if (!next.ok) return next
      return succeed({ userGroups: [everybody], accessGroups: [], nextId: next.value, idStyle: 'numeric' })
    },
    async createPerson(draft, options) {
      const created = await createAtTerminals(parts, draft, () => lists.knownNextId(), options)
      if (created.ok) {
        const setting = { startTime: secondsOf(draft.start), endTime: secondsOf(draft.expiry) }
        lists.learn(summaryOf({ id: draft.id, name: draft.name, setting, faces: 0 }, now()))
      }
      return created
    },
    async deletePerson(id, options) {
      const removed = await remove(id, 'person', options)
      if (removed.ok) lists.forget(id)
      return removed
    },
    uploadPhoto: (upload, options) => storePhoto(parts, upload, options),
    removePhoto: (id, options) => remove(id, 'photo', options),
    registerVisualFace: (registration, options) => storeFace(parts, registration, options),
    removeVisualFaces: (id, options) => remove(id, 'faces', options),
    reachTerminals: (order, options) => catchUp(parts, order, options),

    async readEnrollmentDevices(options) {
      const read = await readTerminals(parts, options)
      if (!read.ok) return read
      const able = read.value.filter((terminal) => holdsVisualFaces(terminal))
      return succeed({ devices: able.map(({ id, name }): Device => ({ id, name, type: '', status: 'connected' })) })
    },
    async scanVisualFace(device, options) {
      options.onStage?.('waitingForFace')
      const scanned = await client.face.scan(Number(device), usualThreshold, options)
      return scanned.ok ? succeed(entryOfFace(scanned.value)) : fail(scanned.failure)
    },

    sweepPeople: (options) => lists.sweep(options),
    readChangedPeople: (_newest, options) => lists.changes(options),

    close() {
      list.stop()
      client.close()
    },
  }
}
