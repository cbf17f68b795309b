import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { launchProbe, probeFolder, standin } from '../../fixtures/probe-launch.ts'

interface Started {
  readonly child: ChildProcess
  readonly userData: string
  readonly ended: Promise<number | null>
}
const started: Started[] = []

/** Starts the probe as a person would, with no driver attached, and waits until its window has loaded. */
async function startPlain(userData = mkdtempSync(join(tmpdir(), 'probe-'))): Promise<Started> {
  const child = spawn(standin, [probeFolder, `--user-data-dir=${userData}`], {
    env: { ...process.env, STATION_HEADLESS: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const self = { child, userData, ended }
  started.push(self)
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      if (text.toString().includes('probe ready')) resolve()
    })
    void ended.then((code) => reject(new Error(`the probe ended with ${code}`)))
  })
  return self
}

afterEach(async () => {
  for (const { child, userData, ended } of started.splice(0)) {
    child.kill('SIGKILL')
    await ended
    // Its Chromium takes a moment longer, and would write the folder anew.
    await vi.waitUntil(() => processesOf(userData).length === 0, { timeout: 10_000 })
    rmSync(userData, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
})

/** All processes that work for this user data folder, the main process included. */
function processesOf(userData: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(userData)
      } catch {
        return false
      }
    })
}

/** Listening TCP sockets (state 0A) that belong to one of these processes. */
function listeningSockets(processes: readonly number[]): readonly string[] {
  const listening = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) =>
    readFileSync(table, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === '0A')
      .map((fields) => `socket:[${fields[9]}]`),
  )
  const held = processes.flatMap((pid) =>
    readdirSync(`/proc/${pid}/fd`).flatMap((descriptor) => {
      try {
        return [readlinkSync(`/proc/${pid}/fd/${descriptor}`)]
      } catch {
        return []
      }
    }),
  )
  return held.filter((name) => listening.includes(name))
}

describe.skipIf(process.platform !== 'linux')('the life of the stand-in', () => {
  it('opens no port on a plain start, and two under a driver', async () => {
    const plain = await startPlain()
    const family = processesOf(plain.userData)
    expect(family.length).toBeGreaterThan(2)
    expect(listeningSockets(family)).toEqual([])
    // The same look at a driven one sees its inspector and Chromium's port, so an empty answer above means something.
    const driven = await launchProbe()
    expect(listeningSockets(processesOf(driven.userData)).length).toBeGreaterThanOrEqual(2)
    await driven.end()
  })

  it('hands a second start to the first and ends it', async () => {
    const probe = await launchProbe()
    const words = [probeFolder, `--user-data-dir=${probe.userData}`, '--hello']
    await new Promise<void>((resolve, reject) => {
      execFile(standin, words, { env: { ...process.env, STATION_HEADLESS: '1' } }, (error) => {
        if (error === null) resolve()
        else reject(new Error('the second start failed', { cause: error }))
      })
    })
    await expect.poll(async () => (await probe.record()).secondStarts.length).toBe(1)
    const [second] = (await probe.record()).secondStarts
    expect(second?.argv).toContain('--hello')
    expect(second?.data).toEqual({ from: 'probe' })
    const left = await probe.end()
    expect(left.filter((name) => name.startsWith('standin-profile'))).toEqual([])
  })

  it('takes Chromium with it when it is killed, and starts again at once', async () => {
    const first = await startPlain()
    expect(processesOf(first.userData).length).toBeGreaterThan(2)
    first.child.kill('SIGKILL')
    await first.ended
    await expect.poll(() => processesOf(first.userData), { timeout: 10_000 }).toEqual([])
    const again = await startPlain(first.userData)
    expect(readdirSync(first.userData).filter((name) => name.startsWith('standin-profile'))).toEqual([
      `standin-profile-${again.child.pid}`,
    ])
    again.child.kill('SIGTERM')
    expect(await again.ended).toBe(0)
    expect(processesOf(first.userData)).toEqual([])
    expect(readdirSync(first.userData).filter((name) => name.startsWith('standin-profile'))).toEqual([])
  })

  it('says in one sentence what to do where there is no Chromium', async () => {
    const userData = mkdtempSync(join(tmpdir(), 'probe-'))
    const said = await new Promise<{ readonly code: unknown; readonly errors: string }>((resolve) => {
      const env = { ...process.env, STATION_CHROMIUM: join(userData, 'no-such-browser') }
      execFile(standin, [probeFolder, `--user-data-dir=${userData}`], { env }, (error, _output, errors) => {
        resolve({ code: error?.code, errors })
      })
    })
    rmSync(userData, { recursive: true, force: true })
    expect(said.code).toBe(1)
    expect(said.errors.trim()).toBe(
      'The stand-in found no Chromium: run "npm run setup", or name one in STATION_CHROMIUM.',
    )
  })
})
