import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  demoLogin,
  demoOperators,
  issueCertificate,
  startSimulator,
  type Simulator,
  type SimulatorOptions,
} from '../../../tools/simulator/index.ts'
import { MemoryVault } from '../vault/memory-vault.ts'
import { openStation, pairWith, stateWhere, takeDown } from './desk-room.ts'

async function openServer(options: Partial<SimulatorOptions> = {}) {
  const simulator = await startSimulator({ people: 20, ...options })
  takeDown(() => simulator.stop())
  return simulator
}

async function openPairedStation(vault?: MemoryVault) {
  const simulator = await openServer()
  const station = await openStation(vault)
  await pairWith(station, simulator)
  return { simulator, ...station, station }
}

const typed = { ...demoLogin, remember: true }

describe('a clerk', () => {
  it('cannot sign in before the station is paired', async () => {
    const { clerk } = await openStation()
    expect(await clerk.signIn(typed, {})).toEqual({ ok: false, failure: { kind: 'notPaired' } })
    expect(clerk.desk()).toEqual({ ok: false, failure: { kind: 'notPaired' } })
  })

  it('who is remembered signs in without typing, after a restart too', async () => {
    const simulator = await openServer()
    const folder = await mkdtemp(join(tmpdir(), 'vestibule-desk-'))
    takeDown(() => rm(folder, { recursive: true, force: true }))
    const vault = new MemoryVault()
    const first = await openStation(vault, folder)
    await pairWith(first, simulator)
    expect(await first.clerk.signIn(typed, {})).toMatchObject({
      ok: true,
      value: { kind: 'signedIn', password: { kind: 'keychain' } },
    })
    first.server.close()

    const second = await openStation(vault, folder)
    const state = await stateWhere(second, (now) => now.kind === 'signedOut' && now.passwordKept)
    expect(state).toMatchObject({ rememberedLoginId: demoLogin.loginId, reason: 'notYet' })
    expect(await second.clerk.signIn({ loginId: 'admin', password: null, remember: true }, {})).toMatchObject({
      ok: true,
    })
  })

  it('who does not want to be remembered leaves nothing in the keychain', async () => {
    const { clerk, vault } = await openPairedStation()
    await clerk.signIn(typed, {})
    expect(vault.secrets.size).toBe(1)
    expect(await clerk.signIn({ ...typed, remember: false }, {})).toMatchObject({
      ok: true,
      value: { password: { kind: 'thisSessionOnly', reason: 'notAsked' } },
    })
    expect([...vault.secrets]).toEqual([])
  })

  it('works without a keychain, and is told why the password is not kept', async () => {
    const vault = new MemoryVault()
    vault.trouble = 'locked'
    const { clerk, station } = await openPairedStation(vault)
    expect(await stateWhere(station, (now) => now.kind === 'signedOut' && now.vault === 'locked')).toBeTruthy()
    // Asked to remember or, as the window does without a keychain, not asked at all.
    for (const remember of [true, false]) {
      expect(await clerk.signIn({ ...typed, remember }, {})).toMatchObject({
        ok: true,
        value: { kind: 'signedIn', password: { kind: 'thisSessionOnly', reason: 'locked' } },
      })
    }
    expect(await clerk.signIn({ loginId: 'admin', password: null, remember: true }, {})).toEqual({
      ok: false,
      failure: { kind: 'vaultUnavailable', reason: 'locked' },
    })
  })

  it('whose kept password was changed at the server hears so once, and it is never sent again', async () => {
    const { clerk, simulator, vault } = await openPairedStation()
    await clerk.signIn(typed, {})
    await clerk.signOut(false)
    simulator.state.changePassword('admin', 'Another-Desk-1357')
    const again = { loginId: 'admin', password: null, remember: true }
    expect(await clerk.signIn(again, {})).toMatchObject({ ok: false, failure: { kind: 'wrongCredentials' } })
    expect(clerk.state()).toMatchObject({ kind: 'signedOut', passwordKept: false })
    expect([...vault.secrets]).toEqual([])
    const sent = simulator.counters.requestsByRoute['POST /api/login']
    expect(await clerk.signIn(again, {})).toMatchObject({ ok: false, failure: { kind: 'signInRequired' } })
    expect(simulator.counters.requestsByRoute['POST /api/login']).toBe(sent)
  })

  it('hands the desk over: the next clerk has their own rights, and the last one is gone', async () => {
    const { clerk } = await openPairedStation()
    await clerk.signIn(typed, {})
    await clerk.signOut(true)
    expect(clerk.state()).toMatchObject({ kind: 'signedOut', reason: 'byClerk', rememberedLoginId: null })
    expect(clerk.desk()).toEqual({ ok: false, failure: { kind: 'signInRequired', reason: 'signedOut' } })
    await clerk.signIn({ ...demoOperators.readOnly, remember: false }, {})
    expect(clerk.state()).toMatchObject({ kind: 'signedIn', operator: { loginId: 'watch', writePeople: 'refused' } })
  })

  it('finds nothing of an older server’s password after pairing with another certificate', async () => {
    const { clerk, station, vault } = await openPairedStation()
    await clerk.signIn(typed, {})
    const impostor = await openServer()
    await pairWith(station, impostor)
    expect(await stateWhere(station, (now) => now.kind === 'signedOut')).toMatchObject({ passwordKept: false })
    expect(await clerk.signIn({ loginId: 'admin', password: null, remember: true }, {})).toMatchObject({ ok: false })
    expect(impostor.counters.requestsByRoute['POST /api/login']).toBeUndefined()
    expect(vault.secrets.size).toBe(1)
  })
})

