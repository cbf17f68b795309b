import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { longestOverrideWords, overrideReasons, type Override } from '../../src-preload/contract/judgement.ts'
import { normalFingerprint } from '../station-driver/fingerprint.ts'

/** What one walk-through is to do. */
export interface WalkRequest {
  readonly kind: 'walk'
  readonly server: string
  /** SHA-256 in upper-case pairs with colons. */
  readonly fingerprint: string
  readonly loginId: string
  readonly password: string
  readonly find: string
  /** A `.mjpeg` clip or a picture; absolute. */
  readonly camera: string
  /** Where the screenshots and the report go; absolute. */
  readonly out: string
  readonly email: boolean
  readonly first: boolean
  readonly replace: boolean
  /** Why a blocked picture is used all the same; `null` to stop at one. */
  readonly override: Override | null
  readonly showPeople: boolean
  /** Go on in memory where this computer has nowhere to keep work sealed; otherwise that ends the walk. */
  readonly withoutKeeping: boolean
}

/** The text of `npm run walkthrough -- --help`. */
export const usage = `Drives the real interface through one enrollment against a server.

  npm run walkthrough -- --server URL --fingerprint SHA256 --login ID --password-env NAME --find TEXT --camera FILE
                         [--out DIR] [--email] [--first] [--replace] [--override REASON] [--show-people]
                         [--without-keeping]

  --server URL          the BioStar server, https://host[:port]
  --fingerprint SHA256  of its certificate, 64 hexadecimal digits, with colons or without
  --login ID            the operator's login id
  --password-env NAME   the environment variable that holds the password
  --find TEXT           what to type into the search
  --camera FILE         what the camera shows: a .mjpeg clip or a JPEG or PNG picture
  --out DIR             for the screenshots and report.json (default out/walkthrough)
  --email               send the mobile-enrollment e-mail too
  --first               take the first of several matches (otherwise that ends the walk, exit 2)
  --replace             replace a photo the person already has (otherwise that ends the walk, exit 2)
  --override REASON     use the picture even if it is blocked (otherwise that ends the walk, exit 2); one of
                        ${overrideReasons.filter((reason) => reason !== 'other').join(', ')}, or words of your own
  --show-people         do not mask faces and names in the screenshots
  --without-keeping     where this computer has no keychain, go on without keeping the work on its disk
                        (otherwise that ends the walk, exit 1)

Exit codes: 0 the server acknowledged everything asked for, 1 something failed, 2 stopped out of care, 64 wrong usage
`

/** A request, the wish for help, or what is wrong with the words. */
export type WalkCommand =
  WalkRequest | { readonly kind: 'help' } | { readonly kind: 'wrong'; readonly sentence: string }

const wrong = (sentence: string): WalkCommand => ({ kind: 'wrong', sentence })

/** Reads the words after `npm run walkthrough --`. */
export function readWalkCommand(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): WalkCommand {
  const values = parseWords(words)
  if (typeof values === 'string') return wrong(values)
  if (values.help === true) return { kind: 'help' }
  for (const name of ['server', 'fingerprint', 'login', 'password-env', 'find', 'camera'] as const) {
    if (values[name] === undefined || values[name] === '') return wrong(`--${name} is missing`)
  }
  const { server = '', fingerprint = '', login = '', find = '', camera = '' } = values
  const passwordVariable = values['password-env'] ?? ''
  const normal = normalFingerprint(fingerprint)
  if (normal === null) return wrong('--fingerprint takes 64 hexadecimal digits, with colons or without')
  if (!URL.canParse(server) || new URL(server).protocol !== 'https:') {
    return wrong(`--server takes an https address, not "${server}"`)
  }
  const override = readOverride(values.override)
  if (override === 'wrong') return wrong(`--override takes a reason of 1 to ${String(longestOverrideWords)} characters`)
  const password = environment[passwordVariable] ?? ''
  if (password === '') return wrong(`the environment variable ${passwordVariable} holds no password`)
  return {
    kind: 'walk',
    server,
    fingerprint: normal,
    loginId: login,
    password,
    find,
    camera: resolve(camera),
    out: resolve(values.out ?? 'out/walkthrough'),
    email: values.email === true,
    first: values.first === true,
    replace: values.replace === true,
    override,
    showPeople: values['show-people'] === true,
    withoutKeeping: values['without-keeping'] === true,
  }
}

function parseWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        server: { type: 'string' },
        fingerprint: { type: 'string' },
        login: { type: 'string' },
        'password-env': { type: 'string' },
        find: { type: 'string' },
        camera: { type: 'string' },
        out: { type: 'string' },
        email: { type: 'boolean' },
        first: { type: 'boolean' },
        replace: { type: 'boolean' },
        override: { type: 'string' },
        'show-people': { type: 'boolean' },
        'without-keeping': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** A reason by its name, or else words of one's own; `null` when none is given. */
function readOverride(text: string | undefined): Override | null | 'wrong' {
  if (text === undefined) return null
  const reason = overrideReasons.find((known) => known === text && known !== 'other')
  if (reason !== undefined) return { reason, words: null }
  const words = text.trim()
  return words === '' || words.length > longestOverrideWords ? 'wrong' : { reason: 'other', words }
}
