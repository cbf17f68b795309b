import { describe, expect, it } from 'vitest'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import { createJobsStore, gathering } from '../../../src-renderer/flow/jobs-store.ts'
import { FakeBridge, FakeTimers } from './fake-bridge.ts'
import { allDone, jobId, jobOf, waiting } from './jobs.ts'
import { signedIn, signedOut } from './people.ts'

const first = jobOf(['uploadPhoto'], { id: jobId(1) })
const second = jobOf(['uploadPhoto'], { id: jobId(2) })

function openStore() {
  const main = new FakeBridge()
  const timers = new FakeTimers()
  const jobs = createJobsStore({ bridge: main.bridge, after: timers.after })
  const end = jobs.start()
  const ids = (): readonly string[] => {
    const state = jobs.store.getState()
    if (state.kind !== 'read') throw new Error(`the jobs are ${state.kind}`)
    return state.jobs.map(({ id }) => id)
  }
  return { main, timers, jobs, end, ids }
}

describe('the jobs in the window', () => {
  it('are read at first, and stand in the order of saving', async () => {
    const { main, jobs, ids, timers } = openStore()
    expect(jobs.store.getState().kind).toBe('reading')
    await main.answer('readJobs', succeed({ jobs: [first, second] }))
    main.emit('jobChanged', waiting(first))
    main.emit('jobChanged', jobOf(['sendMail'], { id: jobId(3) }))
    await timers.pass(gathering)
    expect(ids()).toEqual([1, 2, 3].map(jobId))
    expect(jobs.store.getState()).toMatchObject({ jobs: [{ state: { kind: 'waiting' } }, {}, {}] })
  })

  it('what was announced while they were read is newer than the answer', async () => {
    const { main, jobs } = openStore()
    main.emit('jobChanged', allDone(first))
    await main.answer('readJobs', succeed({ jobs: [first] }))
    expect(jobs.store.getState()).toMatchObject({ jobs: [{ state: { kind: 'done' } }] })
  })

  it('are drawn ten times a second at most, however many announce themselves', async () => {
    const { main, jobs, timers } = openStore()
    await main.answer('readJobs', succeed({ jobs: [] }))
    let drawn = 0
    jobs.store.subscribe(() => {
      drawn += 1
    })
    for (let number = 1; number <= 10_000; number += 1) main.emit('jobChanged', { ...first, id: jobId(number) })
    expect(drawn).toBe(0)
    await timers.pass(gathering)
    expect(drawn).toBe(1)
    expect(jobs.store.getState()).toMatchObject({ kind: 'read' })
  })

  it('are forgotten when nobody is signed in, and read again for whoever is next', async () => {
    const { main, jobs, timers, ids } = openStore()
    await main.answer('readJobs', succeed({ jobs: [first] }))
    main.emit('jobChanged', waiting(first))
    main.emit('sessionChanged', signedOut('sessionEnded'))
    await timers.pass(gathering)
    expect(jobs.store.getState()).toEqual({ kind: 'reading' })
    main.emit('sessionChanged', signedIn)
    await main.answer('readJobs', succeed({ jobs: [second] }))
    expect(ids()).toEqual([jobId(2)])
  })

  it('say why they could not be read, until they are; a list that is there is not thrown away for it', async () => {
    const { main, jobs, ids } = openStore()
    const locked = { kind: 'stationLocked' } as const
    await main.answer('readJobs', fail(locked))
    expect(jobs.store.getState()).toEqual({ kind: 'failed', failure: locked })
    jobs.read()
    await main.answer('readJobs', succeed({ jobs: [first] }))
    jobs.read()
    await main.answer('readJobs', fail(locked))
    expect(ids()).toEqual([jobId(1)])
  })

  it('an answer that comes after the store was ended changes nothing', async () => {
    const { main, jobs, end } = openStore()
    end()
    await main.answer('readJobs', succeed({ jobs: [first] }))
    main.emit('jobChanged', first)
    expect(jobs.store.getState()).toEqual({ kind: 'reading' })
  })
})
