import { describe, expect, it } from 'vitest'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import { openDeskRoom } from './desk-room.ts'
import { settle } from './fake-bridge.ts'
import { personWith } from './people.ts'

const room = openDeskRoom()
const lost = { kind: 'serverUnreachable', host: 'server', reason: 'timedOut' } as const

const chosen = () => room.at('finding').chosen

describe('deeds', () => {
  it('delete nobody before the confirmation, and never id 1', async () => {
    const person = personWith('17')
    room.desk.dispatch({ kind: 'personChosen', summary: person, person })
    room.desk.dispatch({ kind: 'deedWanted', name: 'deletePerson' })
    await settle()
    expect(room.main.waitingCount).toBe(0)
    room.desk.dispatch({ kind: 'deedConfirmed' })
    expect(room.main.waiting('deletePerson').id).toBe('17')
    await room.main.answer('deletePerson', succeed({}))
    expect(room.at('finding').notice).toEqual({ kind: 'personDeleted', name: 'Person 17' })

    const first = personWith('1')
    room.desk.dispatch({ kind: 'personChosen', summary: first, person: first })
    room.desk.dispatch({ kind: 'deedWanted', name: 'deletePerson' })
    room.desk.dispatch({ kind: 'deedConfirmed' })
    expect(room.main.waitingCount).toBe(0)
  })

  it('remove a photo once confirmed, and say why when the server does not', async () => {
    const person = personWith('17')
    room.desk.dispatch({ kind: 'personChosen', summary: person, person })
    room.desk.dispatch({ kind: 'deedWanted', name: 'removePhoto' })
    room.desk.dispatch({ kind: 'deedConfirmed' })
    const { deed } = room.at('finding').chosen as Extract<NonNullable<ReturnType<typeof chosen>>, { kind: 'read' }>
    expect(deed.kind).toBe('running')
    room.main.emit('callProgressed', { callId: 'call-3', stage: 'confirming' })
    expect(chosen()).toMatchObject({ deed: { stage: 'confirming' } })
    await room.main.answer('removePhoto', fail(lost))
    expect(chosen()).toMatchObject({ deed: { kind: 'failed', failure: lost } })
    room.desk.dispatch({ kind: 'deedWanted', name: 'removePhoto' })
    room.desk.dispatch({ kind: 'deedConfirmed' })
    await room.main.answer('removePhoto', succeed({}))
    expect(chosen()).toMatchObject({ person: { photo: { kind: 'absent' } } })
  })
})
