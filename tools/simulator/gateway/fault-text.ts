import { status } from '@grpc/grpc-js'
import type { FaultRule, GatewayFault } from './faults.ts'

/** Reads a fault as it is written on the command line: `Enroll@541600002=UNAVAILABLE`. Throws a sentence for anything else. */
export function readFault(text: string): FaultRule {
  const read = /^(?<rpc>[A-Za-z/]+)(?:@(?<deviceID>\d+))?=(?<what>.+)$/.exec(text)?.groups
  const fault = read?.['what'] === undefined ? undefined : faultFrom(read['what'])
  if (read === undefined || fault === undefined) {
    throw new Error(`--fault takes CALL=WHAT or CALL@TERMINAL=WHAT, as Enroll@541600002=UNAVAILABLE, not "${text}".`)
  }
  const { rpc = '', deviceID } = read
  return { rpc, ...(deviceID === undefined ? {} : { deviceID: Number(deviceID) }), ...fault, times: Infinity }
}

function faultFrom(what: string): GatewayFault | undefined {
  const delay = /^delay:(\d+)$/.exec(what)?.[1]
  if (delay !== undefined) return { kind: 'delay', milliseconds: Number(delay) }
  if (what === 'drop') return { kind: 'drop', when: 'before' }
  if (what === 'drop-after') return { kind: 'drop', when: 'after' }
  if (what === 'silence') return { kind: 'silence' }
  const named = Object.entries(status).find(([name, number]) => typeof number === 'number' && name === what)?.[1]
  const code = Number(named ?? what)
  return code in status && code > 0 ? { kind: 'status', code } : undefined
}
