import { beforeEach, describe, expect, it } from 'vitest'
import { known } from '../../../src-preload/contract/fact.ts'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import type { ChangedPerson } from '../../../src-preload/contract/person-change.ts'
import {
  createPersonEditStore,
  hasChanges,
  type OpenEdit,
  type PersonEditStore,
} from '../../../src-renderer/flow/person-edit-store.ts'
import { FakeBridge } from './fake-bridge.ts'
import { now, personWith } from './people.ts'

const ada = personWith('17', { name: 'Ada Byron', department: known('Engines'), title: known('Countess') })

let main: FakeBridge
let edit: PersonEditStore
let told: ChangedPerson[]

beforeEach(() => {
  main = new FakeBridge()
  told = []
  edit = createPersonEditStore(
    { bridge: main.bridge, newCallId: main.newCallId, readWallClock: () => now },
    (changed) => {
      told.push(changed)
    },
  )
  edit.open(ada)
})

function opened(): OpenEdit {
  const state = edit.store.getState()
  if (state.kind === 'closed') throw new Error('no record is being changed')
  return state
}

describe('the change of a record', () => {
  it('sends what was changed once, however often Save is pressed, and tells of the record as read back', async () => {
    edit.change({ department: 'Numbers' })
    void edit.save()
    void edit.save()
    edit.close()
    edit.change({ department: 'typed too late' })
    expect(main.inputsOf('changePerson')).toEqual([
      { callId: 'call-1', id: '17', changes: { department: { from: 'Engines', to: 'Numbers' } } },
    ])
    const person = { ...ada, department: known('Numbers') }
    await main.answer('changePerson', succeed({ person, notKept: [] }))
    expect(edit.store.getState()).toEqual({ kind: 'closed' })
    expect(told).toEqual([{ person, notKept: [] }])
  })

  it('sends nothing that has a flaw, and nothing when nothing is changed', async () => {
    edit.change({ name: "O'Brien" })
    await edit.save()
    expect(opened().work).toEqual({ kind: 'typing' })
    edit.change({ name: 'Ada Byron' })
    await edit.save()
    expect(main.asked).toEqual([])
    expect(told).toEqual([])
  })

  it('keeps what was typed when the server is away, and can be saved afterwards', async () => {
    edit.change({ department: 'Numbers' })
    void edit.save()
    const failure = { kind: 'serverUnreachable', host: 'biostar.example.com', reason: 'timedOut' } as const
    await main.answer('changePerson', fail(failure))
    expect(opened()).toMatchObject({ work: { kind: 'failed', failure }, form: { department: 'Numbers' } })
    expect(hasChanges(opened(), now)).toBe(true)
    void edit.save()
    await main.answer('changePerson', succeed({ person: ada, notKept: ['expiry'] }))
    expect(told).toEqual([{ person: ada, notKept: ['expiry'] }])
  })

  it('looks again when somebody else was quicker, and saves nothing before it is decided', async () => {
    edit.change({ department: 'Numbers', title: 'Analyst' })
    void edit.save()
    await main.answer('changePerson', fail({ kind: 'fieldsChangedMeanwhile', fields: ['department'] }))
    expect(opened().work).toEqual({ kind: 'lookingAgain' })
    await main.answer('readPerson', succeed({ ...ada, department: known('Poetry') }))
    expect(opened()).toMatchObject({ work: { kind: 'typing' }, disputes: [{ field: 'department', decision: null }] })
    await edit.save()
    expect(main.inputsOf('changePerson')).toHaveLength(1)
    edit.decide('department', 'mine')
    void edit.save()
    expect(main.inputsOf('changePerson').at(-1)?.changes).toEqual({
      department: { from: 'Poetry', to: 'Numbers' },
      title: { from: 'Countess', to: 'Analyst' },
    })
  })

  it('lets theirs stand where the clerk says so', async () => {
    edit.change({ department: 'Numbers' })
    void edit.save()
    await main.answer('changePerson', fail({ kind: 'fieldsChangedMeanwhile', fields: ['department'] }))
    await main.answer('readPerson', succeed({ ...ada, department: known('Poetry') }))
    edit.decide('department', 'theirs')
    await edit.save()
    expect(main.inputsOf('changePerson')).toHaveLength(1)
    expect(edit.store.getState()).toEqual({ kind: 'closed' })
  })

  it('finds out by a look what became of a change whose answer was lost', async () => {
    const lost = fail({ kind: 'outcomeUnknown', action: 'changePerson' } as const)
    edit.change({ department: 'Numbers' })
    void edit.save()
    await main.answer('changePerson', lost)
    await main.answer('readPerson', succeed(ada))
    expect(opened()).toMatchObject({ work: { kind: 'failed' }, form: { department: 'Numbers' } })
    expect(told).toEqual([])
    void edit.save()
    await main.answer('changePerson', lost)
    const person = { ...ada, department: known('Numbers') }
    await main.answer('readPerson', succeed(person))
    expect(told).toEqual([{ person, notKept: [] }])
  })
})
