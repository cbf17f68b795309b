import type { Fact } from '../../src-preload/contract/fact.ts'
import {
  readinessFindings,
  type ReadinessFinding,
  type ReadinessRow,
  type ReadinessRowName,
} from '../../src-preload/contract/readiness.ts'
import { certificateEnd } from '../../src-preload/contract/rules/certificate-end.ts'
import type { ServerState } from '../../src-preload/contract/server.ts'
import type { Operator, Right } from '../../src-preload/contract/session.ts'
import type { ReadinessFacts, SessionSounding } from './readiness-facts.ts'
import { capabilitiesOf, isBefore } from './server-version.ts'

/** What the station itself knows beside what the server told. */
export interface ReadinessGround {
  readonly facts: ReadinessFacts
  readonly server: Extract<ServerState, { kind: 'paired' }>
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Milliseconds from which a clerk feels each step of the work. Ours. */
const slowAnswer = 300
/** Seconds by which clocks may be apart: more, and the hour of an entry and of an event no longer belong together. Ours. */
const clocksApart = 60
/** Seconds from which a visit of an hour or a certificate's first day go wrong. Ours. */
const clocksFarApart = 300

const day = 24 * 60 * 60 * 1000

/** Judges everything that was gathered: every row once, in the order of the table. */
export function judgeReadiness(ground: ReadinessGround): ReadinessRow[] {
  return (Object.keys(readinessFindings) as ReadinessRowName[]).map((row) => judges[row](ground) as ReadinessRow)
}

/** What one row says. */
interface Told<Row extends ReadinessRowName> {
  readonly row: Row
  readonly finding: ReadinessFinding<Row>
  readonly number: number | null
  readonly text: string | null
}

const judges: { readonly [Row in ReadinessRowName]: (ground: ReadinessGround) => Told<Row> } = {
  connection({ facts: { sounding }, server }) {
    const text = server.address.host
    if (sounding.kind === 'away') return tell('connection', 'away', null, text)
    const finding = sounding.milliseconds < slowAnswer ? 'quick' : 'slow'
    return tell('connection', finding, sounding.milliseconds, text)
  },

  certificate({ server: { certificateValidTo, trust }, now }) {
    if (certificateValidTo === null) return tell('certificate', 'notSeen')
    const left = Date.parse(certificateValidTo) - now
    const days = left > 0 ? Math.ceil(left / day) : Math.floor(left / day)
    const end = certificateEnd(certificateValidTo, now)
    if (end === null) return tell('certificate', 'lasts', days)
    if (end.kind === 'endsSoon') return tell('certificate', 'endsSoon', days)
    // A pinned certificate is known by itself, whatever its dates say.
    return tell('certificate', trust.kind === 'pinnedCertificate' ? 'endedButPinned' : 'ended', days)
  },

  clock({ facts: { sounding } }) {
    if (sounding.kind === 'away') return tell('clock', 'notReached')
    if (sounding.clockAhead === null) return tell('clock', 'notTold')
    const seconds = Math.round(sounding.clockAhead / 1000)
    const apart = Math.abs(seconds)
    return tell('clock', apart < clocksApart ? 'together' : apart < clocksFarApart ? 'apart' : 'farApart', seconds)
  },

  version({ facts: { version } }) {
    if (version === null || isBefore(version, [0]) === null) return tell('version', 'notTold')
    // Source: reference section 11; the API itself came with 2.7.10 (seed 000).
    if (isBefore(version, [2, 7, 10]) === true) return tell('version', 'tooOld', null, version)
    const capabilities = capabilitiesOf(version)
    if (capabilities.pictureCheck === 'no') return tell('version', 'withoutFaceUpload', null, version)
    return tell('version', capabilities.advancedSearch === 'no' ? 'searchesLess' : 'complete', null, version)
  },

  session({ facts: { session } }) {
    if (session.kind !== 'alive') return tell('session', session.kind)
    const { level, passwordExpired } = session.operator
    return tell('session', passwordExpired ? 'passwordExpired' : 'alive', null, level)
  },

  readPeople: ({ facts: { session } }) =>
    tell(
      'readPeople',
      rightIn(session, ({ readPeople }) => readPeople),
    ),
  writePeople: ({ facts: { session } }) =>
    tell(
      'writePeople',
      rightIn(session, ({ writePeople }) => writePeople),
    ),
  readSettings: ({ facts: { session } }) =>
    tell(
      'readSettings',
      rightIn(session, ({ readSettings }) => readSettings),
    ),
  readEvents: ({ facts: { session } }) =>
    tell(
      'readEvents',
      rightIn(session, ({ readEvents }) => readEvents),
    ),
  useDevices: ({ facts: { session } }) =>
    tell(
      'useDevices',
      rightIn(session, ({ useDevices }) => useDevices),
    ),

  cloud({ facts }) {
    if (isReplaced(facts)) return tell('cloud', 'replaced')
    const on = settingIn(facts, facts.conditions?.cloud)
    return tell('cloud', on === true ? 'on' : on === false ? 'off' : on)
  },
  licence({ facts }) {
    if (isReplaced(facts)) return tell('licence', 'replaced')
    const covers = settingIn(facts, facts.conditions?.cloudLicence)
    return tell('licence', covers === true ? 'covers' : covers === false ? 'lacks' : covers)
  },
  mailServer({ facts }) {
    const isSet = settingIn(facts, facts.conditions?.mailServer)
    return tell('mailServer', isSet === true ? 'set' : isSet === false ? 'missing' : isSet)
  },
  visualFaceMail({ facts }) {
    const isOn = settingIn(facts, facts.conditions?.visualFaceMail)
    return tell('visualFaceMail', isOn === true ? 'enabled' : isOn === false ? 'disabled' : isOn)
  },
}

function tell<Row extends ReadinessRowName>(
  row: Row,
  finding: ReadinessFinding<Row>,
  number: number | null = null,
  text: string | null = null,
): Told<Row> {
  return { row, finding, number, text }
}

/** The operator who is known, if only from before the server went away, would be of no use: rights change with the login. */
function rightIn(
  session: SessionSounding,
  of: (operator: Operator) => Right,
): 'allowed' | 'refused' | 'notTold' | 'notSignedIn' {
  if (session.kind !== 'alive') return 'notSignedIn'
  const right = of(session.operator)
  return right === 'unknown' ? 'notTold' : right
}

type Untold = 'notAllowed' | 'notTold' | 'notSignedIn' | 'notReached'

/** A setting of the server, or the reason why nobody can tell. */
function settingIn({ session }: ReadinessFacts, setting: Fact<boolean> | undefined): boolean | Untold {
  if (setting?.kind === 'known') return setting.value
  if (session.kind === 'ended' || session.kind === 'notSignedIn') return 'notSignedIn'
  if (session.kind === 'notReached' || setting === undefined) return 'notReached'
  return session.operator.readSettings === 'refused' ? 'notAllowed' : 'notTold'
}

/** Since 2.9.12 Remote Access does what the cloud did, and no setting of it is documented. */
function isReplaced({ version }: ReadinessFacts): boolean {
  return version !== null && !capabilitiesOf(version).cloudSwitch
}
