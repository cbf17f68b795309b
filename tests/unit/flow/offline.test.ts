import { describe, expect, it } from 'vitest'
import type { DirectoryPerson } from '../../../src-preload/contract/directory.ts'
import { known, unknown } from '../../../src-preload/contract/fact.ts'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import { createEnrollmentStore } from '../../../src-renderer/flow/enrollment-store.ts'
import {
  emptyForm,
  draftOf,
  flawsOfForm,
  formOnGround,
  rememberedGround,
} from '../../../src-renderer/flow/person-form.ts'
import { openDeskRoom } from './desk-room.ts'
import { FakeBridge } from './fake-bridge.ts'
import { asking, jobOf } from './jobs.ts'
import { accepting, ground, now, personWith } from './people.ts'

const room = openDeskRoom()
const lost = { kind: 'serverUnreachable', host: 'server', reason: 'timedOut' } as const

describe('somebody new while the server is away', () => {
  it('is written down with the groups it told before, and the id is left to it', async () => {
    room.desk.dispatch({ kind: 'creationWanted', name: 'Ada Byron' })
    await room.main.answer('prepareCreation', fail(lost))
    expect(room.at('creating').ground).toMatchObject({ kind: 'remembered', failure: lost })
    const { form } = room.state
    if (form === null) throw new Error('no form is begun')
    expect(form).toMatchObject({ id: '', userGroup: { id: '1', name: 'All Users' } })
    const draft = draftOf(form, rememberedGround(ground), now)
    if (draft === null) throw new Error('the form has a flaw')
    room.desk.dispatch({ kind: 'formSubmitted', draft })
    room.desk.dispatch({ kind: 'captured', capture: room.frames.capture(1) })
    room.desk.dispatch(accepting())
    const order = room.main.waiting('saveEnrollment')
    expect(order.person).toMatchObject({ kind: 'new', draft: { id: null, name: 'Ada Byron' } })
    const job = await room.save(order, 3)
    expect(job.provisional).toBe(3)
    expect(room.state.form).toBeNull()
    // Nobody here knows an id to look for.
    room.announce(asking(job, 'createPerson', { kind: 'outcomeUnknown', action: 'createPerson' }))
    expect(room.main.inputsOf('readPerson')).toHaveLength(0)
    expect(room.saved.look.kind).toBe('notLooked')
  })

  it('is written down after a restart with the groups the station kept, and the form says that they are of before', async () => {
    room.desk.dispatch({ kind: 'creationWanted', name: 'Ada Byron' })
    await room.main.answer('prepareCreation', succeed({ ...ground, nextId: null, toldEarlier: lost }))
    expect(room.at('creating').ground).toMatchObject({ kind: 'remembered', failure: lost })
    expect(room.state.form).toMatchObject({ id: '', userGroup: { id: '1', name: 'All Users' } })
  })

  it('keeps an id that the clerk has typed, and lets a proposal of before go', () => {
    const remembered = rememberedGround(ground)
    const proposed = formOnGround(emptyForm(1, 'Ada'), { ...ground, isRemembered: false })
    expect(proposed.id).toBe('404')
    expect(formOnGround(proposed, remembered).id).toBe('')
    expect(formOnGround({ ...proposed, id: '77', idChosen: true }, remembered).id).toBe('77')
    const flaws = flawsOfForm({ ...formOnGround(proposed, remembered), id: '0' }, remembered, now)
    expect(flaws).toEqual([{ field: 'id', flaw: 'zero' }])
  })

  it('cannot be written down when no groups were ever told, and the form says why', async () => {
    const main = new FakeBridge()
    const desk = createEnrollmentStore(main, () => ({ mailLanguage: 'en', askForConsent: false }), '2')
    const end = desk.start()
    await main.answer('readMailReadiness', fail(lost))
    await main.answer('prepareCreation', fail(lost))
    desk.dispatch({ kind: 'creationWanted', name: 'Ada Byron' })
    await main.answer('prepareCreation', fail(lost))
    expect(desk.store.getState().step).toMatchObject({ kind: 'creating', ground: { kind: 'failed', failure: lost } })
    end()
  })

  it('is written down with groups that were read before, although the conditions of the mail could not be', async () => {
    const main = new FakeBridge()
    const desk = createEnrollmentStore(main, () => ({ mailLanguage: 'en', askForConsent: false }), '2')
    const end = desk.start()
    // Both questions leave at once: the answer to one waits for no answer to the other.
    await main.answer('prepareCreation', succeed(ground))
    expect(main.waitingCount).toBe(1)
    await main.answer('readMailReadiness', fail(lost))
    desk.dispatch({ kind: 'creationWanted', name: 'Ada Byron' })
    await main.answer('prepareCreation', fail(lost))
    expect(desk.store.getState().step).toMatchObject({
      kind: 'creating',
      ground: { kind: 'remembered', value: ground, failure: lost },
    })
    end()
  })

  it('a refusal of another kind is no reason to go by what was told before', async () => {
    const refused = { kind: 'permissionDenied', answer: { status: 403, code: '20', link: null } } as const
    room.desk.dispatch({ kind: 'creationWanted', name: 'Ada Byron' })
    await room.main.answer('prepareCreation', fail(refused))
    expect(room.at('creating').ground).toEqual({ kind: 'failed', failure: refused })
  })
})

