import { z } from 'zod'

/** How a row of the readiness screen is judged. `unknown` always comes with the reason why it is. */
export type ReadinessLevel = 'pass' | 'warn' | 'fail' | 'unknown'

/** Why nobody can tell, for what only a signed-in account may read. */
const untold = { notAllowed: 'unknown', notTold: 'unknown', notSignedIn: 'unknown', notReached: 'unknown' } as const

/**
 * Every row of the readiness screen, with every finding and how it is judged. `fail` is what keeps the station, or the
 * mobile-enrollment e-mail, from working; `warn` is what will, or what leaves a part out.
 */
export const readinessFindings = {
  /** Whether the server answers, and how fast. Number: milliseconds. Text: the host. */
  connection: { quick: 'pass', slow: 'warn', away: 'fail' },
  /** The end of the certificate. Number: days, negative when it is past. */
  certificate: { lasts: 'pass', endsSoon: 'warn', endedButPinned: 'warn', ended: 'fail', notSeen: 'unknown' },
  /** The two clocks, from the server's `Date` header. Number: seconds, positive when this computer is ahead. */
  clock: { together: 'pass', apart: 'warn', farApart: 'fail', notTold: 'unknown', notReached: 'unknown' },
  /** What the server's release can do. Text: the version. Source: reference section 11. */
  version: { complete: 'pass', searchesLess: 'pass', withoutFaceUpload: 'warn', tooOld: 'fail', notTold: 'unknown' },
  /** Whether the server takes the session. Text: the operator level, when the server names it. */
  session: { alive: 'pass', passwordExpired: 'warn', ended: 'fail', notSignedIn: 'unknown', notReached: 'unknown' },
  readPeople: { allowed: 'pass', refused: 'fail', notTold: 'unknown', notSignedIn: 'unknown' },
  writePeople: { allowed: 'pass', refused: 'fail', notTold: 'unknown', notSignedIn: 'unknown' },
  readSettings: { allowed: 'pass', refused: 'warn', notTold: 'unknown', notSignedIn: 'unknown' },
  readEvents: { allowed: 'pass', refused: 'warn', notTold: 'unknown', notSignedIn: 'unknown' },
  useDevices: { allowed: 'pass', refused: 'warn', notTold: 'unknown', notSignedIn: 'unknown' },
  /** Cloud access, without which a person's telephone does not reach the server. `replaced`: Remote Access, since 2.9.12. */
  cloud: { on: 'pass', off: 'fail', replaced: 'unknown', ...untold },
  /** Whether the activated licence covers cloud access. */
  licence: { covers: 'pass', lacks: 'fail', replaced: 'unknown', ...untold },
  mailServer: { set: 'pass', missing: 'fail', ...untold },
  visualFaceMail: { enabled: 'pass', disabled: 'fail', ...untold },
} as const satisfies Record<string, Record<string, ReadinessLevel>>

/** The name of a row. */
export type ReadinessRowName = keyof typeof readinessFindings

/** What a row may find. */
export type ReadinessFinding<Row extends ReadinessRowName> = keyof (typeof readinessFindings)[Row] & string

function rowOf<Row extends ReadinessRowName>(row: Row) {
  const findings = Object.keys(readinessFindings[row]) as [ReadinessFinding<Row>, ...ReadinessFinding<Row>[]]
  return z.object({
    row: z.literal(row),
    finding: z.enum(findings),
    /** What was measured, in the unit of the row; `null` where there is nothing to measure. */
    number: z.number().nullable(),
    /** What was read, as the server spells it; never anything secret or personal. */
    text: z.string().max(300).nullable(),
  })
}

/** One row of the readiness screen. */
export const readinessRowSchema = z.discriminatedUnion('row', [
  rowOf('connection'),
  rowOf('certificate'),
  rowOf('clock'),
  rowOf('version'),
  rowOf('session'),
  rowOf('readPeople'),
  rowOf('writePeople'),
  rowOf('readSettings'),
  rowOf('readEvents'),
  rowOf('useDevices'),
  rowOf('cloud'),
  rowOf('licence'),
  rowOf('mailServer'),
  rowOf('visualFaceMail'),
])

/** One row of the readiness screen. */
export type ReadinessRow = z.infer<typeof readinessRowSchema>

/** What the station found when it looked at everything it needs from the server. */
export const readinessSchema = z.object({
  /** ISO 8601 in UTC. */
  at: z.iso.datetime(),
  /** Every row once, in the order in which they are read: what stands on nothing else first. */
  rows: z.array(readinessRowSchema),
})

/** What the station found when it looked at everything it needs from the server. */
export type Readiness = z.infer<typeof readinessSchema>

/** How a row is judged. */
export function readinessLevelOf({ row, finding }: Pick<ReadinessRow, 'row' | 'finding'>): ReadinessLevel {
  const levels: Readonly<Record<string, ReadinessLevel>> = readinessFindings[row]
  return levels[finding] ?? 'unknown'
}
