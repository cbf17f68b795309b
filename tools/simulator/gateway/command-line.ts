import { parseArgs } from 'node:util'
import type { FaultRule } from './faults.ts'
import type { GatewaySimulatorOptions } from './options.ts'
import type { TerminalPlan } from './terminal-plan.ts'
import { readFault } from './fault-text.ts'
import { gatewayCertificates } from './gateway-certificate.ts'
import { defaultPeople, defaultSeed } from './options.ts'
import { fingerTerminal, infraredTerminal, standardTerminals } from './terminal-plan.ts'

/** The terminals that can be asked for by name. */
const terminalsByName: Readonly<Record<string, TerminalPlan>> = {
  ...standardTerminals,
  finger: fingerTerminal,
  infrared: infraredTerminal,
}

const namings = ['gsdk', 'old', 'both'] as const
const places = ['statusDetails', 'response'] as const

/** What `--help` prints. */
export const usage = `A device gateway with terminals to develop and test against. Not for production: its people are invented.

  npm run gateway-simulator -- [options]

  --port N             port to listen on, 0 for any free one (default 4000)
  --terminals NAMES    ${Object.keys(terminalsByName).join(', ')};
                       with commas between (default ${Object.keys(standardTerminals).join(',')})
  --people N           how many users each terminal begins with (default ${defaultPeople})
  --seed N             another seed, other people (default ${defaultSeed}, as npm run simulator)
  --write-ca FILE      where the certificate of the authority goes (default out/gateway-simulator/ca.crt)
  --naming NAMES       ${namings.join(', ')}: package names served (default gsdk, since 1.5.0)
  --certificate KIND   ${gatewayCertificates.join(', ')} (default good)
  --multi-errors WHERE ${places.join(', ')}: errors of several terminals (default statusDetails, since 1.4.0)
  --strict-counters    refuse users whose header does not count its lists rightly
  --missing CALLS      calls to leave out as an older gateway does, such as Update,UpdateMulti
  --present-after N    milliseconds until somebody presents a face or a card to a scan (default 3000)
  --fault RULE         CALL=WHAT or CALL@TERMINAL=WHAT for every such call, may be given more than once; WHAT is a status
                       (UNAVAILABLE, 14), delay:MILLISECONDS, drop, drop-after, silence. "After" is after the work is done.
  --json               print one line of JSON when ready, and nothing else
  --help               this text

While it runs it reads lines: online ID, offline ID, face ID, card ID [NUMBER], delay ID MILLISECONDS, capacity ID USERS.
`

/** What the words after the command ask for. */
export type GatewayCommandLine =
  | {
      readonly kind: 'run'
      readonly options: GatewaySimulatorOptions
      readonly faults: readonly FaultRule[]
      /** `undefined` is the usual place. */
      readonly authorityFile: string | undefined
      readonly json: boolean
    }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly sentence: string }

/** Reads the words after the command; anything it does not know is wrong, with a sentence that says what. */
export function readGatewayCommandLine(words: readonly string[]): GatewayCommandLine {
  try {
    const { values } = parseArgs({
      args: [...words],
      strict: true,
      options: {
        port: { type: 'string', default: '4000' },
        terminals: { type: 'string', default: Object.keys(standardTerminals).join(',') },
        people: { type: 'string', default: String(defaultPeople) },
        seed: { type: 'string', default: String(defaultSeed) },
        'write-ca': { type: 'string' },
        naming: { type: 'string', default: 'gsdk' },
        certificate: { type: 'string', default: 'good' },
        'multi-errors': { type: 'string', default: 'statusDetails' },
        'strict-counters': { type: 'boolean', default: false },
        missing: { type: 'string', default: '' },
        'present-after': { type: 'string', default: '3000' },
        fault: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) return { kind: 'help' }
    return {
      kind: 'run',
      json: values.json,
      authorityFile: values['write-ca'],
      faults: values.fault.map(readFault),
      options: {
        port: whole('port', values.port, 65_535),
        terminals: listed(values.terminals).map(terminalNamed),
        people: whole('people', values.people, 1_000_000),
        seed: whole('seed', values.seed, 2 ** 31),
        naming: oneOf('naming', values.naming, namings),
        certificate: oneOf('certificate', values.certificate, gatewayCertificates),
        multiErrors: oneOf('multi-errors', values['multi-errors'], places),
        counters: values['strict-counters'] ? 'must match' : 'ignored',
        missing: listed(values.missing),
        presentAfterMilliseconds: whole('present-after', values['present-after'], 600_000),
      },
    }
  } catch (error) {
    return { kind: 'wrong', sentence: error instanceof Error ? error.message : String(error) }
  }
}

function listed(text: string): readonly string[] {
  return text.split(',').filter((part) => part !== '')
}

function terminalNamed(name: string): TerminalPlan {
  const names = Object.keys(terminalsByName)
  const plan = terminalsByName[oneOf('terminals', name, names)]
  if (plan === undefined) throw new Error(`no terminal ${name}`)
  return plan
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
