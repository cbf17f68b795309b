import type { CertificateChoice, IssuedCertificate } from './certificates.ts'
import type { SimulatorOptions } from './options.ts'
import type { ServerSettings } from './settings.ts'
import type { SentMail, ServerState } from './state.ts'
import { issueCertificate } from './certificates.ts'
import { Counters } from './counters.ts'
import { FaultScript } from './faults.ts'
import { defaultOptions, loopbackHosts } from './options.ts'
import { RequestLog } from './request-log.ts'
import { listen } from './server.ts'
import { createState } from './state.ts'

export type { Fault } from './faults.ts'
export type { SimulatorOptions } from './options.ts'
export type { ServerSettings } from './settings.ts'
export type { SimulatorVersion } from './versions.ts'
export { createAuthority, issueCertificate } from './certificates.ts'
export { notablePeople } from './people/generate.ts'
export { drawPortrait } from './people/portrait.ts'
export { markPicture, markableCodes, paintMark } from './pictures/marks.ts'
export { demoDevices } from './devices.ts'
export { demoDoors } from './doors.ts'
export { demoLogin, demoOperators } from './permissions.ts'
export { releaseOf, simulatorVersions } from './versions.ts'

/** A running BioStar 2 server for development and tests. */
export interface Simulator {
  /** `https://127.0.0.1:<port>`, without `/api`. */
  readonly url: string
  readonly port: number
  /** SHA-256 of the certificate presented now, upper-case hex in pairs joined by colons. */
  readonly fingerprint: string
  readonly certificatePem: string
  /** The authority that signed it, when one did. */
  readonly authorityPem: string | undefined
  readonly counters: Counters
  readonly state: ServerState
  /** The mobile enrollment mails handed over so far, oldest first. */
  readonly mails: readonly SentMail[]
  readonly faults: FaultScript
  /** The requests received so far, with their parsed bodies. */
  readonly requests: RequestLog
  readonly setSettings: (patch: Partial<ServerSettings>) => void
  /** New connections get this certificate; those that are open keep the one they saw. */
  readonly replaceCertificate: (certificate: IssuedCertificate) => void
  /** Closes the connections on which nothing is going on, earlier than promised. */
  readonly closeIdleConnections: () => void
  readonly stop: () => Promise<void>
}

/**
 * Starts a simulated BioStar 2 server on this machine.
 *
 * Rejects when the host is not this machine or the port is taken. The server is stateful and independent of others.
 */
export async function startSimulator(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const chosen: SimulatorOptions = { ...defaultOptions, ...options }
  if (!loopbackHosts.includes(chosen.host)) {
    throw new Error(`The simulator listens on this machine only, so not on ${chosen.host}.`)
  }
  let certificate = await certificateFor(chosen.certificate)
  const state = createState(chosen)
  const world = {
    state,
    version: chosen.version,
    clock: chosen.clock,
    counters: new Counters(),
    faults: new FaultScript(),
    requests: new RequestLog(),
  }
  const server = await listen(chosen, certificate, world)
  const host = chosen.host === '::1' ? '[::1]' : chosen.host
  return {
    url: `https://${host}:${server.port}`,
    port: server.port,
    get fingerprint() {
      return certificate.fingerprint
    },
    get certificatePem() {
      return certificate.certificatePem
    },
    get authorityPem() {
      return certificate.authorityPem
    },
    counters: world.counters,
    state,
    mails: state.mails,
    faults: world.faults,
    requests: world.requests,
    setSettings: (patch) => {
      state.settings = { ...state.settings, ...patch }
      server.keepIdleFor(state.settings.keepAliveSeconds)
    },
    replaceCertificate: (next) => {
      certificate = next
      server.presentCertificate(next)
    },
    closeIdleConnections: server.closeIdleConnections,
    stop: async () => {
      world.faults.clear()
      await server.stop()
    },
  }
}

function certificateFor(choice: CertificateChoice | IssuedCertificate): Promise<IssuedCertificate> {
  return typeof choice === 'string' ? issueCertificate({ kind: choice }) : Promise.resolve(choice)
}
