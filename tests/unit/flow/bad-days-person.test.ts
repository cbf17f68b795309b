import { describe, expect, it } from 'vitest'
import { absent } from '../../../src-preload/contract/fact.ts'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import { mayBeSomebodyElses } from '../../../src-renderer/flow/job-work.ts'
import { unfinishedOf } from '../../../src-renderer/flow/enrollment.ts'
import { openDeskRoom } from './desk-room.ts'
import { allDone, asking, done, leftOut, standing } from './jobs.ts'
import { accepting, draftOfForm, filledForm, ground, personWith } from './people.ts'

const room = openDeskRoom()

describe('somebody who is there already', () => {
  const there = personWith('17')

  it('gets the saved work whose form the clerk was correcting, as they were seen beside it', async () => {
    const order = await room.acceptPhotoOfNew()
    const job = room.announce(asking(await room.save(order), 'createPerson', { kind: 'duplicateEmail' }))
    await room.main.answer('prepareCreation', succeed(ground))
    room.desk.dispatch({ kind: 'savedWorkMeantFor', person: there })
    expect(room.main.waiting('decideJob')).toMatchObject({
      job: job.id,
      decision: {
        kind: 'meanPerson',
        id: '17',
        name: 'Person 17',
        seen: { photo: { kind: 'digest' }, standing: 'active' },
      },
    })
    // The form stays until the decision has arrived, and is gone then.
    expect(room.state.form).not.toBeNull()
    await room.main.answer('decideJob', succeed(job))
    expect(room.state.form).toBeNull()
  })

  it('gets no work that corrects nothing, and none by which somebody may have been created', async () => {
    const order = await room.acceptPhotoOfNew()
    room.desk.dispatch({ kind: 'savedWorkMeantFor', person: there })
    expect(room.main.inputsOf('decideJob')).toHaveLength(0)
    const job = await room.save(order)
    const doubted = asking(job, 'createPerson', { kind: 'outcomeUnknown', action: 'createPerson' })
    expect(mayBeSomebodyElses(doubted)).toBe(false)
    expect(mayBeSomebodyElses(asking(job, 'createPerson', { kind: 'duplicateEmail' }))).toBe(true)
  })
})

