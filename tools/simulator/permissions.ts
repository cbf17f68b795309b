import type { Person } from './people/person.ts'
import { guesses } from './guesses.ts'
import { blankPerson } from './people/person.ts'

/** The menus an operator level grants or withholds (reference section 3.1). */
export const moduleNames = [
  'Dashboard',
  'User',
  'Device',
  'Door',
  'Elevator',
  'Zone',
  'AccessControl',
  'Monitoring',
  'TA',
  'Setting',
  'Video',
  'Visitor',
  'Report',
] as const

/** One menu of an operator level. */
export type ModuleName = (typeof moduleNames)[number]

/** What an operator may do in one menu. */
export interface Rights {
  readonly read: boolean
  readonly write: boolean
}

/** An operator level: rights per menu, and filters that narrow what they apply to. */
export interface Permission {
  readonly id: number
  readonly name: string
  readonly description: string
  readonly module: Readonly<Record<ModuleName, Rights>>
  /** Group ids as strings; `["1"]` and `["0"]` stand for everything. */
  readonly filter: { readonly UserGroup: readonly string[]; readonly AccessGroup: readonly string[] }
}

const everything = { UserGroup: [guesses.everyUserGroup], AccessGroup: [guesses.everyAccessGroup] }
const none: Rights = { read: false, write: false }
const readOnly: Rights = { read: true, write: false }
const full: Rights = { read: true, write: true }

/** Operator levels: 1 to 3 are the vendor's (reference section 4.10), 4 and 5 custom ones for tests. */
export const initialPermissions: readonly Permission[] = [
  { id: 1, name: 'Administrator', description: 'All menus', module: grant(full), filter: everything },
  {
    id: 2,
    name: 'User Operator',
    description: 'Users only',
    module: grant(none, { User: full, AccessControl: readOnly }),
    filter: everything,
  },
  {
    id: 3,
    name: 'Monitoring Operator',
    description: 'Reads, changes nothing',
    module: grant(none, { Dashboard: readOnly, User: readOnly, AccessControl: readOnly, Monitoring: full }),
    filter: everything,
  },
  {
    id: 4,
    name: 'Visitor desk',
    description: 'Visitors and contractors only',
    module: grant(none, { User: full, AccessControl: readOnly }),
    filter: { UserGroup: ['1005', '1007'], AccessGroup: ['3', '5'] },
  },
  {
    id: 5,
    name: 'Reception lead',
    description: 'Users and the mail settings',
    module: grant(none, { User: full, AccessControl: readOnly, Setting: readOnly, Monitoring: readOnly }),
    filter: everything,
  },
]

function grant(base: Rights, changes: Partial<Record<ModuleName, Rights>> = {}): Readonly<Record<ModuleName, Rights>> {
  const rights = Object.fromEntries(moduleNames.map((name) => [name, base])) as Record<ModuleName, Rights>
  return { ...rights, ...changes }
}

/** The administrator everybody may try the simulator with. Only the simulator knows these words. */
export const demoLogin = { loginId: 'admin', password: 'Demo-Desk-2468' } as const

/** Operators with less than everything; all of them share the demo password. */
export const demoOperators = {
  administrator: { ...demoLogin, userId: '1' },
  /** User Operator: everything about people, no settings, no monitoring. */
  desk: { loginId: 'desk', password: demoLogin.password, userId: '2' },
  /** Monitoring Operator: reads people, cannot change them. */
  readOnly: { loginId: 'watch', password: demoLogin.password, userId: '3' },
  /** Sees only user groups 1005 and 1007 and access groups 3 and 5. */
  limited: { loginId: 'visitors', password: demoLogin.password, userId: '4' },
  /** Has to sign in with a second factor: the API answers 122. */
  multiFactor: { loginId: 'mfa', password: demoLogin.password, userId: '5' },
  /** User Operator who may read the settings. */
  lead: { loginId: 'lead', password: demoLogin.password, userId: '6' },
} as const

/** The operators as people: on this server an operator is a person with a login id. */
export function demoPeople(): readonly Person[] {
  const rows: readonly (readonly [keyof typeof demoOperators, string, number, string?])[] = [
    ['administrator', 'Administrator', 1],
    ['desk', 'Desk Operator', 2],
    ['readOnly', 'Watch Operator', 3],
    ['limited', 'Visitor Operator', 4],
    ['multiFactor', 'Careful Operator', 2, '122'],
    ['lead', 'Reception Lead', 5],
  ]
  return rows.map(([key, name, permissionId, loginRefusal]) => {
    const { userId, loginId, password } = demoOperators[key]
    const account = { loginId, password, permissionId, ...(loginRefusal === undefined ? {} : { loginRefusal }) }
    return { ...blankPerson(userId), name, account }
  })
}
