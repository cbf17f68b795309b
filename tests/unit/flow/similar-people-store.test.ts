import { beforeEach, describe, expect, it } from 'vitest'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import {
  createSimilarPeopleStore,
  lookingPause,
  questionOf,
  undecidedOf,
  type SimilarPeopleStore,
} from '../../../src-renderer/flow/similar-people-store.ts'
import { FakeBridge, FakeTimers, settle } from './fake-bridge.ts'
import { jobOf } from '../renderer/jobs.ts'
import { filledForm, personWith } from './people.ts'

const ada = { person: personWith('17', { name: 'Ada Byron' }), same: ['name' as const] }
const answer = succeed({ people: [ada], searched: ['name' as const], askedOf: ['server' as const] })
const unreachable = { kind: 'serverUnreachable', host: 'biostar.example.com', reason: 'timedOut' } as const
const form = filledForm(1)

let main: FakeBridge
let timers: FakeTimers
let similar: SimilarPeopleStore

beforeEach(() => {
  main = new FakeBridge()
  timers = new FakeTimers()
  similar = createSimilarPeopleStore({ bridge: main.bridge, newCallId: main.newCallId, after: timers.after })
})

describe('the look for people who are there already', () => {
  it('waits for a pause in the typing, and asks for what tells people apart', async () => {
    similar.look(filledForm(1, { name: 'A' }))
    similar.look(form)
    await timers.pass(lookingPause - 1)
    expect(main.asked).toEqual([])
    await timers.pass(1)
    expect(main.inputsOf('findSimilarPeople')).toEqual([
      { callId: 'call-1', id: '', name: 'Ada Byron', email: 'ada@example.org', phone: null },
    ])
    await main.answer('findSimilarPeople', answer)
    expect(undecidedOf(similar.store.getState(), form)).toEqual([ada])
  })

  it('asks only once for the same words, and the newest words win', async () => {
    const first = similar.check(form)
    const same = similar.check(form)
    await main.answer('findSimilarPeople', answer)
    expect(await Promise.all([first, same, similar.check(form)])).toEqual([[ada], [ada], [ada]])
    expect(main.inputsOf('findSimilarPeople')).toHaveLength(1)
    void similar.check(filledForm(1, { name: 'Somebody Else' }))
    void similar.check(filledForm(1, { name: 'Somebody Else Again' }))
    expect(main.cancelled).toEqual(['call-2'])
    await settle()
  })

  it('asks about nobody who was ruled out for this form, and about them again for another', async () => {
    const asked = similar.check(form)
    await main.answer('findSimilarPeople', answer)
    similar.ruleOut(form, await asked)
    expect(await similar.check(form)).toEqual([])
    const other = similar.check(filledForm(2))
    await main.answer('findSimilarPeople', answer)
    expect(await other).toEqual([ada])
  })

  it('holds nobody up when it fails, says so, and looks again the next time', async () => {
    const asked = similar.check(form)
    await main.answer('findSimilarPeople', fail(unreachable))
    expect(await asked).toEqual([])
    expect(similar.store.getState().hasFailed).toBe(true)
    const again = similar.check(form)
    await main.answer('findSimilarPeople', answer)
    expect(await again).toEqual([ada])
  })

  it('does not ask about the person whose record the form replaces', () => {
    const job = jobOf({ personId: '17' })
    const correcting = filledForm(1, { corrects: { kind: 'ofJob', job, person: null, storedHere: null } })
    const state = { ...similar.store.getState(), people: [ada] }
    expect(undecidedOf(state, correcting)).toEqual([])
    expect(undecidedOf(state, form)).toEqual([ada])
  })

  it('needs something that tells people apart; an id that the server proposed is nobody’s', () => {
    expect(questionOf(filledForm(1, { name: 'Al', email: '', phone: '' }))).toBeNull()
    expect(questionOf(filledForm(1, { name: '', email: '', phone: '', id: '404' }))).toBeNull()
    expect(questionOf(filledForm(1, { name: '', email: '', id: '404', idChosen: true }))).toMatchObject({ id: '404' })
  })
})
