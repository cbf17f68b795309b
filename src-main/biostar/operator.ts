import { z } from 'zod'
import type { GroupFilter, Operator, Right } from '../../src-preload/contract/session.ts'
import { lenient, wireFlag, wireList, wireText } from './wire-values.ts'

const rightsSchema = z.object({ read: lenient(wireFlag), write: lenient(wireFlag) })

const permissionSchema = z.object({
  name: lenient(wireText),
  module: lenient(
    z.object({
      User: lenient(rightsSchema),
      Setting: lenient(rightsSchema),
      Monitoring: lenient(rightsSchema),
      Device: lenient(rightsSchema),
    }),
  ),
  filter: lenient(z.object({ UserGroup: wireIds(), AccessGroup: wireIds() })),
})

const loginSchema = z.object({
  User: z.object({
    user_id: lenient(wireText),
    name: lenient(wireText),
    permission: lenient(permissionSchema),
    need_to_update_pw: lenient(wireFlag),
  }),
})

/** Group ids as a list, an empty spelling, or one bare id. */
function wireIds() {
  return z
    .unknown()
    .optional()
    .transform((value) => wireList(wireText).parse(typeof value === 'string' && value !== '' ? [value] : value))
}

/**
 * Reads who signed in and what they may do from the body of a login answer, or `null` when it names nobody.
 *
 * Rights the answer is silent about are `unknown`: the function is offered, and the server decides. Source: reference
 * section 3.1.
 */
export function operatorFromLogin(body: unknown, loginId: string): Operator | null {
  const read = loginSchema.safeParse(body)
  if (!read.success) return null
  const { user_id: userId, name, permission, need_to_update_pw: passwordExpired } = read.data.User
  return {
    userId: (userId ?? '').slice(0, 32),
    name: (name ?? '').slice(0, 200),
    loginId,
    level: permission?.name?.slice(0, 200) ?? null,
    readPeople: rightOf(permission?.module?.User?.read),
    writePeople: rightOf(permission?.module?.User?.write),
    readSettings: rightOf(permission?.module?.Setting?.read),
    readEvents: rightOf(permission?.module?.Monitoring?.read),
    useDevices: deviceRightOf(permission?.module?.Device?.read, permission?.module?.User?.write),
    userGroups: filterOf(permission?.filter?.UserGroup, idsOfEveryUserGroup),
    accessGroups: filterOf(permission?.filter?.AccessGroup, idsOfEveryAccessGroup),
    passwordExpired: passwordExpired ?? false,
  }
}

/** 1 is the root group "All Users"; 0 and -1 mean all in other filters. The reading is a guess of the reference (section 3.1). */
const idsOfEveryUserGroup: readonly string[] = ['1', '0', '-1']

/** 1 is an ordinary access group, so it means itself here. */
const idsOfEveryAccessGroup: readonly string[] = ['0', '-1']

function rightOf(flag: boolean | undefined): Right {
  if (flag === undefined) return 'unknown'
  return flag ? 'allowed' : 'refused'
}

/**
 * Whoever has the menu of devices may use them, and whoever has neither it nor the right to change people may not. Whether
 * enrolling people alone suffices is not documented: the devices themselves answer that.
 */
function deviceRightOf(readsDevices: boolean | undefined, writesPeople: boolean | undefined): Right {
  if (readsDevices === true) return 'allowed'
  return readsDevices === false && writesPeople === false ? 'refused' : 'unknown'
}

/** A missing or empty filter restricts nothing: absent lists and empty ones are spelled alike, and the server decides anyway. */
function filterOf(ids: readonly string[] | undefined, everything: readonly string[]): GroupFilter {
  if (ids === undefined || ids.length === 0 || ids.some((id) => everything.includes(id))) return { kind: 'all' }
  return { kind: 'only', ids: ids.map((id) => id.slice(0, 20)) }
}