describe('creating', () => {
  it('takes the next free id at one press when another station took the first', async () => {
    const order = await room.acceptPhotoOfNew()
    room.announce(asking(await room.save(order), 'createPerson', { kind: 'duplicateId', nextId: '405' }))
    room.desk.dispatch({ kind: 'retried' })
    expect(room.main.inputsOf('decideJob')).toHaveLength(0)
    room.desk.dispatch({ kind: 'nextIdTaken', id: '405' })
    expect(room.main.waiting('decideJob').decision).toEqual({ kind: 'useId', id: '405' })
  })

  it.each([
    ['a duplicate e-mail address', { kind: 'duplicateEmail' }, 'email', 'ada@example.org'],
    ['a refused name', { kind: 'invalidField', field: 'name', code: '131074' }, 'name', 'Ada Byron'],
    ['a user group that is gone', { kind: 'userGroupNotFound' }, 'userGroup', null],
    ['too many access groups', { kind: 'tooManyAccessGroups' }, 'accessGroups', null],
  ] as const)(
    '%s leads back to the form with the field marked, and from there straight on with the same job',
    async (_what, failure, field, refused) => {
      const order = await room.acceptPhotoOfNew()
      const job = room.announce(asking(await room.save(order), 'createPerson', failure))
      expect(room.at('creating').complaint).toMatchObject({ field, refused })
      expect(room.state.form).toMatchObject({
        name: 'Ada Byron',
        email: 'ada@example.org',
        corrects: { job: { id: job.id } },
      })
      await room.main.answer('prepareCreation', succeed(ground))
      expect(room.state.form).toMatchObject({ id: '404', userGroup: { id: '1', name: 'All Users' } })
      room.submitForm({ email: 'ada.byron@example.org', name: 'Ada Lovelace' })
      expect(room.main.waiting('decideJob')).toMatchObject({
        job: job.id,
        decision: { kind: 'createFrom', draft: { name: 'Ada Lovelace', email: 'ada.byron@example.org' } },
      })
      expect(room.at('sending').order.accepted?.outputs.profilePhoto?.bytes.byteLength).toBe(900)
      expect(room.state.form).not.toBeNull()
      await room.main.answer('decideJob', succeed(standing(job, { kind: 'queued' })))
      expect(room.state.form).toBeNull()
      expect(room.frames.closed).toBe(0)
    },
  )

  it('a correction that cannot be kept leaves the form, and the way back to it', async () => {
    const order = await room.acceptPhotoOfNew()
    room.announce(asking(await room.save(order), 'createPerson', { kind: 'duplicateEmail' }))
    await room.main.answer('prepareCreation', succeed(ground))
    room.submitForm({ name: 'Ada Lovelace' })
    await room.main.answer('decideJob', fail({ kind: 'notSaved', reason: 'noSpace' }))
    expect(room.saved.deciding).toMatchObject({ kind: 'failed', failure: { kind: 'notSaved' } })
    room.desk.dispatch({ kind: 'correctionWanted' })
    expect(room.at('creating').complaint).toMatchObject({ field: 'email' })
    expect(room.state.form?.name).toBe('Ada Lovelace')
  })

  it('a form that is begun for somebody else is not pushed aside for a correction', async () => {
    room.desk.dispatch({ kind: 'creationWanted', name: 'Grace' })
    await room.main.answer('prepareCreation', succeed(ground))
    room.desk.dispatch({
      kind: 'formChanged',
      form: filledForm(room.state.form?.serial ?? -1, { name: 'Grace Hopper' }),
    })
    room.desk.dispatch({ kind: 'back' })
    const order = room.acceptPhotoOf(personWith('17'))
    const draft = draftOfForm(filledForm(99))
    const job = { ...(await room.save(order)), draft, personId: null }
    room.announce(
      asking({ ...job, steps: [{ name: 'createPerson', state: { kind: 'waiting' } }] }, 'createPerson', {
        kind: 'duplicateEmail',
      }),
    )
    room.desk.dispatch({ kind: 'correctionWanted' })
    room.at('sending')
    expect(room.state.form?.name).toBe('Grace Hopper')
  })

  it.each([
    ['nobody has the id', fail({ kind: 'personNotFound' } as const), { kind: 'nobody' }],
    ['the person is there', succeed(personWith('404', { name: 'Ada Byron' })), { kind: 'found' }],
    ['somebody else has the id', succeed(personWith('404', { name: 'Somebody Else' })), { kind: 'found' }],
  ] as const)('is looked up when its answer was lost: %s', async (_what, looked, look) => {
    const order = await room.acceptPhotoOfNew()
    room.announce(asking(await room.save(order), 'createPerson', { kind: 'outcomeUnknown', action: 'createPerson' }))
    expect(room.main.waiting('readPerson').id).toBe('404')
    await room.main.answer('readPerson', looked)
    expect(room.saved.look).toMatchObject(look)
    // The main process looks for itself before it creates anybody.
    room.desk.dispatch({ kind: 'retried' })
    expect(room.main.waiting('decideJob').decision).toEqual({ kind: 'retry' })
  })

  it('keeps a begun form while somebody else is enrolled, and asks before a second one', async () => {
    room.desk.dispatch({ kind: 'creationWanted', name: 'Ada Byron' })
    await room.main.answer('prepareCreation', succeed(ground))
    room.desk.dispatch({ kind: 'formChanged', form: filledForm(room.state.form?.serial ?? -1) })
    room.desk.dispatch({ kind: 'back' })
    room.announce(allDone(await room.save(room.acceptPhotoOf(personWith('17', { email: absent })))))
    room.desk.dispatch({ kind: 'nextPersonWanted' })
    room.desk.dispatch({ kind: 'creationWanted', name: 'Grace' })
    expect(room.state.question).toEqual({ kind: 'draftBegun', name: 'Grace' })
    expect(room.state.form?.name).toBe('Ada Byron')
    room.desk.dispatch({ kind: 'formDiscarded' })
    expect(room.state.form?.name).toBe('Grace')
  })
})

