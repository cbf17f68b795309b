import { describe, expect, it } from 'vitest'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import { unfinishedOf } from '../../../src-renderer/flow/enrollment.ts'
import { openDeskRoom } from './desk-room.ts'
import { allDone, asking, done, jobFor, jobId, leftOut, standing, waiting } from './jobs.ts'
import { accepting, judgedAs, override, personWith, photoOf, signedIn, signedOut } from './people.ts'

const room = openDeskRoom()
const lost = { kind: 'serverUnreachable', host: 'server', reason: 'timedOut' } as const
const dead = { kind: 'signInRequired', reason: 'sessionEnded' } as const
const answer = { status: 400, code: '65675', link: null }

describe('a good day', () => {
  it('takes one order for photo and mail, and lets the frame go when the clerk goes on', async () => {
    const order = room.acceptPhotoOf(personWith('17'))
    expect(order).toMatchObject({
      person: {
        kind: 'known',
        id: '17',
        seen: { photo: { kind: 'digest', digest: 'a'.repeat(64) }, standing: 'active' },
      },
      profilePhoto: photoOf(900).bytes,
      mail: { language: 'ko', again: false },
      consent: null,
      keep: 'onDisk',
    })
    const job = await room.save(order)
    expect(room.frames.closed).toBe(0)
    room.announce(standing(job, { kind: 'running' }))
    room.announce(done(job, 'uploadPhoto'))
    room.announce(allDone(job))
    expect(room.at('done').order.accepted?.outputs.profilePhoto?.bytes.byteLength).toBe(900)
    room.desk.dispatch({ kind: 'nextPersonWanted' })
    expect(room.frames.closed).toBe(1)
    expect(room.state).toMatchObject({ picture: null, handedOver: null })
    expect(room.main.inputsOf('saveEnrollment')).toHaveLength(1)
  })

  it('gives the form up with the order, for the job has the draft from then on', async () => {
    const order = await room.acceptPhotoOfNew()
    expect(order.person).toMatchObject({ kind: 'new', draft: { id: '404', name: 'Ada Byron' } })
    expect(room.state.form).not.toBeNull()
    await room.save(order)
    expect(room.state.form).toBeNull()
  })

  it('hears what became of the job even when that was announced before the answer came', async () => {
    const order = room.acceptPhotoOf(personWith('17'))
    const job = jobFor(order)
    room.announce(jobFor(order, 7))
    room.announce(waiting(job))
    await room.main.answer('saveEnrollment', succeed(job))
    expect(room.saved.job.state.kind).toBe('waiting')
  })

  it('remembers an impatient "take photo" while the record is still being read', async () => {
    const person = personWith('17')
    room.desk.dispatch({ kind: 'personChosen', summary: person, person: null })
    room.desk.dispatch({ kind: 'photoWanted' })
    expect(room.at('finding').chosen).toMatchObject({ kind: 'reading', photoWanted: true })
    await room.main.answer('readPerson', succeed(person))
    expect(room.at('framing').subject).toEqual({ kind: 'known', person })
  })

  it('gives up the record of somebody who is no longer chosen, and lets a late answer fall', async () => {
    room.desk.dispatch({ kind: 'personChosen', summary: personWith('17'), person: null })
    room.desk.dispatch({ kind: 'personChosen', summary: personWith('18'), person: null })
    // The first two calls ask for the conditions of the mail and for groups, as soon as the desk is there.
    expect(room.main.cancelled).toEqual(['call-3'])
    await room.main.answer('readPerson', succeed(personWith('17')))
    expect(room.at('finding').chosen).toMatchObject({ kind: 'reading', summary: { id: '18' } })
    await room.main.answer('readPerson', succeed(personWith('18')))
    expect(room.at('finding').chosen).toMatchObject({ kind: 'read', person: { id: '18' } })
  })

  it('reads the conditions of the mail once for many people', async () => {
    for (const [place, id] of ['17', '18', '19'].entries()) {
      room.announce(allDone(await room.save(room.acceptPhotoOf(personWith(id)), place + 1)))
      room.desk.dispatch({ kind: 'nextPersonWanted' })
    }
    expect(room.main.inputsOf('readMailReadiness')).toHaveLength(1)
    expect(room.frames.closed).toBe(3)
  })
})

