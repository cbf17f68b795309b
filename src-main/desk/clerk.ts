import type { Failure } from '../../src-preload/contract/failures.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { Operator, PasswordKeeping, SessionState } from '../../src-preload/contract/session.ts'
import type { BioStarClient } from '../biostar/client.ts'
import type { EnrollmentServer } from '../biostar/enrollment-server.ts'
import type { LoginFailure } from '../biostar/login.ts'
import type { OperationOptions } from '../biostar/operation.ts'
import { formatServerAddress } from '../biostar/server-address.ts'
import type { Clock } from '../domain/clock.ts'
import type { Log } from '../observe/log.ts'
import type { Doer } from '../outbox/outbox.ts'
import type { ClerkCredentials } from '../vault/clerk-credentials.ts'
import { createOfflineSignIn, type OfflineSeat } from './offline-sign-in.ts'
import type { Link, ServerLink } from './server-link.ts'
import { rememberForUnlock, type UnlockCheck } from './unlock-check.ts'

/** What a clerk types to sign in. Without a password the one in the keychain is meant. */
export interface SignInForm {
  readonly loginId: string
  readonly password: string | null
  readonly remember: boolean
}

/** Why signing in failed. */
export type SignInFailure = LoginFailure | Failure<'notPaired' | 'signInRequired' | 'vaultUnavailable'>

/** Who is at the desk: signing in and out, the password in the keychain, the lock. */
export interface Clerk {
  state(): SessionState
  signIn(form: SignInForm, options: OperationOptions): Promise<Outcome<SessionState, SignInFailure>>
  signOut(forgetPassword: boolean): Promise<Outcome<SessionState, Failure<'vaultUnavailable'>>>
  lock(): Outcome<SessionState, Failure<'signInRequired'>>
  unlock(password: string): Promise<Outcome<SessionState, Failure<'unlockRefused' | 'signInRequired'>>>
  /** The conversation with the server, unless there is none, nobody is signed in, the station is locked or works without it. */
  desk(): Outcome<EnrollmentServer, AwayFailure | NobodySeated>
  /** The same, for what only a BioStar 2 server has. */
  bioStar(): Outcome<BioStarClient, AwayFailure | Failure<'notOffered'> | NobodySeated>
  /** Who sits at the unlocked station; the server may be away. */
  seat(): Outcome<Operator, NobodySeated>
  /** Who sits at the unlocked station, and for which server they work. */
  doer(): Outcome<Doer, NobodySeated>
  /** The server has shown whether this operator may use devices. Of somebody who has left meanwhile nothing is kept. */
  learnDevices(userId: string, right: 'allowed' | 'refused'): void
  /** The server answers again: a clerk who was let in without it signs in there now, or has to leave. */
  reconnect(): Promise<void>
  /** Calls back whenever `state` answers something new. */
  onChange(listener: (state: SessionState) => void): void
}

/** Why there is no conversation, although somebody sits at the station. */
type AwayFailure = Failure<'notPaired' | 'serverUnreachable'>

/** Why nobody sits at the station. */
export type NobodySeated = Failure<'signInRequired' | 'accountInUse' | 'stationLocked'>

type SignedOut = Extract<SessionState, { kind: 'signedOut' }>

interface Present {
  readonly operator: Operator
  readonly password: PasswordKeeping
  readonly unlockCheck: UnlockCheck
  readonly locked: boolean
  /** `null` for a clerk whom the server itself has let in. */
  readonly offline: OfflineSeat | null
}

const nobodyKnown: SignedOut = {
  kind: 'signedOut',
  rememberedLoginId: null,
  passwordKept: false,
  vault: 'available',
  reason: 'notYet',
}

