import { describe, expect, it } from 'vitest'
import { addressText } from '../../../src-renderer/application/address.ts'
import { certificateEnd } from '../../../src-preload/contract/rules/certificate-end.ts'
import { newCallId } from '../../../src-renderer/application/call-id.ts'
import { callIdSchema } from '../../../src-preload/contract/calls/call-shape.ts'
import { offeredTrust } from '../../../src-renderer/screens/pair/offered-trust.ts'
import { stateAfterRefusal } from '../../../src-renderer/screens/pair/use-pairing.ts'
import { namesOf } from '../../../src-renderer/screens/settings/camera-names.ts'
import { stateAfter } from '../../../src-renderer/screens/sign-in/use-sign-in.ts'
import { hueCount, hueOf, initialsOf } from '../../../src-renderer/ui/avatar-look.ts'
import { fingerprintGroups } from '../../../src-renderer/ui/fingerprint-groups.ts'
import type { ServerProbe } from '../../../src-preload/contract/server.ts'

const fingerprint = Array.from({ length: 32 }, (_, byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':')
const certificate = {
  sha256: fingerprint,
  subject: 'CN=server',
  issuer: 'CN=authority',
  names: [],
  validFrom: '2026-01-01T00:00:00.000Z',
  validTo: '2028-01-01T00:00:00.000Z',
  selfSigned: false,
}
const probe: ServerProbe = {
  probeId: 'p',
  address: { host: 'h', port: 443 },
  certificate,
  authority: null,
  trustedBySystem: false,
  concerns: [],
  tlsVersion: 'TLSv1.3',
}

describe('a fingerprint', () => {
  it('is shown in eight groups of four bytes that together are all of it', () => {
    const groups = fingerprintGroups(fingerprint)
    expect(groups).toHaveLength(8)
    expect(groups[0]).toBe('00 01 02 03')
    expect(groups.join(' ')).toBe(fingerprint.replaceAll(':', ' '))
  })
})

describe('a server’s address', () => {
  it('shows the port only when it is not the usual one, and brackets an IPv6 host', () => {
    expect(addressText({ host: 'biostar.example.com', port: 443 })).toBe('biostar.example.com')
    expect(addressText({ host: '192.168.1.20', port: 8443 })).toBe('192.168.1.20:8443')
    expect(addressText({ host: 'fe80::1', port: 8443 })).toBe('[fe80::1]:8443')
  })
})

describe('the end of a certificate', () => {
  const day = 24 * 60 * 60 * 1000
  const end = '2027-03-31T12:00:00.000Z'
  const at = Date.parse(end)

  it('is told from 30 days before, and once it has passed', () => {
    expect(certificateEnd(end, at - 30 * day)).toBeNull()
    expect(certificateEnd(end, at - 30 * day + 1)).toEqual({ kind: 'endsSoon', days: 30 })
    expect(certificateEnd(end, at - 1)).toEqual({ kind: 'endsSoon', days: 1 })
    expect(certificateEnd(end, at)).toEqual({ kind: 'expired' })
  })
})

describe('the ways to trust a server', () => {
  it('suggest the system’s store only when it accepts the certificate', () => {
    expect(offeredTrust(probe)).toEqual(['pinnedCertificate'])
    expect(offeredTrust({ ...probe, authority: certificate })).toEqual(['pinnedCertificate', 'pinnedAuthority'])
    expect(offeredTrust({ trustedBySystem: true, authority: certificate })).toEqual([
      'systemTrust',
      'pinnedCertificate',
      'pinnedAuthority',
    ])
  })

  it('are thrown away with a look that is worth nothing any more, and kept when the disk was full', () => {
    expect(stateAfterRefusal(probe, { kind: 'probeOutdated' })).toMatchObject({ kind: 'typing' })
    expect(stateAfterRefusal(probe, { kind: 'notSaved', reason: 'noSpace' })).toMatchObject({ kind: 'found', probe })
  })
})

describe('a sign-in that failed', () => {
  const answer = { status: 400, code: '101', link: null }

  it('asks for another password only when the server refused this one', () => {
    expect(stateAfter({ kind: 'wrongCredentials', answer }).kind).toBe('refused')
    expect(stateAfter({ kind: 'accountLocked', answer }).kind).toBe('refused')
    expect(stateAfter({ kind: 'serverUnreachable', host: 'h', reason: 'timedOut' }).kind).toBe('failed')
    expect(stateAfter({ kind: 'cancelled' })).toEqual({ kind: 'idle' })
  })
})

describe('the cameras', () => {
  it('are told apart from microphones, from nameless ones, and from none', () => {
    expect(namesOf([{ kind: 'audioinput', label: 'Microphone' }])).toEqual({ kind: 'none' })
    expect(namesOf([{ kind: 'videoinput', label: '' }])).toEqual({ kind: 'unnamed' })
    expect(
      namesOf([
        { kind: 'videoinput', label: 'Desk' },
        { kind: 'videoinput', label: 'Desk' },
        { kind: 'audioinput', label: 'Microphone' },
      ]),
    ).toEqual({ kind: 'named', labels: ['Desk'] })
  })
})

describe('an avatar', () => {
  it('shows the first and the last word’s first letter, in any script', () => {
    expect(initialsOf('Ada King Lovelace')).toBe('AL')
    expect(initialsOf('  ada ')).toBe('A')
    expect(initialsOf('김 민수')).toBe('김민')
    expect(initialsOf('(Visitor) 7')).toBe('V7')
    expect(initialsOf(' – ')).toBe('?')
  })

  it('keeps its colour, and uses all of them', () => {
    expect(hueOf('4711')).toBe(hueOf('4711'))
    const hues = new Set(Array.from({ length: 200 }, (_, id) => hueOf(String(id))))
    expect(hues).toEqual(new Set(Array.from({ length: hueCount }, (_, hue) => hue)))
  })
})

describe('the name of a call', () => {
  it('is one the contract takes, and never the same', () => {
    const names = Array.from({ length: 50 }, newCallId)
    for (const name of names) expect(callIdSchema.safeParse(name).success).toBe(true)
    expect(new Set(names).size).toBe(50)
  })
})