describe('the server is away', () => {
  it('does not hold the clerk up: the job waits by itself, and the next person is enrolled', async () => {
    room.announce(waiting(await room.save(room.acceptPhotoOf(personWith('17')))))
    expect(room.saved.job.state).toMatchObject({ kind: 'waiting', why: lost })
    expect(unfinishedOf(room.state)).toEqual([])
    room.desk.dispatch({ kind: 'nextPersonWanted' })
    room.at('finding')
    expect(room.frames.closed).toBe(1)
    room.acceptPhotoOf(personWith('18'))
    expect(room.main.waiting('saveEnrollment').person).toMatchObject({ id: '18' })
  })

  it('can be tried again at once', async () => {
    const job = room.announce(waiting(await room.save(room.acceptPhotoOf(personWith('17')))))
    room.desk.dispatch({ kind: 'retried' })
    expect(room.main.waiting('decideJob')).toEqual({ job: job.id, decision: { kind: 'retry' } })
    room.desk.dispatch({ kind: 'retried' })
    expect(room.main.inputsOf('decideJob')).toHaveLength(1)
    await room.main.answer('decideJob', succeed(standing(job, { kind: 'queued' })))
    expect(room.saved).toMatchObject({ job: { state: { kind: 'queued' } }, deciding: { kind: 'none' } })
  })

  it('is told of a job that went on while the answer to a decision was under way', async () => {
    const job = room.announce(waiting(await room.save(room.acceptPhotoOf(personWith('17')))))
    room.desk.dispatch({ kind: 'retried' })
    room.announce(standing(job, { kind: 'running' }))
    await room.main.answer('decideJob', succeed(standing(job, { kind: 'queued' })))
    expect(room.saved.job.state.kind).toBe('running')
  })

  it.each([
    ['refuses the photo', { kind: 'photoRefused', answer }],
    ['answers with a code nobody knows', { kind: 'serverRefused', answer: { status: 200, code: '77777', link: null } }],
  ] as const)('and later %s: the clerk decides, or leaves it for later', async (_when, failure) => {
    const job = room.announce(asking(await room.save(room.acceptPhotoOf(personWith('17'))), 'uploadPhoto', failure))
    room.desk.dispatch({ kind: 'stepGivenUp', name: 'sendMail' })
    room.desk.dispatch({ kind: 'stepGivenUp', name: 'createPerson' })
    expect(room.main.inputsOf('decideJob')).toHaveLength(0)
    room.desk.dispatch({ kind: 'stepGivenUp', name: 'uploadPhoto' })
    expect(room.main.waiting('decideJob').decision).toEqual({ kind: 'leaveOut', step: 'uploadPhoto' })
    await room.main.answer('decideJob', succeed(leftOut(job, 'uploadPhoto')))
    room.announce(done(leftOut(job, 'uploadPhoto'), 'sendMail'))
    expect(room.at('done').job.steps.map(({ state: { kind } }) => kind)).toEqual(['leftOut', 'done'])
  })
})

