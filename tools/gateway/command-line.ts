import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** What can be asked for. */
export const commands = ['devices', 'list', 'get', 'enroll', 'update', 'delete', 'compare'] as const

/** What can be asked for. */
export type CommandName = (typeof commands)[number]

/** What to do, and where. */
export interface GatewayCommand {
  readonly kind: 'command'
  readonly name: CommandName
  readonly host: string
  readonly port: number
  /** The gateway's `ca.crt`; absolute. */
  readonly authorityFile: string
  readonly devices: readonly number[]
  /** Empty where everybody is meant. */
  readonly users: readonly string[]
  /** Absolute; `null` when the command takes none. */
  readonly file: string | null
  readonly overwrite: boolean
  readonly json: boolean
}

/** A request, the wish for help, or what is wrong with the words. */
export type GatewayWords =
  GatewayCommand | { readonly kind: 'help' } | { readonly kind: 'wrong'; readonly sentence: string }

/** The port of a device gateway that was told nothing else (reference section 9). */
const usualPort = 4000

/** The text of `npm run gateway -- --help`. */
export const usage = `Speaks to terminals through a Suprema device gateway, in the gateway's own words.

  npm run gateway -- COMMAND --gateway HOST:PORT --ca FILE [more]

Commands
  devices                        the terminals of the gateway, their state and what they hold
  list     --device ID...        the users of terminals: their headers
  get      --device ID... --user ID...                    all that terminals know of users
  enroll   --device ID... --file users.json [--overwrite] puts users on terminals
  update   --device ID... --file users.json               changes what the file names of users, and nothing else
  delete   --device ID... --user ID...                    takes users off terminals
  compare  --device ID --device ID... [--user ID...]      what differs for users between terminals

  --gateway HOST:PORT  the gateway; without a port 4000. The host must be in the gateway's certificate
  --ca FILE            the gateway's ca.crt: the only authority that is trusted
  --device ID          a terminal's number; as often as needed
  --user ID            a user's id; as often as needed
  --file FILE          users as JSON, with the vendor's field names and bytes as base64: what get --json prints
  --overwrite          puts users in the place of those who have their ids
  --json               JSON with the vendor's field names instead of a table, bytes as base64
  --help               this text

Exit codes: 0 all done, 1 nothing done, 2 partly done, 64 wrong usage
`

const needsFile: ReadonlySet<CommandName> = new Set(['enroll', 'update'])
const needsUsers: ReadonlySet<CommandName> = new Set(['get', 'delete'])
const takesUsers: ReadonlySet<CommandName> = new Set(['get', 'delete', 'compare'])

/** Reads the words after `npm run gateway`. */
export function readGatewayCommand(words: readonly string[]): GatewayWords {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        gateway: { type: 'string' },
        ca: { type: 'string' },
        device: { type: 'string', multiple: true, default: [] },
        user: { type: 'string', multiple: true, default: [] },
        file: { type: 'string' },
        overwrite: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) return { kind: 'help' }
    const [word, ...more] = positionals
    const name = commands.find((command) => command === word)
    if (name === undefined || more.length > 0) return wrong(`It takes one command: ${commands.join(', ')}.`)
    const place = placeOf(values.gateway)
    if (place === null) return wrong('--gateway takes a host and a port, as in gateway.example:4000.')
    if (values.ca === undefined) return wrong('--ca takes the ca.crt of the gateway.')
    const devices = values.device.map(numberOf)
    const sentence = wrongPlaces(name, devices, values.user, values.file, values.overwrite)
    if (sentence !== null) return wrong(sentence)
    return {
      kind: 'command',
      name,
      ...place,
      authorityFile: resolve(values.ca),
      devices: [...new Set(devices.filter((device) => device !== null))],
      users: [...new Set(values.user)],
      file: values.file === undefined ? null : resolve(values.file),
      overwrite: values.overwrite,
      json: values.json,
    }
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error))
  }
}

/** What does not fit the command, or `null`. */
function wrongPlaces(
  name: CommandName,
  devices: readonly (number | null)[],
  users: readonly string[],
  file: string | undefined,
  overwrite: boolean,
): string | null {
  if (devices.includes(null)) return '--device takes the number of a terminal, as in 541600001.'
  const fewest = name === 'devices' ? 0 : name === 'compare' ? 2 : 1
  if (new Set(devices).size < fewest)
    return `${name} takes ${fewest === 2 ? 'two terminals or more' : 'a terminal'}: --device.`
  if (name === 'devices' && devices.length > 0) return 'devices tells all terminals; it takes no --device.'
  if (needsFile.has(name) !== (file !== undefined))
    return needsFile.has(name) ? `${name} takes the users from a file: --file.` : `${name} takes no --file.`
  if (needsUsers.has(name) && users.length === 0) return `${name} takes a user or more: --user.`
  if (!takesUsers.has(name) && users.length > 0) return `${name} takes no --user.`
  return overwrite && name !== 'enroll' ? '--overwrite belongs to enroll.' : null
}

function placeOf(text: string | undefined): { readonly host: string; readonly port: number } | null {
  const read = /^(?:\[([\da-f:]+)\]|([^:[\]\s/]+))(?::(\d{1,5}))?$/iu.exec(text ?? '')
  const host = read?.[1] ?? read?.[2]
  const port = read?.[3] === undefined ? usualPort : Number(read[3])
  return host === undefined || port < 1 || port > 65_535 ? null : { host, port }
}

function numberOf(text: string): number | null {
  const number = /^\d{1,10}$/u.test(text) ? Number(text) : 0
  return number >= 1 && number <= 4_294_967_295 ? number : null
}

function wrong(sentence: string): GatewayWords {
  return { kind: 'wrong', sentence }
}
