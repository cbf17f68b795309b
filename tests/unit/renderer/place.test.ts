import { describe, expect, it } from 'vitest'
import type { ServerState } from '../../../src-preload/contract/server.ts'
import type { Operator, SessionState } from '../../../src-preload/contract/session.ts'
import { deskOwner, placeOf } from '../../../src-renderer/application/place.ts'

const fingerprint = Array.from({ length: 32 }, () => 'AA').join(':')
const paired: ServerState = {
  kind: 'paired',
  address: { host: 'biostar.example.com', port: 443 },
  trust: { kind: 'systemTrust' },
  pairedAt: '2027-01-01T00:00:00.000Z',
  certificateValidTo: null,
}
const unpaired: ServerState = { kind: 'unpaired', suggestedAddress: null, record: 'absent' }
const stopped = { kind: 'certificateChanged', host: 'h', paired: fingerprint, shown: fingerprint } as const

const operator = (userId: string): Operator => ({
  userId,
  name: '',
  loginId: 'desk',
  level: null,
  readPeople: 'unknown',
  writePeople: 'unknown',
  readSettings: 'unknown',
  readEvents: 'unknown',
  useDevices: 'unknown',
  userGroups: { kind: 'all' },
  accessGroups: { kind: 'all' },
  passwordExpired: false,
})
const signedIn = (userId: string): SessionState => ({
  kind: 'signedIn',
  operator: operator(userId),
  password: { kind: 'keychain' },
})
const locked = (userId: string): SessionState => ({ ...signedIn(userId), kind: 'locked' }) as SessionState
const signedOut = (reason: Extract<SessionState, { kind: 'signedOut' }>['reason']): SessionState => ({
  kind: 'signedOut',
  rememberedLoginId: null,
  passwordKept: false,
  vault: 'available',
  reason,
})

describe('where the person stands', () => {
  it('pairs first, then signs in, then works', () => {
    expect(placeOf({ server: unpaired, session: signedOut('notYet'), stopped: null })).toBe('pairing')
    expect(placeOf({ server: paired, session: signedOut('notYet'), stopped: null })).toBe('signingIn')
    expect(placeOf({ server: paired, session: signedIn('7'), stopped: null })).toBe('desk')
  })

  it('stops for a changed certificate, signed in or not', () => {
    expect(placeOf({ server: paired, session: signedIn('7'), stopped })).toBe('certificateChanged')
    expect(placeOf({ server: paired, session: signedOut('notYet'), stopped })).toBe('certificateChanged')
  })

  it('keeps a locked station locked, so that nobody who passes can forget its server', () => {
    expect(placeOf({ server: paired, session: locked('7'), stopped })).toBe('locked')
  })
})

describe('whose work lies on the desk', () => {
  const at = (session: SessionState, server: ServerState = paired) => ({ server, session })

  it('survives locking and unlocking', () => {
    expect(deskOwner(null, at(signedIn('7')))).toBe('7')
    expect(deskOwner('7', at(locked('7')))).toBe('7')
  })

  it('survives a session that ended by itself', () => {
    for (const reason of ['sessionEnded', 'passwordRefused', 'accountInUse', 'tooManyUnlockAttempts'] as const)
      expect(deskOwner('7', at(signedOut(reason)))).toBe('7')
  })

  it('is cleared by a clerk who signs out, by another one who signs in, and by forgetting the server', () => {
    expect(deskOwner('7', at(signedOut('byClerk')))).toBeNull()
    expect(deskOwner('7', at(signedIn('8')))).toBe('8')
    expect(deskOwner('7', at(signedOut('sessionEnded'), unpaired))).toBeNull()
  })
})