describe('nothing can be kept on the disk', () => {
  const nothingKept = { kind: 'nothingKept', reason: 'keychainLocked' } as const

  it('everything stays in the window until the clerk tries again or says to go on without', async () => {
    room.acceptPhotoOf(personWith('17'))
    await room.main.answer('saveEnrollment', fail(nothingKept))
    expect(room.work('notSaved').failure).toEqual(nothingKept)
    expect(unfinishedOf(room.state)).toHaveLength(1)
    room.desk.dispatch({ kind: 'retried' })
    expect(room.main.waiting('saveEnrollment')).toMatchObject({ keep: 'onDisk', profilePhoto: photoOf(900).bytes })
    await room.main.answer('saveEnrollment', fail(nothingKept))
    room.desk.dispatch({ kind: 'keepingGivenUp' })
    const order = room.main.waiting('saveEnrollment')
    expect(order).toMatchObject({ keep: 'anywhere', profilePhoto: photoOf(900).bytes })
    await room.save(order)
    expect(room.saved.job.kept).toBe('inMemory')
  })

  it('the clerk is asked once, and again for a blocked picture, whose reason would be lost', async () => {
    room.acceptPhotoOf(personWith('17'))
    await room.main.answer('saveEnrollment', fail(nothingKept))
    room.desk.dispatch({ kind: 'keepingGivenUp' })
    room.announce(allDone(await room.save(room.main.waiting('saveEnrollment'))))
    room.desk.dispatch({ kind: 'nextPersonWanted' })
    const order = room.acceptPhotoOf(personWith('18'))
    expect(order.keep).toBe('anywhere')
    room.announce(allDone(await room.save(order, 2)))
    room.desk.dispatch({ kind: 'nextPersonWanted' })
    room.photograph(personWith('19'), judgedAs('block'))
    room.desk.dispatch(accepting({ override }))
    expect(room.main.waiting('saveEnrollment')).toMatchObject({ override, keep: 'onDisk' })
  })

  it('nothing else than a missing place to keep it lets the clerk go on without', async () => {
    room.acceptPhotoOf(personWith('17'))
    await room.main.answer('saveEnrollment', fail({ kind: 'photoUnfit', reason: 'notJpeg' }))
    room.desk.dispatch({ kind: 'keepingGivenUp' })
    expect(room.main.waitingCount).toBe(0)
    expect(room.work('notSaved').failure.kind).toBe('photoUnfit')
  })

  it('back leads to the photo, and another one can be taken', async () => {
    room.acceptPhotoOf(personWith('17'))
    await room.main.answer('saveEnrollment', fail(nothingKept))
    room.desk.dispatch({ kind: 'nextPersonWanted' })
    expect(room.work('notSaved').failure).toEqual(nothingKept)
    room.desk.dispatch({ kind: 'back' })
    expect(room.at('reviewing').capture.takenAt).toBe(1)
    room.desk.dispatch(accepting())
    await room.main.answer('saveEnrollment', fail(nothingKept))
    room.desk.dispatch({ kind: 'retakeWanted' })
    expect(room.at('framing').from).toBe('review')
    expect(room.frames.closed).toBe(0)
  })
})

describe('another photo of a saved job', () => {
  it('is asked for because the server refused the first, and takes its place', async () => {
    const job = room.announce(
      asking(await room.save(room.acceptPhotoOf(personWith('17'))), 'uploadPhoto', { kind: 'photoRefused', answer }),
    )
    room.desk.dispatch({ kind: 'retakeWanted' })
    expect(room.at('framing').subject).toMatchObject({ kind: 'ofJob', job: { id: job.id }, person: { id: '17' } })
    expect(room.frames.closed).toBe(0)
    room.desk.dispatch({ kind: 'captured', capture: room.frames.capture(2) })
    // What was made of the first frame lies in the job.
    expect(room.frames.closed).toBe(1)
    room.desk.dispatch(accepting({ profile: 700 }))
    const order = room.main.waiting('saveEnrollment')
    expect(order).toMatchObject({ person: { kind: 'ofJob', job: job.id }, mail: null })
    expect(order.profilePhoto?.byteLength).toBe(700)
    await room.save(order, 2, job)
    expect(room.saved.job.id).toBe(jobId(2))
    expect(room.state.picture?.savedAs).toBe(jobId(2))
  })

  it('is not asked for after all: back leads to the job, and the job is as it was', async () => {
    const job = room.announce(
      asking(await room.save(room.acceptPhotoOf(personWith('17'))), 'uploadPhoto', { kind: 'photoRefused', answer }),
    )
    room.desk.dispatch({ kind: 'retakeWanted' })
    room.desk.dispatch({ kind: 'back' })
    expect(room.saved.job.id).toBe(job.id)
    expect(room.at('sending').order.accepted?.outputs.profilePhoto?.bytes.byteLength).toBe(900)
    await room.main.answer('readJobs', succeed({ jobs: [leftOut(job, 'uploadPhoto')] }))
    expect(room.saved.job.state.kind).toBe('running')
  })

  it('waits as unfinished work when the clerk leaves before accepting it', async () => {
    room.announce(
      asking(await room.save(room.acceptPhotoOf(personWith('17'))), 'uploadPhoto', { kind: 'photoRefused', answer }),
    )
    room.desk.dispatch({ kind: 'retakeWanted' })
    room.desk.dispatch({ kind: 'captured', capture: room.frames.capture(2) })
    room.desk.dispatch({ kind: 'back' })
    room.desk.dispatch({ kind: 'nextPersonWanted' })
    expect(unfinishedOf(room.state)).toMatchObject([
      { kind: 'picture', picture: { capture: { takenAt: 2 }, savedAs: null } },
    ])
    room.desk.dispatch({ kind: 'pictureResumed' })
    room.desk.dispatch(accepting())
    expect(room.main.waiting('saveEnrollment').person).toEqual({ kind: 'ofJob', job: jobId(1) })
  })

  it('whose job has meanwhile ended stays here, and is the person’s', async () => {
    room.announce(
      asking(await room.save(room.acceptPhotoOf(personWith('17'))), 'uploadPhoto', { kind: 'photoRefused', answer }),
    )
    room.desk.dispatch({ kind: 'retakeWanted' })
    room.desk.dispatch({ kind: 'captured', capture: room.frames.capture(2) })
    room.desk.dispatch(accepting())
    await room.main.answer('saveEnrollment', fail({ kind: 'jobGone' }))
    room.desk.dispatch({ kind: 'otherPersonWanted' })
    const person = personWith('17')
    room.desk.dispatch({ kind: 'personChosen', summary: person, person })
    room.desk.dispatch({ kind: 'pictureResumed' })
    expect(room.at('reviewing').capture.takenAt).toBe(2)
  })
})

