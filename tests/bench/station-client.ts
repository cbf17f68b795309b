import { createBioStarClient, type BioStarClient } from '../../src-main/biostar/client.ts'
import { createSentMails } from '../../src-main/biostar/sent-mails.ts'
import { createTransport } from '../../src-main/biostar/transport.ts'
import type { Log } from '../../src-main/observe/log.ts'
import type { Outcome } from '../../src-preload/contract/outcome.ts'
import { demoLogin, type Simulator } from '../../tools/simulator/index.ts'

const silence: Log = { write: () => undefined }

/** The station's own conversation with a server, signed in, without a window around it. */
export async function signInWithoutWindow(simulator: Simulator): Promise<BioStarClient> {
  const host = new URL(simulator.url).hostname
  const clock = Date.now
  const transport = createTransport(
    {
      address: { host, port: simulator.port },
      trust: { kind: 'pinnedCertificate', sha256: simulator.fingerprint },
    },
    { log: silence, clock, readSystemAuthorities: () => [] },
  )
  const client = createBioStarClient({ transport, host, clock, log: silence, sentMails: createSentMails() })
  succeeded(await client.signIn(demoLogin, {}))
  return client
}

/** The value of a success. Throws with the kind of a failure: what failed was not measured. */
export function succeeded<Value>(outcome: Outcome<Value, { readonly kind: string }>): Value {
  if (!outcome.ok) throw new Error(`the server did not do what is measured: ${outcome.failure.kind}`)
  return outcome.value
}
