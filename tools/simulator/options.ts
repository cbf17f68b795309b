import type { SecureVersion } from 'node:tls'
import type { CertificateChoice, IssuedCertificate } from './certificates.ts'
import type { ServerSettings } from './settings.ts'
import type { SimulatorVersion } from './versions.ts'

/** Everything that can be chosen when a simulator starts. */
export interface SimulatorOptions {
  /** 0 takes any free port. */
  readonly port: number
  /** Only this machine: `127.0.0.1`, `::1` or `localhost`; anything else is refused. */
  readonly host: string
  /** How many people are generated beside the demo operators; deterministic from `seed`. */
  readonly people: number
  /** How many events the log begins with, over the last seventy days; deterministic from `seed`. */
  readonly events: number
  readonly seed: number
  readonly version: SimulatorVersion
  /** A certificate by name, or one made earlier by `issueCertificate()` so that two servers share or renew it. */
  readonly certificate: CertificateChoice | IssuedCertificate
  /** How many access groups are invented beside the usual ones. */
  readonly accessGroups: number
  readonly settings: Partial<ServerSettings>
  readonly minimumTlsVersion: SecureVersion
  readonly maximumTlsVersion: SecureVersion
  /** One-way delay in milliseconds put on every piece of traffic, TLS handshakes included; 0 leaves the sockets alone. */
  readonly latencyMilliseconds: number
  /** Milliseconds since 1970: session time-outs, lock-outs and "expired" follow it; sockets and faults follow real time. */
  readonly clock: () => number
}

/** The options of `startSimulator()` when nothing is asked for. */
export const defaultOptions: SimulatorOptions = {
  port: 0,
  host: '127.0.0.1',
  people: 5000,
  events: 2000,
  seed: 20_240_901,
  version: '2.9.8',
  certificate: 'self-signed',
  accessGroups: 0,
  settings: {},
  minimumTlsVersion: 'TLSv1.2',
  maximumTlsVersion: 'TLSv1.3',
  latencyMilliseconds: 0,
  clock: Date.now,
}

/** The hosts a simulator may listen on: nothing that another machine could reach. */
export const loopbackHosts: readonly string[] = ['127.0.0.1', '::1', 'localhost']