describe('the session dies in the middle', () => {
  it('what could not be handed over is, once the clerk has signed in again', async () => {
    room.acceptPhotoOf(personWith('17'))
    await room.main.answer('saveEnrollment', fail(dead))
    room.main.emit('sessionChanged', signedOut('sessionEnded'))
    expect(room.main.waitingCount).toBe(0)
    expect(room.state.picture).not.toBeNull()
    room.main.emit('sessionChanged', signedIn)
    expect(room.main.waiting('saveEnrollment').profilePhoto).toEqual(photoOf(900).bytes)
  })

  it('a saved job is read again, for nobody heard what became of it meanwhile', async () => {
    const job = await room.save(room.acceptPhotoOf(personWith('17')))
    room.main.emit('sessionChanged', signedOut('sessionEnded'))
    room.main.emit('sessionChanged', signedIn)
    await room.main.answer('readJobs', succeed({ jobs: [allDone(job)] }))
    expect(room.at('done').job.id).toBe(job.id)
  })

  it('a job that nobody knows any more is left, and the clerk is told', async () => {
    await room.save(room.acceptPhotoOf(personWith('17')))
    room.main.emit('sessionChanged', signedIn)
    await room.main.answer('readJobs', succeed({ jobs: [] }))
    expect(room.at('finding').notice).toEqual({ kind: 'jobGone', name: 'Person 17' })
  })

  it('nothing goes on in the name of another clerk who signs in over the work', async () => {
    room.acceptPhotoOf(personWith('17'))
    await room.main.answer('saveEnrollment', fail(dead))
    room.main.emit('sessionChanged', signedOut('sessionEnded'))
    room.main.emit('sessionChanged', { ...signedIn, operator: { ...signedIn.operator, userId: '3' } })
    expect(room.main.waitingCount).toBe(0)
    expect(room.work('notSaved').failure).toEqual(dead)
    expect(room.state.picture).not.toBeNull()
  })

  it('a clerk who signs out leaves nothing in the window', async () => {
    room.acceptPhotoOf(personWith('17'))
    room.main.emit('sessionChanged', signedOut('byClerk'))
    expect(room.state.picture).toBeNull()
    expect(room.frames.closed).toBe(1)
    await room.main.answer('saveEnrollment', fail({ kind: 'nothingKept', reason: 'noSpace' }))
    expect(room.at('finding').chosen).toBeNull()
  })
})
