import type { Authority, IssuedCertificate } from '../certificates.ts'
import { createAuthority, issueCertificate } from '../certificates.ts'

/** The certificates a gateway can be started with. */
export const gatewayCertificates = ['good', 'expired', 'wrongHost', 'otherAuthority'] as const

/** `otherAuthority` is signed by an authority that looks like the one handed out, and is not. */
export type GatewayCertificate = (typeof gatewayCertificates)[number]

/** The authority handed out to clients, and what the server presents. Good ones name `localhost` and 127.0.0.1. */
export async function issueGatewayCertificate(
  choice: GatewayCertificate,
): Promise<{ readonly authority: Authority; readonly presented: IssuedCertificate }> {
  const authority = await createAuthority('Gateway Simulator Root')
  const signing = choice === 'otherAuthority' ? await createAuthority('Gateway Simulator Root') : authority
  const kinds = {
    good: 'private-authority',
    expired: 'private-authority-expired',
    wrongHost: 'private-authority-wrong-host',
    otherAuthority: 'private-authority',
  } as const
  return { authority, presented: await issueCertificate({ kind: kinds[choice], authority: signing }) }
}
