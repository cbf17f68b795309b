import { parseArgs } from 'node:util'

/** What `npm start` was asked for. */
export type StartRequest =
  | { readonly kind: 'demonstration' }
  | { readonly kind: 'server'; readonly address: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly sentence: string }

/** The text of `npm start -- --help`. */
export const usage = `Starts the enrollment station.

  npm start                              with a BioStar simulator to play with, paired already
  npm start -- --server https://host     on a real server, at the pairing screen

Environment
  STATION_RUNTIME=electron|standin|auto  what runs it (default auto: Electron where its binary is)
  STATION_HEADLESS=1                     no window: enroll one invented person and leave screenshots
  STATION_CHROMIUM=/path/to/chromium     the browser of the stand-in
`

/**
 * Reads the words after `npm start --`.
 *
 * @param words as in process.argv.slice(2)
 */
export function readStartRequest(words: readonly string[]): StartRequest {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { server: { type: 'string' }, help: { type: 'boolean', default: false } },
    })
    if (values.help) return { kind: 'help' }
    if (values.server === undefined) return { kind: 'demonstration' }
    return isServerAddress(values.server)
      ? { kind: 'server', address: values.server }
      : {
          kind: 'wrong',
          sentence: `--server takes an address such as https://biostar.example.com, not "${values.server}"`,
        }
  } catch (error) {
    return { kind: 'wrong', sentence: error instanceof Error ? error.message : String(error) }
  }
}

function isServerAddress(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:' && new URL(text).hostname !== ''
}