/** Seats the clerk at the desk. What the keychain holds for the paired server is read at once, and after each pairing. */
export function seatClerk(server: ServerLink, clock: Clock, log: Log): Clerk {
  const offlineSignIn = createOfflineSignIn(clock)
  const listeners = new Set<(state: SessionState) => void>()
  let present: Present | null = null
  let signedOut: SignedOut = nobodyKnown

  const state = (): SessionState =>
    present === null
      ? signedOut
      : { kind: present.locked ? 'locked' : 'signedIn', operator: present.operator, password: present.password }
  const announce = (): void => {
    for (const listener of listeners) listener(state())
  }
  const leave = (reason: SignedOut['reason']): void => {
    present = null
    signedOut = { ...signedOut, reason }
    announce()
  }

  const readKept = async (): Promise<void> => {
    const link = server.current()
    const kept = link === null ? { kind: 'absent' as const } : await link.credentials.read()
    if (server.current() !== link) return
    signedOut = {
      ...signedOut,
      rememberedLoginId: kept.kind === 'value' ? kept.value.loginId : null,
      passwordKept: kept.kind === 'value',
      vault: kept.kind === 'unavailable' ? kept.reason : 'available',
    }
    announce()
  }

  const attend = (link: Link | null): void => {
    link?.client.onEnded((reason) => {
      if (server.current() === link && present !== null) leave(reason)
    })
  }

  const keep = async (
    link: Link,
    credentials: ClerkCredentials,
    operator: Operator,
    wanted: boolean,
  ): Promise<PasswordKeeping> => {
    const { loginId, password } = credentials
    const confirmed = { operator, at: new Date(clock()).toISOString() }
    const change = await (wanted ? link.credentials.keep({ loginId, password, confirmed }) : link.credentials.forget())
    const isKept = wanted && change.kind === 'done'
    signedOut = {
      ...signedOut,
      rememberedLoginId: isKept ? credentials.loginId : null,
      passwordKept: isKept,
      vault: change.kind === 'done' ? 'available' : change.reason,
    }
    if (change.kind === 'unavailable') log.write('warning', 'keychain not usable', { reason: change.reason })
    if (isKept) return { kind: 'keychain' }
    // Where there is no keychain nobody was asked: the keychain is the reason, not the clerk.
    return { kind: 'thisSessionOnly', reason: change.kind === 'unavailable' ? change.reason : 'notAsked' }
  }

  /** A kept password that the server refuses is wrong from now on: it is not sent a second time, not after a restart either. */
  const dropRefused = async (link: Link): Promise<void> => {
    await link.credentials.forget()
    signedOut = { ...signedOut, passwordKept: false }
    announce()
  }

  const meant = async (link: Link, form: SignInForm): Promise<Outcome<ClerkCredentials, SignInFailure>> => {
    if (form.password !== null) return succeed({ loginId: form.loginId, password: form.password })
    const kept = await link.credentials.read()
    if (kept.kind === 'unavailable') return fail({ kind: 'vaultUnavailable', reason: kept.reason })
    if (kept.kind === 'value' && kept.value.loginId === form.loginId) return succeed(kept.value)
    return fail({ kind: 'signInRequired', reason: 'signedOut' })
  }

  /** Lets the remembered clerk in while the server cannot be asked; `null` where the server's own answer stands. */
  const signInWithout = async (
    link: Link,
    form: SignInForm,
    failure: LoginFailure,
  ): Promise<Outcome<SessionState, never> | null> => {
    if (failure.kind !== 'serverUnreachable') return null
    const kept = await link.credentials.read()
    const offline = kept.kind === 'value' ? offlineSignIn.admit(kept.value, form, failure) : null
    if (offline === null || server.current() !== link) return null
    // Who sits there already goes on sitting: a confirmation that is under way is meant for this very seat.
    if (present?.offline?.clerk.loginId === offline.clerk.loginId && !present.locked) return succeed(state())
    present = {
      operator: offline.operator,
      password: { kind: 'keychain' },
      unlockCheck: rememberForUnlock(offline.clerk.password),
      locked: false,
      offline,
    }
    log.write('information', 'clerk signed in without the server')
    announce()
    return succeed(state())
  }

  const seat = (): Outcome<Operator, NobodySeated> => {
    if (present?.locked === true) return fail({ kind: 'stationLocked' })
    return present === null ? fail(absenceOf(signedOut.reason)) : succeed(present.operator)
  }

  const linkAtDesk = (): Outcome<Link, AwayFailure | NobodySeated> => {
    const link = server.current()
    if (link === null) return fail({ kind: 'notPaired' })
    const seated = seat()
    if (!seated.ok) return seated
    const offline = present?.offline ?? null
    return offline === null ? succeed(link) : fail(offline.why)
  }

  server.onReplaced(() => {
    present = null
    signedOut = nobodyKnown
    attend(server.current())
    void readKept()
  })
  attend(server.current())
  void readKept()

  return {
    state,
    async signIn(form, options) {
      const link = server.current()
      if (link === null) return fail({ kind: 'notPaired' })
      const credentials = await meant(link, form)
      if (!credentials.ok) return credentials
      const entered = await link.client.signIn(credentials.value, options)
      if (!entered.ok) {
        if (form.password === null && entered.failure.kind === 'wrongCredentials') {
          await dropRefused(link)
          // The server's word is newer than the keychain's, by which they were let in.
          if (present?.offline?.clerk.loginId === form.loginId) leave('passwordRefused')
        }
        return (await signInWithout(link, form, entered.failure)) ?? entered
      }
      offlineSignIn.reset()
      const { operator } = entered.value
      // A desk password is everybody's: the keychain has its hash, and nobody is remembered with it.
      const password = await keep(link, credentials.value, operator, form.remember && link.deskPassword === null)
      if (server.current() !== link) return fail({ kind: 'signInRequired', reason: 'signedOut' })
      const unlockCheck = rememberForUnlock(credentials.value.password)
      present = { operator, password, unlockCheck, locked: false, offline: null }
      log.write('information', 'clerk signed in', { kind: password.kind })
      announce()
      return succeed(state())
    },
    async signOut(forgetPassword) {
      const link = server.current()
      const forgotten = forgetPassword && link !== null ? await link.credentials.forget() : null
      if (forgotten?.kind === 'done') signedOut = { ...signedOut, rememberedLoginId: null, passwordKept: false }
      leave('byClerk')
      await link?.client.signOut()
      if (forgotten?.kind === 'unavailable') return fail({ kind: 'vaultUnavailable', reason: forgotten.reason })
      return succeed(state())
    },
    lock() {
      if (present === null) return fail({ kind: 'signInRequired', reason: 'signedOut' })
      if (!present.locked) {
        present = { ...present, locked: true }
        log.write('information', 'station locked')
        announce()
      }
      return succeed(state())
    },
    async unlock(password) {
      if (present === null) return fail({ kind: 'signInRequired', reason: 'signedOut' })
      const verdict = present.unlockCheck.attempt(password)
      if (verdict.kind === 'unlocked') {
        present = { ...present, locked: false }
        announce()
        return succeed(state())
      }
      if (verdict.attemptsLeft > 0) return fail({ kind: 'unlockRefused', attemptsLeft: verdict.attemptsLeft })
      log.write('warning', 'too many attempts to unlock')
      leave('tooManyUnlockAttempts')
      await server.current()?.client.signOut()
      return fail({ kind: 'unlockRefused', attemptsLeft: 0 })
    },
    desk() {
      const link = linkAtDesk()
      return link.ok ? succeed(link.value.client) : link
    },
    bioStar() {
      const link = linkAtDesk()
      if (!link.ok) return link
      return link.value.bioStar === null ? fail({ kind: 'notOffered' }) : succeed(link.value.bioStar)
    },
    seat,
    doer() {
      const seated = seat()
      if (!seated.ok) return seated
      const link = server.current()
      if (link === null) return fail(absenceOf(signedOut.reason))
      return succeed({ operatorId: seated.value.userId, server: formatServerAddress(link.record.address) })
    },
    learnDevices(userId, right) {
      if (present?.operator.userId !== userId || present.operator.useDevices === right) return
      present = { ...present, operator: { ...present.operator, useDevices: right } }
      announce()
    },
    async reconnect() {
      const [link, before] = [server.current(), present]
      if (link === null || before === null || before.offline === null) return
      const { loginId, password } = before.offline.clerk
      const entered = await link.client.signIn({ loginId, password }, {})
      // Somebody else may have sat down, or locked the station, while the server was asked.
      if (server.current() !== link || present?.offline !== before.offline) return
      if (entered.ok) {
        offlineSignIn.reset()
        await keep(link, { loginId, password }, entered.value.operator, true)
        if (present?.offline !== before.offline) return
        present = { ...present, operator: entered.value.operator, offline: null }
        log.write('information', 'clerk confirmed by the server')
        announce()
        return
      }
      if (entered.failure.kind === 'serverUnreachable' || entered.failure.kind === 'cancelled') return
      if (entered.failure.kind === 'wrongCredentials') await dropRefused(link)
      log.write('warning', 'clerk not confirmed by the server', { kind: entered.failure.kind })
      leave(entered.failure.kind === 'wrongCredentials' ? 'passwordRefused' : 'sessionEnded')
    },
    onChange: (listener) => void listeners.add(listener),
  }
}

function absenceOf(reason: SignedOut['reason']): Failure<'signInRequired' | 'accountInUse'> {
  if (reason === 'accountInUse') return { kind: 'accountInUse' }
  const reasons = {
    notYet: 'neverSignedIn',
    byClerk: 'signedOut',
    sessionEnded: 'sessionEnded',
    passwordRefused: 'passwordRefused',
    tooManyUnlockAttempts: 'signedOut',
  } as const
  return { kind: 'signInRequired', reason: reasons[reason] }
}
