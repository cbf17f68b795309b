/**
 * What the numbers of the event log mean.
 *
 * Sources: the codes of reference section 9.1, and for the rest the vendor's published device SDK, whose high byte names a
 * family (0x1000 verified, 0x1300 identified, 0x1900 denied …) and whose low byte the means or the reason. A public client
 * reports the same families from a live server's own list. A number that is not here is shown as a number, with the server's
 * own name of it.
 */

/** How somebody was known, for the families of success and of failure. */
const means = {
  idWithPin: [0x1001],
  idWithFinger: [0x1002, 0x1003],
  idWithFace: [0x1004, 0x1005],
  card: [0x1006],
  cardWithPin: [0x1007],
  cardWithFinger: [0x1008, 0x1009],
  /** 4106 stands in the reference. */
  cardWithFace: [0x100a, 0x100b],
  mobileCard: [0x1016],
  qr: [0x1025],
  finger: [0x1301, 0x1302],
  /** 4867 stands in the reference. */
  face: [0x1303, 0x1304],
  faceAndFinger: [0x1305, 0x1306, 0x1307, 0x1308],
  /** BioStar X: an event that was imported. */
  importedGranted: [4088],
  twoPeople: [0x1600],
} as const

const refusals = {
  unknownId: [0x1101, 0x1401],
  unknownCard: [0x1102, 0x1402],
  wrongPin: [0x1103, 0x1403],
  wrongFinger: [0x1104, 0x1404],
  wrongFace: [0x1105, 0x1405],
  wrongMobileCard: [0x1108, 0x1408],
  wrongQr: [0x1109, 0x110a, 0x110b, 0x110c, 0x1409, 0x140a, 0x140b, 0x140c],
  secondPersonMissing: [0x1701],
  secondPersonGroup: [0x1702],
  wrongAuthMode: [0x1801],
  wrongCredential: [0x1802],
  tooSlow: [0x1803],
  serverRefusedMatch: [0x1804],
  doorLocked: [0x1806],
  /** 6400 alone is BioStar X's imported refusal; the family's own name without a reason reads the same. */
  denied: [0x1900],
  noAccessGroup: [0x1901],
  disabled: [0x1902],
  expired: [0x1903],
  blocked: [0x1904],
  passedBack: [0x1905],
  passedBackTooSoon: [0x1906],
  lockedBySchedule: [0x1907],
  noFaceSeen: [0x190a],
  noPictureTaken: [0x190b],
  falseFinger: [0x190c],
  zoneFull: [0x190d],
  intrusionAlarm: [0x190e],
  interlock: [0x190f],
  tooOften: [0x1911],
  tailgating: [0x1912],
  tooWarm: [0x1913],
  noTemperature: [0x1914],
  noMask: [0x1915],
} as const

const records = {
  enrolled: [8192],
  notEnrolled: [8448],
  updated: [8704],
  notUpdated: [8960],
  deleted: [9216],
} as const

const doors = {
  locked: [0x5100],
  opened: [0x5200],
  closed: [0x5300],
  forcedOpen: [0x5400],
} as const

/**
 * What an event was. `letIn` and `notLetIn` are about somebody at a door; `record` about a person's record on a device; `door`
 * about a door itself; `other` is anything else that has a number, and `unknown` has none.
 */
export type EventOutcome = 'letIn' | 'notLetIn' | 'record' | 'door' | 'other' | 'unknown'

/** A number's meaning, named for a sentence: how somebody was let in, why not, or what happened. */
export type EventMeaning =
  | { readonly kind: 'letIn'; readonly by: keyof typeof means }
  | { readonly kind: 'notLetIn'; readonly why: keyof typeof refusals }
  | { readonly kind: 'record'; readonly what: keyof typeof records }
  | { readonly kind: 'door'; readonly what: keyof typeof doors }
  /** The number is not in the table; the family tells what it may tell. */
  | { readonly kind: 'unnamed'; readonly outcome: EventOutcome }

const table: ReadonlyMap<number, EventMeaning> = new Map([
  ...pairs(means, (by): EventMeaning => ({ kind: 'letIn', by })),
  ...pairs(refusals, (why): EventMeaning => ({ kind: 'notLetIn', why })),
  ...pairs(records, (what): EventMeaning => ({ kind: 'record', what })),
  ...pairs(doors, (what): EventMeaning => ({ kind: 'door', what })),
])

/** Every number with a meaning of its own. */
export const knownEventCodes: readonly number[] = [...table.keys()]

/** Numbers whose family says one thing and they another: a rule was broken and excused, so nobody was held up. */
const excused: ReadonlySet<number> = new Set([0x1908, 0x1909, 0x1910])

const successes: ReadonlySet<number> = new Set([0x10, 0x13, 0x16])
/** Let in, and with a silent call for help: whoever forces somebody must not read it, so it is told as any other success. */
const duress: ReadonlySet<number> = new Set([0x12, 0x15])
const failures: ReadonlySet<number> = new Set([0x11, 0x14, 0x17, 0x18, 0x19])

/** What a number means; `undefined` is an event without one. */
export function meaningOfEvent(code: number | undefined): EventMeaning {
  const plain = code === undefined ? undefined : withoutDuress(code)
  return table.get(plain ?? -1) ?? { kind: 'unnamed', outcome: familyOf(plain) }
}

/** What an event was, by its number alone. */
export function outcomeOfEvent(code: number | undefined): EventOutcome {
  const meaning = meaningOfEvent(code)
  return meaning.kind === 'unnamed' ? meaning.outcome : meaning.kind
}

/** Whether a number tells of somebody who was let in under threat. */
export function isDuress(code: number | undefined): boolean {
  return code !== undefined && duress.has(code >> 8)
}

function withoutDuress(code: number): number {
  return isDuress(code) ? code - 0x200 : code
}

function familyOf(code: number | undefined): EventOutcome {
  if (code === undefined) return 'unknown'
  const family = code >> 8
  if (excused.has(code)) return 'other'
  if (successes.has(family)) return 'letIn'
  return failures.has(family) ? 'notLetIn' : 'other'
}

function pairs<Name extends string>(
  names: Readonly<Record<Name, readonly number[]>>,
  mean: (name: Name) => EventMeaning,
): [number, EventMeaning][] {
  return (Object.entries(names) as [Name, readonly number[]][]).flatMap(([name, codes]) =>
    codes.map((code): [number, EventMeaning] => [code, mean(name)]),
  )
}
