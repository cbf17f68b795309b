import type { OneTerminal, SeveralTerminals, UserLists } from '../messages.ts'
import type { ServiceWork } from './work.ts'
import { replaceLists, usersOf } from '../user-work.ts'
import { atTerminal, atTerminals } from '../world.ts'
import { on } from './work.ts'

/** The lists of a user that have calls of their own: the list's field, and the field of the messages (reference section 4.3). */
const families = {
  Card: { list: 'cards', rows: 'userCards' },
  Finger: { list: 'fingers', rows: 'userFingers' },
  Face: { list: 'faces', rows: 'userFaces' },
  AccessGroup: { list: 'accessGroupIDs', rows: 'userAccessGroups' },
  JobCode: { list: 'jobCodes', rows: 'userJobCodes' },
} as const satisfies Readonly<Record<string, { readonly list: keyof UserLists; readonly rows: string }>>

type Row = { readonly userID: string } & Partial<UserLists>
type Rows = Readonly<Record<string, readonly Row[]>>

function callsOf(name: string, { list, rows }: (typeof families)[keyof typeof families]): ServiceWork {
  const changesIn = (request: object): Parameters<typeof replaceLists>[1] =>
    ((request as Rows)[rows] ?? []).map(({ userID, ...lists }) => ({ userID, lists }))
  return {
    [`Get${name}`]: on<OneTerminal & { readonly userIDs: readonly string[] }>(({ deviceID, userIDs }, call, world) =>
      atTerminal(world, call, deviceID, 'users', (terminal) => ({
        [rows]: usersOf(terminal, userIDs, world.strictUsers).map((user) => {
          return { userID: user.hdr.ID, [list]: user[list] }
        }),
      })),
    ),
    [`Set${name}`]: on<OneTerminal>((request, call, world) =>
      atTerminal(world, call, request.deviceID, 'users', (terminal) => {
        replaceLists(terminal, changesIn(request))
        return {}
      }),
    ),
    [`Set${name}Multi`]: on<SeveralTerminals>((request, call, world) =>
      atTerminals(world, call, request, (terminal) => replaceLists(terminal, changesIn(request))),
    ),
  }
}

/** Get, Set and SetMulti of cards, fingers, faces, access groups and job codes. */
export const userListWork: ServiceWork = Object.fromEntries(
  Object.entries(families).flatMap(([name, family]) => Object.entries(callsOf(name, family))),
)
