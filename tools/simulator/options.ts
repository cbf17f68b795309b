import type { SecureVersion } from 'node:tls'
import type { CertificateChoice, IssuedCertificate } from './certificates.ts'
import type { EnvelopeShape, RouteFamily } from './envelope.ts'
import type { SimulatorVersion } from './versions.ts'
import { guesses } from './guesses.ts'

/** Everything that can be chosen when a simulator starts. */
export interface SimulatorOptions {
  /** 0 takes any free port. */
  readonly port: number
  /** Only this machine: `127.0.0.1`, `::1` or `localhost`; anything else is refused. */
  readonly host: string
  /** How many people are generated beside the demo operators; deterministic from `seed`. */
  readonly people: number
  readonly seed: number
  readonly version: SimulatorVersion
  /** A certificate by name, or one made earlier by `issueCertificate()` so that two servers share or renew it. */
  readonly certificate: CertificateChoice | IssuedCertificate
  readonly settings: Partial<ServerSettings>
  readonly minimumTlsVersion: SecureVersion
  readonly maximumTlsVersion: SecureVersion
  /** One-way delay in milliseconds put on every piece of traffic, TLS handshakes included; 0 leaves the sockets alone. */
  readonly latencyMilliseconds: number
  /** Milliseconds since 1970: session time-outs, lock-outs and "expired" follow it; sockets and faults follow real time. */
  readonly clock: () => number
}

/** How an empty list is spelled: as captured for the endpoint, or the same way everywhere (reference section 1.4). */
export type EmptyListSpelling = 'as-captured' | 'missing' | 'array' | 'string'

/** The lock after wrong passwords; the official sample is off, 5 tries, 10 minutes. */
export interface LockoutSettings {
  readonly enabled: boolean
  readonly attempts: number
  readonly minutes: number
}

/** What an administrator of the server may have set; changeable while it runs. */
export interface ServerSettings {
  /** Idle time-out, counted from the last activity; 60 minutes by default (2.9.3 release notes). */
  readonly sessionTimeoutSeconds: number
  /** Off: a newer login ends the older session of the same account. */
  readonly simultaneousLogin: boolean
  /** On: user ids may hold letters, `-` and `_`. */
  readonly useAlphanumeric: boolean
  /** On: names, e-mail addresses and phones match only exactly. */
  readonly databaseEncryption: boolean
  readonly lockout: LockoutSettings
  /** First precondition of a mobile enrollment mail: an SMTP server is set. */
  readonly smtpConfigured: boolean
  /** Second: "Visual Face Mobile Enrollment" is enabled in the e-mail settings. */
  readonly visualFaceMail: boolean
  /** Third: the cloud is on. */
  readonly cloud: boolean
  /** Third, too: the activated licence has the cloud. */
  readonly cloudLicence: boolean
  /** HTTP status of a failed `send_email`; the seed does not give it. */
  readonly sendEmailFailureStatus: number
  /** From 2.9.8 the table marks `adv_criteria` as required; whether the server insists is not known. */
  readonly requireAdvancedCriteria: boolean
  /** Seconds after which an idle socket is closed, and the number in the `Keep-Alive` header. */
  readonly keepAliveSeconds: number
  /** Code on a session that timed out: both are documented. */
  readonly expiredSessionCode: '10' | '11'
  readonly emptyLists: EmptyListSpelling
  /** Overrides the envelope of a family of endpoints. */
  readonly envelopes: Partial<Readonly<Record<RouteFamily, EnvelopeShape>>>
  /** Which columns `search_text` looks at; which ones the vendor's server takes is not documented. */
  readonly searchTextColumns: readonly ('user_id' | 'name' | 'email' | 'phone')[]
  /** Largest profile photo accepted, in bytes; the vendor documents no limit for the API. */
  readonly photoMaximumBytes: number
  /** Off (2.9.7+): templates are kept and the normalised picture of a visual face is not. */
  readonly storeVisualFaceImage: boolean
}

/** The settings of a freshly started server. */
export const defaultSettings: ServerSettings = {
  sessionTimeoutSeconds: 3600,
  simultaneousLogin: true,
  useAlphanumeric: false,
  databaseEncryption: false,
  lockout: { enabled: false, attempts: 5, minutes: 10 },
  smtpConfigured: true,
  visualFaceMail: true,
  cloud: true,
  cloudLicence: true,
  sendEmailFailureStatus: guesses.sendEmailFailureStatus,
  requireAdvancedCriteria: false,
  keepAliveSeconds: 5,
  expiredSessionCode: guesses.expiredSessionCode,
  emptyLists: 'as-captured',
  envelopes: {},
  searchTextColumns: guesses.searchTextColumns,
  photoMaximumBytes: Number.POSITIVE_INFINITY,
  storeVisualFaceImage: true,
}

/** The options of `startSimulator()` when nothing is asked for. */
export const defaultOptions: SimulatorOptions = {
  port: 0,
  host: '127.0.0.1',
  people: 5000,
  seed: 20_240_901,
  version: '2.9.8',
  certificate: 'self-signed',
  settings: {},
  minimumTlsVersion: 'TLSv1.2',
  maximumTlsVersion: 'TLSv1.3',
  latencyMilliseconds: 0,
  clock: Date.now,
}

/** The hosts a simulator may listen on: nothing that another machine could reach. */
export const loopbackHosts: readonly string[] = ['127.0.0.1', '::1', 'localhost']
