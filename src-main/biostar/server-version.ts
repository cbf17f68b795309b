import { z } from 'zod'
import { lenient } from './wire-values.ts'

/** What a server of some version can do. `unknown` is tried once, and the answer is remembered for the session. */
export interface Capabilities {
  /** `POST /api/v2/users/search`. Recommended from 2.8.12 on; whether older servers have it is not documented, so they are asked. */
  readonly search: 'yes' | 'unknown'
  /** `POST /api/v2/users/advance_search`, since 2.9.5. */
  readonly advancedSearch: 'yes' | 'no' | 'unknown'
  /** `PUT /api/users/check/upload_picture`, since 2.8.14. */
  readonly pictureCheck: 'yes' | 'no' | 'unknown'
  /** Whether `advance_search` wants an operator level, since 2.9.8. */
  readonly operatorLevelInSearch: boolean
  /** Whether `send_email` may insist on `adv_criteria`, documented since 2.9.8. */
  readonly criteriaInMail: boolean
  /** `orders` in the event search, since 2.7.14. */
  readonly eventOrders: 'yes' | 'no' | 'unknown'
  /** Whether the cloud switch still tells if enrollment mails work: 2.9.12 replaced the cloud by "Remote Access". */
  readonly cloudSwitch: boolean
}

/** BioStar X counts from 1.0 again and carries on after 2.9.9; its collection documents no 2.9.12 Remote Access. */
const lineageOfBioStarX = [2, 9, 9]

/**
 * What a server can do, by its version. Source: reference section 11.
 *
 * @param version as the server spells it, for example `2.9.8.14` or, for BioStar X, `1.0.3`; `null` when it has not told
 */
export function capabilitiesOf(version: string | null): Capabilities {
  const numbers = version === null ? null : numbersOf(version)
  if (numbers === null) {
    const whatAnUnknownServerMayHave = { operatorLevelInSearch: true, criteriaInMail: true, cloudSwitch: true }
    const toTry = {
      search: 'unknown',
      advancedSearch: 'unknown',
      pictureCheck: 'unknown',
      eventOrders: 'unknown',
    } as const
    return { ...toTry, ...whatAnUnknownServerMayHave }
  }
  const has = (release: readonly number[]): boolean => isAtLeast(numbers, release)
  return {
    search: has([2, 8, 12]) ? 'yes' : 'unknown',
    advancedSearch: has([2, 9, 5]) ? 'yes' : 'no',
    pictureCheck: has([2, 8, 14]) ? 'yes' : 'no',
    operatorLevelInSearch: has([2, 9, 8]),
    criteriaInMail: has([2, 9, 8]),
    eventOrders: has([2, 7, 14]) ? 'yes' : 'no',
    cloudSwitch: !has([2, 9, 12]),
  }
}

/** Whether a version comes before a release; `null` when it is not spelled as a version. */
export function isBefore(version: string, release: readonly number[]): boolean | null {
  const numbers = numbersOf(version)
  return numbers === null ? null : !isAtLeast(numbers, release)
}

function numbersOf(version: string): readonly number[] | null {
  if (!/^\d{1,5}(?:\.\d{1,5}){1,5}/u.test(version)) return null
  const numbers = (/^[\d.]+/u.exec(version)?.[0] ?? '').split('.').map(Number)
  return numbers[0] === 1 ? lineageOfBioStarX : numbers
}

function isAtLeast(own: readonly number[], wanted: readonly number[]): boolean {
  for (const [place, number] of wanted.entries()) {
    const difference = (own[place] ?? 0) - number
    if (difference !== 0) return difference > 0
  }
  return true
}

const versionText = z
  .string()
  .trim()
  .max(40)
  .regex(/^\d+(?:\.\d+)+/u)
const loginSchema = z.object({ version: lenient(z.object({ biostarVersion: lenient(versionText) })) })

/** The server's version from the body of a login answer, or `null` where older servers send none. Source: reference section 3.1. */
export function versionFromLogin(body: unknown): string | null {
  const read = loginSchema.safeParse(body)
  return read.success ? (read.data.version?.biostarVersion ?? null) : null
}

/**
 * The server's version from the text of `/js/info.json`, or `null`.
 *
 * What that file holds is not documented (reference section 13): the first key that speaks of a version counts.
 */
export function versionFromInfo(text: string): string | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return null
  }
  const entries = z.record(z.string(), z.unknown()).safeParse(parsed)
  if (!entries.success) return null
  for (const [key, value] of Object.entries(entries.data)) {
    const version = versionText.safeParse(value)
    if (/version/iu.test(key) && version.success) return version.data
  }
  return null
}
