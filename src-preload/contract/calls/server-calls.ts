import { z } from 'zod'
import { gatewayFailures, sessionFailures } from '../failures.ts'
import { readinessSchema } from '../readiness.ts'
import { gatewayFormShape } from './gateway-calls.ts'
import { connectionStateSchema, serverProbeSchema, serverStateSchema } from '../server.ts'
import { longestLoginId, longestPassword, sessionStateSchema, shortestDeskPassword } from '../session.ts'
import { nothing, long, server, type CallShape } from './call-shape.ts'

/** The one server, and who is signed in at it. */
export const serverCalls = {
  /** Which server the station belongs to. */
  readServer: { input: nothing, output: serverStateSchema, failures: [] },
  /** Looks at a server's certificate. Sends nothing. `address` as a person types it: host, host:port, or an https URL. */
  probeServer: {
    input: z.strictObject({ ...long, address: z.string().max(300) }),
    output: serverProbeSchema,
    failures: ['invalidAddress', 'serverUnreachable', 'cancelled'],
  },
  /** Pairs the station with a server that was looked at: the clerk's deliberate act. Checks the certificate again first. */
  pairServer: {
    input: z.strictObject({
      probeId: z.string().max(64),
      trust: z.enum(['systemTrust', 'pinnedCertificate', 'pinnedAuthority']),
    }),
    output: serverStateSchema,
    failures: [
      'probeOutdated',
      'serverUnreachable',
      'certificateRefused',
      'certificateChanged',
      'notSaved',
      ...sessionFailures,
    ],
  },
  /**
   * Lets the station work with a device gateway alone, and sets the password of the desk: everybody who sits down here gives it.
   * `sha256` is the fingerprint of the authority that the person has compared. The gateway is asked for its terminals first.
   */
  pairGateway: {
    input: z.strictObject({
      ...long,
      ...gatewayFormShape,
      password: z.string().min(shortestDeskPassword).max(longestPassword),
    }),
    output: serverStateSchema,
    failures: ['invalidAddress', 'probeOutdated', 'notSaved', ...gatewayFailures, ...sessionFailures],
  },
  /**
   * Forgets the server, its trust and the passwords kept for it. Signs out first. A station that works with a gateway alone
   * forgets it only for somebody who is signed in: whoever may choose a new desk password has known the old one.
   */
  forgetServer: {
    input: nothing,
    output: serverStateSchema,
    failures: ['notSaved', 'vaultUnavailable', ...sessionFailures],
  },
  /** Asks the server now whether it is there. */
  checkConnection: { input: nothing, output: connectionStateSchema, failures: [] },

  /** Looks at everything the station needs from the server, and changes nothing. What cannot be asked is a row, no failure. */
  checkReadiness: {
    input: z.strictObject(long),
    output: readinessSchema,
    failures: [...sessionFailures, 'notPaired', 'notOffered'],
  },

  /** Who is at the desk. */
  readSession: { input: nothing, output: sessionStateSchema, failures: [] },
  /** Signs a clerk in. Without a password the one in the keychain is used. `remember` keeps it there if the keychain can. */
  signIn: {
    input: z.strictObject({
      ...long,
      loginId: z.string().min(1).max(longestLoginId),
      password: z.string().min(1).max(longestPassword).nullable(),
      remember: z.boolean(),
    }),
    output: sessionStateSchema,
    failures: [...server, 'vaultUnavailable'],
  },
  /** Signs the clerk out, and forgets the kept password if asked. */
  signOut: {
    input: z.strictObject({ forgetPassword: z.boolean() }),
    output: sessionStateSchema,
    failures: ['vaultUnavailable'],
  },
  /** Locks the station; everything about people is refused until it is unlocked. */
  lock: { input: nothing, output: sessionStateSchema, failures: ['signInRequired'] },
  /** Unlocks the station with the clerk's password. Five wrong ones sign the clerk out. */
  unlock: {
    input: z.strictObject({ password: z.string().min(1).max(longestPassword) }),
    output: sessionStateSchema,
    failures: ['unlockRefused', 'signInRequired'],
  },
} as const satisfies Record<string, CallShape>
