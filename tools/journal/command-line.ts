import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { normalFingerprint } from '../station-driver/fingerprint.ts'

/** A request, the wish for help, or what is wrong with the words. */
export type VerifyCommand =
  | {
      readonly kind: 'verify'
      /** The station's database or an export; absolute. */
      readonly file: string
      /** The fingerprint the station's key must have, upper-case pairs with colons; `null` takes any. */
      readonly fingerprint: string | null
      /** How many entries the station knows of; `null` when nobody has said. */
      readonly lastNumber: number | null
    }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly sentence: string }

/** The text of `npm run journal:verify -- --help`. */
export const usage = `Checks a journal without any secret: whether an entry was changed, taken out, moved or cut off.

  npm run journal:verify FILE
  npm run journal:verify -- FILE [--key SHA256] [--last N]

  FILE          the station's database (station.sqlite in the data folder; the station may be running), or a JSON export
  --key SHA256  the fingerprint of the station's key, from the station itself: a journal signed by another is broken
  --last N      the number of the last entry, from the station itself: a journal that ends before is broken
  --help        this text

Exit codes: 0 whole, 1 broken, 64 wrong usage, or FILE is no journal
`

/** Reads the words after `npm run journal:verify`. */
export function readVerifyCommand(words: readonly string[]): VerifyCommand {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { key: { type: 'string' }, last: { type: 'string' }, help: { type: 'boolean', default: false } },
    })
    if (values.help) return { kind: 'help' }
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) return { kind: 'wrong', sentence: 'It takes one file.' }
    const fingerprint = values.key === undefined ? null : normalFingerprint(values.key)
    if (values.key !== undefined && fingerprint === null) {
      return { kind: 'wrong', sentence: `--key takes 64 hexadecimal digits, not "${values.key}"` }
    }
    if (values.last !== undefined && !/^\d{1,15}$/u.test(values.last)) {
      return { kind: 'wrong', sentence: `--last takes a number, not "${values.last}"` }
    }
    const lastNumber = values.last === undefined ? null : Number(values.last)
    return { kind: 'verify', file: resolve(file), fingerprint, lastNumber }
  } catch (error) {
    return { kind: 'wrong', sentence: error instanceof Error ? error.message : String(error) }
  }
}