describe('a known person while the server is away', () => {
  const row: DirectoryPerson = { summary: personWith('17'), hasPhoto: known(true) }

  it('comes from the station’s own copy, which knows less', async () => {
    room.desk.dispatch({ kind: 'personChosen', summary: row.summary, person: null, inDirectory: row })
    room.desk.dispatch({ kind: 'photoWanted' })
    await room.main.answer('readPerson', fail(lost))
    expect(room.at('framing').subject).toMatchObject({ kind: 'known', fromDirectory: true })
    room.desk.dispatch({ kind: 'captured', capture: room.frames.capture(1) })
    room.desk.dispatch(accepting())
    expect(room.main.waiting('saveEnrollment').person).toMatchObject({
      kind: 'known',
      id: '17',
      seen: { photo: { kind: 'none' }, faces: unknown },
    })
  })

  it('is shown as what it is on the way back', async () => {
    room.desk.dispatch({ kind: 'personChosen', summary: row.summary, person: null, inDirectory: row })
    room.desk.dispatch({ kind: 'photoWanted' })
    await room.main.answer('readPerson', fail(lost))
    room.desk.dispatch({ kind: 'back' })
    expect(room.at('finding').chosen).toMatchObject({ kind: 'read', source: 'directory' })
    room.desk.dispatch({ kind: 'personReadAgain' })
    await room.main.answer('readPerson', succeed(personWith('17')))
    expect(room.at('finding').chosen).toMatchObject({ kind: 'read', source: 'server' })
  })

  it('of whom the copy knows nothing is told as unreadable', async () => {
    room.desk.dispatch({ kind: 'personChosen', summary: row.summary, person: null })
    await room.main.answer('readPerson', fail(lost))
    expect(room.at('finding').chosen).toMatchObject({ kind: 'failed', failure: lost })
  })

  it('who is no longer on the server is not enrolled from the copy', async () => {
    room.desk.dispatch({ kind: 'personChosen', summary: row.summary, person: null, inDirectory: row })
    await room.main.answer('readPerson', fail({ kind: 'personNotFound' }))
    expect(room.at('finding').chosen).toMatchObject({ kind: 'failed', failure: { kind: 'personNotFound' } })
  })
})

describe('a job whose person has no id yet', () => {
  it('is nobody the server could be asked about', () => {
    const job = asking(jobOf(['createPerson'], { personId: null }), 'createPerson', { kind: 'serverFull' })
    room.desk.dispatch({ kind: 'jobOpened', job })
    room.desk.dispatch({ kind: 'lookWanted' })
    expect(room.main.inputsOf('readPerson')).toHaveLength(0)
  })
})