describe('the person meanwhile', () => {
  it('was deleted: the photo waits, and goes to another person only when the clerk says so', async () => {
    room.announce(
      asking(await room.save(room.acceptPhotoOf(personWith('17'))), 'uploadPhoto', { kind: 'personNotFound' }),
    )
    room.desk.dispatch({ kind: 'otherPersonWanted' })
    expect(room.at('finding').notice).toEqual({ kind: 'personGone', name: 'Person 17' })
    expect(unfinishedOf(room.state)).toHaveLength(1)
    const other = personWith('18')
    room.desk.dispatch({ kind: 'personChosen', summary: other, person: other })
    room.desk.dispatch({ kind: 'photoWanted' })
    expect(room.state.question).toMatchObject({ kind: 'pictureOfAnother' })
    room.desk.dispatch({ kind: 'pictureGivenToWanted' })
    expect(room.at('reviewing').subject).toEqual({ kind: 'known', person: other })
    room.desk.dispatch(accepting())
    expect(room.main.waiting('saveEnrollment').person).toMatchObject({ kind: 'known', id: '18' })
    expect(room.frames.closed).toBe(0)
  })

  it('was deleted: the record is written anew from the old one, and the job goes on with it', async () => {
    const job = room.announce(
      asking(await room.save(room.acceptPhotoOf(personWith('17'))), 'uploadPhoto', { kind: 'personNotFound' }),
    )
    room.desk.dispatch({ kind: 'recreationWanted' })
    await room.main.answer('prepareCreation', succeed(ground))
    expect(room.state.form).toMatchObject({ name: 'Person 17', email: 'person-17@example.org', id: '404' })
    room.submitForm({ name: 'Person 17' })
    expect(room.main.waiting('decideJob')).toMatchObject({
      job: job.id,
      decision: { kind: 'createFrom', draft: { id: '404', name: 'Person 17' } },
    })
  })

  it('got another photo: both are shown, and replacing names the one that was seen', async () => {
    room.announce(
      asking(await room.save(room.acceptPhotoOf(personWith('17'))), 'uploadPhoto', { kind: 'photoChangedMeanwhile' }),
    )
    const newer = { kind: 'present', bytes: new Uint8Array([9]), type: 'image/jpeg', digest: 'b'.repeat(64) } as const
    room.desk.dispatch({ kind: 'replacementConfirmed' })
    room.desk.dispatch({ kind: 'retried' })
    expect(room.main.inputsOf('decideJob')).toHaveLength(0)
    await room.main.answer('readPerson', succeed(personWith('17', { photo: newer })))
    room.desk.dispatch({ kind: 'replacementConfirmed' })
    expect(room.main.waiting('decideJob').decision).toEqual({
      kind: 'replacePhoto',
      seen: { kind: 'digest', digest: 'b'.repeat(64) },
    })
  })

  it('got another photo: keeping that one leaves ours out, and the mail still goes', async () => {
    const job = room.announce(
      asking(await room.save(room.acceptPhotoOf(personWith('17'))), 'uploadPhoto', { kind: 'photoChangedMeanwhile' }),
    )
    await room.main.answer('readPerson', succeed(personWith('17')))
    room.desk.dispatch({ kind: 'stepGivenUp', name: 'uploadPhoto' })
    await room.main.answer('decideJob', succeed(leftOut(job, 'uploadPhoto')))
    room.announce(done(leftOut(job, 'uploadPhoto'), 'sendMail'))
    expect(room.at('done').job.steps[0]?.state.kind).toBe('leftOut')
  })

  it.each(['renamed', 'disabled'] as const)(
    'is %s on the server: the record of now is in view, and the clerk goes on',
    async (change) => {
      const job = await room.save(room.acceptPhotoOf(personWith('17')))
      room.announce(standing(job, { kind: 'needsClerk', question: { kind: 'personChanged', change } }))
      await room.main.answer('readPerson', succeed(personWith('17', { name: 'Another Name' })))
      expect(room.saved.look).toMatchObject({ kind: 'found', person: { name: 'Another Name' } })
      room.desk.dispatch({ kind: 'goOnWanted' })
      expect(room.main.waiting('decideJob').decision).toEqual({ kind: 'goOn' })
    },
  )

  it('is gone: nothing goes on for them but a record made anew', async () => {
    const job = await room.save(room.acceptPhotoOf(personWith('17')))
    room.announce(standing(job, { kind: 'needsClerk', question: { kind: 'personChanged', change: 'gone' } }))
    for (const kind of ['goOnWanted', 'retried', 'keepLongerWanted'] as const) room.desk.dispatch({ kind })
    expect(room.main.waitingCount).toBe(0)
    room.desk.dispatch({ kind: 'recreationWanted' })
    room.at('creating')
  })
})

describe('the mail', () => {
  it('was sent before: a second one goes only when it is asked for', async () => {
    const job = await room.save(room.acceptPhotoOf(personWith('17')))
    room.announce(asking(done(job, 'uploadPhoto'), 'sendMail', { kind: 'mailAlreadySent', at: '2027-03-04T09:00:00Z' }))
    room.desk.dispatch({ kind: 'retried' })
    expect(room.main.waitingCount).toBe(0)
    room.desk.dispatch({ kind: 'secondMailConfirmed' })
    expect(room.main.waiting('decideJob').decision).toEqual({ kind: 'sendMailAgain' })
  })

  it('may have gone out: nothing repeats it but the act of that name', async () => {
    const job = await room.save(room.acceptPhotoOf(personWith('17')))
    room.announce(asking(done(job, 'uploadPhoto'), 'sendMail', { kind: 'outcomeUnknown', action: 'sendMail' }))
    room.desk.dispatch({ kind: 'retried' })
    expect(room.main.waitingCount).toBe(0)
    room.desk.dispatch({ kind: 'secondMailConfirmed' })
    expect(room.main.waiting('decideJob').decision).toEqual({ kind: 'sendMailAgain' })
  })

  it('alone carries no photo', async () => {
    const person = personWith('17')
    room.desk.dispatch({ kind: 'personChosen', summary: person, person })
    room.desk.dispatch({ kind: 'mailOnlyWanted' })
    const order = room.main.waiting('saveEnrollment')
    expect(order).toMatchObject({ profilePhoto: null, facePicture: null, mail: { language: 'ko', again: false } })
    room.announce(allDone(await room.save(order)))
    expect(room.at('done').order.accepted).toBeNull()
  })
})
