import { describe, expect, it } from 'vitest'
import { readAuthority } from '../../../src-main/gateway/pasted-authority.ts'
import { createAuthority, issueCertificate } from '../../../tools/simulator/certificates.ts'

const now = Date.now()

describe('the authority of a gateway, from a text', () => {
  it('is the one certificate in it, without what stands around', async () => {
    const authority = await createAuthority('Gateway Root')
    const read = readAuthority(`Bag Attributes\r\n  localKeyID: 01\r\n${authority.certificatePem}\r\nthe end`, now)
    expect(read).toMatchObject({ ok: true, value: { facts: { sha256: authority.fingerprint, selfSigned: true } } })
    expect(read.ok && read.value.pem.trim()).toBe(authority.certificatePem.trim())
  })

  it('is refused for what it is not', async () => {
    const [authority, second] = [await createAuthority('One'), await createAuthority('Two')]
    const leaf = await issueCertificate({ authority })
    const reasonOf = (text: string, at = now) => {
      const read = readAuthority(text, at)
      return read.ok ? null : read.failure.reason
    }
    expect(reasonOf('')).toBe('noCertificate')
    expect(reasonOf('-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----')).toBe('noCertificate')
    expect(reasonOf(`${authority.certificatePem}\n${second.certificatePem}`)).toBe('severalCertificates')
    expect(reasonOf(leaf.certificatePem)).toBe('notAnAuthority')
    expect(reasonOf(leaf.privateKeyPem)).toBe('privateKey')
    expect(reasonOf(`${authority.certificatePem}\n${leaf.privateKeyPem}`)).toBe('privateKey')
    expect(reasonOf(authority.certificatePem, now + 20 * 365 * 86_400_000)).toBe('expired')
    expect(reasonOf(authority.certificatePem)).toBeNull()
  })
})
