import type { OneTerminal, SentUser, SeveralTerminals } from '../messages.ts'
import type { ServiceWork } from './work.ts'
import { infoBits, partsOf } from '../masks.ts'
import { pinHash } from '../pin-hash.ts'
import { enroll, remove, update, usersOf } from '../user-work.ts'
import { atTerminal, atTerminals } from '../world.ts'
import { statisticOf } from './statistic.ts'
import { on } from './work.ts'

interface Ids {
  readonly userIDs: readonly string[]
}

interface Users {
  readonly users: readonly SentUser[]
}

interface Overwrite {
  readonly overwrite: boolean
}

/** The user service but for its calls about single lists (reference section 2). */
export const userWork: ServiceWork = {
  GetList: on<OneTerminal>(({ deviceID }, call, world) =>
    atTerminal(world, call, deviceID, 'users', ({ users }) => ({
      hdrs: Array.from(users.outlines(), ({ hdr }) => hdr),
    })),
  ),
  Get: on<OneTerminal & Ids>(({ deviceID, userIDs }, call, world) =>
    atTerminal(world, call, deviceID, 'users', (terminal) => ({
      users: usersOf(terminal, userIDs, world.strictUsers),
    })),
  ),
  GetPartial: on<OneTerminal & Ids & { readonly infoMask: number }>(({ deviceID, userIDs, infoMask }, call, world) =>
    atTerminal(world, call, deviceID, 'users', (terminal) => ({
      users: usersOf(terminal, userIDs, world.strictUsers).map((user) =>
        infoMask === infoBits.all ? user : partsOf(user, infoMask, terminal.model),
      ),
    })),
  ),
  Enroll: on<OneTerminal & Users & Overwrite>(({ deviceID, users, overwrite }, call, world) =>
    atTerminal(world, call, deviceID, 'users', (terminal) => {
      enroll(terminal, users, overwrite, world.counters)
      return {}
    }),
  ),
  EnrollMulti: on<SeveralTerminals & Users & Overwrite>((request, call, world) =>
    atTerminals(world, call, request, (terminal) => enroll(terminal, request.users, request.overwrite, world.counters)),
  ),
  Update: on<OneTerminal & Users>(({ deviceID, users }, call, world) =>
    atTerminal(world, call, deviceID, 'users', (terminal) => {
      update(terminal, users)
      return {}
    }),
  ),
  UpdateMulti: on<SeveralTerminals & Users>((request, call, world) =>
    atTerminals(world, call, request, (terminal) => update(terminal, request.users)),
  ),
  Delete: on<OneTerminal & Ids>(({ deviceID, userIDs }, call, world) =>
    atTerminal(world, call, deviceID, 'users', (terminal) => {
      remove(terminal, userIDs, world.strictUsers)
      return {}
    }),
  ),
  DeleteMulti: on<SeveralTerminals & Ids>((request, call, world) =>
    atTerminals(world, call, request, (terminal) => remove(terminal, request.userIDs, world.strictUsers)),
  ),
  DeleteAll: on<OneTerminal>(({ deviceID }, call, world) =>
    atTerminal(world, call, deviceID, 'users', ({ users }) => {
      users.clear()
      return {}
    }),
  ),
  DeleteAllMulti: on<SeveralTerminals>((request, call, world) =>
    atTerminals(world, call, request, ({ users }) => users.clear()),
  ),
  // The gateway hashes by itself; no terminal is asked.
  GetPINHash: on<{ readonly PIN: string }>(({ PIN }) => ({ hashVal: pinHash(PIN) })),
  GetPINHashWithKey: on<{ readonly PIN: string; readonly hashKey: Buffer }>(({ PIN, hashKey }) => ({
    hashVal: pinHash(PIN, hashKey),
  })),
  GetStatistic: on<OneTerminal>(({ deviceID }, call, world) =>
    atTerminal(world, call, deviceID, 'users', ({ users }) => ({ userStatistic: statisticOf(users.outlines()) })),
  ),
}