describe('the lock', () => {
  it('refuses everything about people until the clerk unlocks it, without asking the server', async () => {
    const { clerk, simulator } = await openPairedStation()
    await clerk.signIn(typed, {})
    clerk.lock()
    expect(clerk.desk()).toEqual({ ok: false, failure: { kind: 'stationLocked' } })
    const asked = simulator.counters.requests
    expect(await clerk.unlock(demoLogin.password)).toMatchObject({ ok: true, value: { kind: 'signedIn' } })
    expect(simulator.counters.requests).toBe(asked)
    expect(clerk.desk().ok).toBe(true)
  })

  it('signs the clerk out after five wrong passwords', async () => {
    const { clerk } = await openPairedStation()
    await clerk.signIn(typed, {})
    clerk.lock()
    for (const attemptsLeft of [4, 3, 2, 1, 0]) {
      expect(await clerk.unlock('wrong')).toEqual({ ok: false, failure: { kind: 'unlockRefused', attemptsLeft } })
    }
    expect(clerk.state()).toMatchObject({ kind: 'signedOut', reason: 'tooManyUnlockAttempts' })
    expect(await clerk.unlock(demoLogin.password)).toMatchObject({ ok: false, failure: { kind: 'signInRequired' } })
  })

  it('needs somebody to be signed in', async () => {
    const { clerk } = await openPairedStation()
    expect(clerk.lock()).toMatchObject({ ok: false, failure: { kind: 'signInRequired' } })
  })
})

describe('forgetting the server', () => {
  it('takes the kept password and the record along', async () => {
    const { clerk, server, vault, records } = await openPairedStation()
    await clerk.signIn(typed, {})
    expect(await server.forget()).toEqual({
      ok: true,
      value: { kind: 'unpaired', suggestedAddress: null, record: 'absent' },
    })
    expect([...vault.secrets]).toEqual([])
    expect(await records.read()).toEqual({ kind: 'absent' })
    expect(clerk.desk()).toEqual({ ok: false, failure: { kind: 'notPaired' } })
  })

  it('stops at a locked keychain, which may hold a password, and stays paired', async () => {
    const { server, vault, clerk } = await openPairedStation()
    await clerk.signIn(typed, {})
    vault.trouble = 'locked'
    expect(await server.forget()).toEqual({ ok: false, failure: { kind: 'vaultUnavailable', reason: 'locked' } })
    expect(server.state().kind).toBe('paired')
  })
})

describe('what crosses to the window', () => {
  it('never holds a password: a canary is found where it is planted, and in no announced state', async () => {
    const { clerk, announced } = await openPairedStation()
    await clerk.signIn(typed, {})
    clerk.lock()
    await clerk.unlock(demoLogin.password)
    await clerk.signOut(true)
    const traffic = JSON.stringify(announced)
    expect(announced.length).toBeGreaterThan(3)
    expect(JSON.stringify([...announced, { planted: demoLogin.password }])).toContain(demoLogin.password)
    expect(traffic).not.toContain(demoLogin.password)
    expect(traffic).not.toMatch(/[0-9a-f]{32}/u)
  })
})

/** A station whose clerk is remembered, restarted while the server is away; `comeBack` starts the server again. */
async function restartWithoutServer(remember = true, laterMilliseconds = 0) {
  const certificate = await issueCertificate({ kind: 'self-signed' })
  const first = await startSimulator({ people: 20, certificate })
  const { port } = first
  const folder = await mkdtemp(join(tmpdir(), 'vestibule-desk-'))
  takeDown(() => rm(folder, { recursive: true, force: true }))
  const vault = new MemoryVault()
  const before = await openStation(vault, folder)
  await pairWith(before, first)
  await before.clerk.signIn({ ...demoLogin, remember }, {})
  before.server.close()
  await first.stop()
  const station = await openStation(vault, folder, () => Date.now() + laterMilliseconds)
  const startAgain = () => openServer({ port, certificate })
  const comeBack = async (prepare: (simulator: Simulator) => void = () => undefined) => {
    const simulator = await startAgain()
    prepare(simulator)
    await station.clerk.reconnect()
    return simulator
  }
  return { ...station, station, vault, startAgain, comeBack }
}

