import { parseArgs } from 'node:util'
import type { SimulatorOptions } from './options.ts'
import { certificateChoices } from './certificates.ts'
import { defaultOptions, loopbackHosts } from './options.ts'
import { simulatorVersions } from './versions.ts'

/** What `--help` prints. */
export const usage = `A BioStar 2 server to develop and test against. Not for production: its people are invented, its doors are open.

  npm run simulator -- [options]

  --port N             port to listen on, 0 for any free one (default 8443)
  --host HOST          ${loopbackHosts.join(', ')} (default ${defaultOptions.host})
  --people N           how many people to invent (default ${defaultOptions.people})
  --events N           how many events the log begins with (default ${defaultOptions.events})
  --seed N             another seed, other people (default ${defaultOptions.seed})
  --version V          ${simulatorVersions.join(', ')} (default ${defaultOptions.version})
  --certificate KIND   ${certificateChoices.join(', ')}
                       (default self-signed)
  --access-groups N    how many access groups to invent beside the usual ones (default 0)
  --latency N          milliseconds added to every piece of traffic, each way (default 0)
  --alphanumeric       user ids may hold letters
  --encrypted          database encryption: names and addresses match only exactly
  --no-mail            no SMTP server is set, so no enrollment mail can be sent
  --json               print one line of JSON when ready, and nothing else
  --help               this text
`

/** What the words after the command ask for. */
export type CommandLine =
  | { readonly kind: 'run'; readonly options: Partial<SimulatorOptions>; readonly json: boolean }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly sentence: string }

/** Reads the words after the command; anything it does not know is wrong, with a sentence that says what. */
export function readCommandLine(words: readonly string[]): CommandLine {
  try {
    const { values } = parseArgs({
      args: [...words],
      strict: true,
      options: {
        port: { type: 'string', default: '8443' },
        host: { type: 'string', default: defaultOptions.host },
        people: { type: 'string', default: String(defaultOptions.people) },
        events: { type: 'string', default: String(defaultOptions.events) },
        seed: { type: 'string', default: String(defaultOptions.seed) },
        version: { type: 'string', default: defaultOptions.version },
        certificate: { type: 'string', default: 'self-signed' },
        'access-groups': { type: 'string', default: '0' },
        latency: { type: 'string', default: '0' },
        alphanumeric: { type: 'boolean', default: false },
        encrypted: { type: 'boolean', default: false },
        'no-mail': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) return { kind: 'help' }
    return {
      kind: 'run',
      json: values.json,
      options: {
        port: whole('port', values.port, 65_535),
        host: oneOf('host', values.host, loopbackHosts),
        people: whole('people', values.people, 1_000_000),
        events: whole('events', values.events, 1_000_000),
        seed: whole('seed', values.seed, 2 ** 31),
        version: oneOf('version', values.version, simulatorVersions),
        certificate: oneOf('certificate', values.certificate, certificateChoices),
        accessGroups: whole('access-groups', values['access-groups'], 100_000),
        latencyMilliseconds: whole('latency', values.latency, 60_000),
        settings: {
          useAlphanumeric: values.alphanumeric,
          databaseEncryption: values.encrypted,
          smtpConfigured: !values['no-mail'],
        },
      },
    }
  } catch (error) {
    return { kind: 'wrong', sentence: error instanceof Error ? error.message : String(error) }
  }
}

function whole(name: string, text: string, highest: number): number {
  if (!/^\d+$/.test(text) || Number(text) > highest) {
    throw new Error(`--${name} takes a whole number from 0 to ${highest}, not "${text}".`)
  }
  return Number(text)
}

function oneOf<Choice extends string>(name: string, text: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === text)
  if (found === undefined) throw new Error(`--${name} takes one of ${choices.join(', ')}, not "${text}".`)
  return found
}