const remembered = { loginId: demoLogin.loginId, password: null, remember: true }
const unreachable = { ok: false, failure: { kind: 'serverUnreachable' } }

describe('a clerk while the server is away', () => {
  it('sits down by what the keychain holds, works without the server, and is confirmed when it is back', async () => {
    const { clerk, comeBack, announced } = await restartWithoutServer()
    expect(await clerk.signIn({ ...demoLogin, remember: true }, {})).toMatchObject({
      ok: true,
      value: { kind: 'signedIn', operator: { loginId: demoLogin.loginId } },
    })
    expect(clerk.doer()).toMatchObject({ ok: true, value: { operatorId: '1' } })
    expect(clerk.desk()).toMatchObject(unreachable)
    clerk.lock()
    expect(clerk.seat()).toEqual({ ok: false, failure: { kind: 'stationLocked' } })
    expect(await clerk.unlock(demoLogin.password)).toMatchObject({ ok: true })

    const simulator = await comeBack()
    expect(clerk.desk()).toMatchObject({ ok: true })
    expect(announced.at(-1)).toMatchObject({ kind: 'signedIn' })
    expect(simulator.counters.requestsByRoute['POST /api/login']).toBe(1)
    await clerk.reconnect()
    expect(simulator.counters.requestsByRoute['POST /api/login']).toBe(1)
  })

  it('needs no typing where the password is kept', async () => {
    const { clerk } = await restartWithoutServer()
    expect(await clerk.signIn(remembered, {})).toMatchObject({ ok: true })
  })

  it('is not let in with another password or name, and after five wrong ones not with the right one either', async () => {
    const { clerk, comeBack } = await restartWithoutServer()
    expect(await clerk.signIn({ ...demoLogin, loginId: 'watch', remember: true }, {})).toMatchObject(unreachable)
    for (const password of ['a', 'b', 'c', 'd', 'e'])
      expect(await clerk.signIn({ ...demoLogin, password, remember: true }, {})).toMatchObject(unreachable)
    expect(await clerk.signIn({ ...demoLogin, remember: true }, {})).toMatchObject(unreachable)
    expect(await clerk.signIn(remembered, {})).toMatchObject(unreachable)
    await comeBack()
    expect(await clerk.signIn({ ...demoLogin, remember: true }, {})).toMatchObject({ ok: true })
  })

  it('whom nobody asked to remember is not let in', async () => {
    const { clerk } = await restartWithoutServer(false)
    expect(await clerk.signIn({ ...demoLogin, remember: true }, {})).toMatchObject(unreachable)
  })

  it.each([
    ['more than a week after the server’s last word', 8],
    ['by a clock that was set back', -1],
  ])('is not let in %s', async (_, days) => {
    const { clerk } = await restartWithoutServer(true, days * 24 * 60 * 60 * 1_000)
    expect(await clerk.signIn({ ...demoLogin, remember: true }, {})).toMatchObject(unreachable)
  })

  it('who asks for a sign-in once more keeps the seat, and is confirmed by whoever of the two comes first', async () => {
    const { clerk, comeBack, announced } = await restartWithoutServer()
    expect(await clerk.signIn(remembered, {})).toMatchObject({ ok: true })
    const seats = announced.length
    const confirming = clerk.reconnect()
    expect(await clerk.signIn(remembered, {})).toMatchObject({ ok: true, value: { kind: 'signedIn' } })
    await confirming
    expect(clerk.seat()).toMatchObject({ ok: true })
    expect(announced).toHaveLength(seats)
    await comeBack()
    expect(clerk.desk()).toMatchObject({ ok: true })
  })

  it('whose password was changed meanwhile has to leave when the server is back, and it is forgotten', async () => {
    const { clerk, comeBack, vault } = await restartWithoutServer()
    await clerk.signIn(remembered, {})
    await comeBack((simulator) => {
      simulator.state.changePassword('admin', 'Another-Desk-1357')
    })
    expect(clerk.state()).toMatchObject({ kind: 'signedOut', reason: 'passwordRefused', passwordKept: false })
    expect([...vault.secrets]).toEqual([])
  })

  it('whose password was changed meanwhile has to leave as well when they ask for the sign-in themselves', async () => {
    const { clerk, startAgain, vault } = await restartWithoutServer()
    await clerk.signIn(remembered, {})
    const simulator = await startAgain()
    simulator.state.changePassword('admin', 'Another-Desk-1357')
    expect(await clerk.signIn(remembered, {})).toMatchObject({ ok: false, failure: { kind: 'wrongCredentials' } })
    expect(clerk.state()).toMatchObject({ kind: 'signedOut', reason: 'passwordRefused', passwordKept: false })
    expect([...vault.secrets]).toEqual([])
  })
})
