import { describe, expect, it } from 'vitest'
import type { EnrollmentOrder } from '../../../src-preload/contract/job.ts'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import { unfinishedOf } from '../../../src-renderer/flow/enrollment.ts'
import { queueAsks } from '../../../src-renderer/flow/queue-asks.ts'
import { openDeskRoom } from './desk-room.ts'
import { allDone, asking, jobFor, jobId, standing, waiting } from './jobs.ts'
import { accepting, draftOfForm, filledForm, ground, personWith } from './people.ts'

const room = openDeskRoom()

const acceptedOrder: EnrollmentOrder = {
  person: { kind: 'ofJob', job: jobId(1) },
  profilePhoto: new Uint8Array([1]),
  facePicture: null,
  replaces: null,
  override: null,
  judgement: null,
  mail: null,
  consent: null,
  keep: 'onDisk',
}

describe('a job of the queue', () => {
  it('is opened, decided and left, and what was begun at the desk stays', async () => {
    room.desk.dispatch({ kind: 'personChosen', summary: personWith('18'), person: personWith('18') })
    room.desk.dispatch({ kind: 'photoWanted' })
    room.desk.dispatch({ kind: 'captured', capture: room.frames.capture(5) })
    const job = asking(
      {
        ...jobFor({ ...acceptedOrder, person: { kind: 'new', draft: draftOfForm(filledForm(1)) } }, 9),
        personId: '404',
      },
      'uploadPhoto',
      { kind: 'photoChangedMeanwhile' },
    )
    room.desk.dispatch({ kind: 'jobOpened', job })
    expect(room.at('sending')).toMatchObject({ isLookedAtFirst: true, order: { accepted: null } })
    expect(room.main.waiting('readPerson').id).toBe('404')
    expect(unfinishedOf(room.state)).toMatchObject([{ kind: 'picture', picture: { capture: { takenAt: 5 } } }])
    await room.main.answer('readJobs', succeed({ jobs: [job] }))
    room.desk.dispatch({ kind: 'nextPersonWanted' })
    room.at('finding')
    expect(room.frames.closed).toBe(0)
  })

  it('is photographed anew only when the photo of somebody else that lies here has been decided about', () => {
    room.photograph(personWith('18'))
    const job = asking(jobFor(acceptedOrder, 9), 'uploadPhoto', { kind: 'photoUnfit', reason: 'truncated' })
    room.desk.dispatch({ kind: 'jobOpened', job })
    room.desk.dispatch({ kind: 'retakeWanted' })
    expect(room.state.question).toMatchObject({ kind: 'pictureOfAnother', wanted: { kind: 'ofJob' } })
    room.desk.dispatch({ kind: 'captured', capture: room.frames.capture(2) })
    expect(room.state.picture?.capture.takenAt).toBe(1)
    room.desk.dispatch({ kind: 'pictureDiscarded' })
    expect(room.at('framing').subject).toMatchObject({ kind: 'ofJob', job: { id: job.id } })
  })

  it('is looked at first when a field was refused, and corrected when the clerk says so', async () => {
    const order = { ...acceptedOrder, person: { kind: 'new', draft: draftOfForm(filledForm(1)) } } as const
    const job = asking(jobFor(order, 9), 'createPerson', { kind: 'duplicateEmail' })
    room.desk.dispatch({ kind: 'jobOpened', job })
    await room.main.answer('readJobs', succeed({ jobs: [job] }))
    room.at('sending')
    room.desk.dispatch({ kind: 'correctionWanted' })
    expect(room.at('creating').complaint).toMatchObject({ field: 'email' })
    room.desk.dispatch({ kind: 'back' })
    expect(room.saved.job.id).toBe(job.id)
    expect(room.state.form?.corrects?.job.id).toBe(job.id)
  })

  it('leads back to the queue after it was corrected, photographed anew and done', async () => {
    const order = { ...acceptedOrder, person: { kind: 'new', draft: draftOfForm(filledForm(1)) } } as const
    const job = asking(jobFor(order, 9), 'createPerson', { kind: 'duplicateEmail' })
    room.desk.dispatch({ kind: 'jobOpened', job })
    await room.main.answer('readJobs', succeed({ jobs: [job] }))
    room.desk.dispatch({ kind: 'correctionWanted' })
    await room.main.answer('prepareCreation', succeed(ground))
    room.submitForm()
    const queued = standing(job, { kind: 'queued' })
    await room.main.answer('decideJob', succeed(queued))
    expect(room.state.isFromQueue).toBe(true)
    const asked = room.announce(asking(queued, 'uploadPhoto', { kind: 'photoUnfit', reason: 'truncated' }))
    room.desk.dispatch({ kind: 'retakeWanted' })
    room.desk.dispatch({ kind: 'captured', capture: room.frames.capture(3) })
    room.desk.dispatch(accepting())
    const retaken = await room.save(room.main.waiting('saveEnrollment'), 10, asked)
    room.announce(allDone(retaken))
    room.at('done')
    room.desk.dispatch({ kind: 'nextDecisionWanted' })
    room.at('finding')
    expect(room.state.isFromQueue).toBe(true)
    room.desk.dispatch({ kind: 'queueReached' })
    expect(room.state.isFromQueue).toBe(false)
  })

  it('leads to the search when the next person is wanted, and when somebody else is chosen for its photo', async () => {
    const job = asking(
      jobFor({ ...acceptedOrder, person: { kind: 'new', draft: draftOfForm(filledForm(1)) } }, 9),
      'uploadPhoto',
      {
        kind: 'personNotFound',
      },
    )
    for (const kind of ['nextPersonWanted', 'otherPersonWanted'] as const) {
      room.desk.dispatch({ kind: 'jobOpened', job })
      await room.main.answer('readJobs', succeed({ jobs: [job] }))
      expect(room.state.isFromQueue).toBe(true)
      room.desk.dispatch({ kind })
      room.at('finding')
      expect(room.state.isFromQueue).toBe(false)
    }
  })

  it('of the desk itself leads to the search', async () => {
    const job = await room.save(room.acceptPhotoOf(personWith('17')))
    room.announce(waiting(job))
    room.desk.dispatch({ kind: 'back' })
    room.at('finding')
    expect(room.state.isFromQueue).toBe(false)
  })

  it('is one more decision for the clerk only while it asks, and is not counted when it is the one just left', () => {
    const calm = jobFor(acceptedOrder, 1)
    const asks = asking(jobFor(acceptedOrder, 2), 'uploadPhoto', { kind: 'photoChangedMeanwhile' })
    const jobs = { kind: 'read', jobs: [calm, asks] } as const
    expect(queueAsks(jobs, null)).toBe(true)
    expect(queueAsks(jobs, calm.id)).toBe(true)
    expect(queueAsks(jobs, asks.id)).toBe(false)
    expect(queueAsks({ kind: 'reading' }, null)).toBe(false)
  })

  it('is discarded only by an act of that name, and never while it runs', async () => {
    const job = await room.save(room.acceptPhotoOf(personWith('17')))
    room.announce(standing(job, { kind: 'running' }))
    room.desk.dispatch({ kind: 'jobDiscarded' })
    expect(room.main.waitingCount).toBe(0)
    room.announce(waiting(job))
    room.desk.dispatch({ kind: 'jobDiscarded' })
    expect(room.main.waiting('decideJob').decision).toEqual({ kind: 'discard' })
    await room.main.answer(
      'decideJob',
      succeed(standing(job, { kind: 'cancelled', at: '2027-03-04T09:05:00.000Z', why: 'discarded' })),
    )
    expect(room.at('finding').notice).toEqual({ kind: 'jobDiscarded', name: 'Person 17' })
    expect(room.frames.closed).toBe(1)
  })

  it('that has waited too long is kept longer, and one whose picture is lost is photographed anew', async () => {
    const job = await room.save(room.acceptPhotoOf(personWith('17')))
    room.announce(standing(job, { kind: 'needsClerk', question: { kind: 'tooOld' } }))
    room.desk.dispatch({ kind: 'keepLongerWanted' })
    expect(room.main.waiting('decideJob').decision).toEqual({ kind: 'keepLonger' })
    await room.main.answer('decideJob', succeed(job))
    room.announce(standing(job, { kind: 'needsClerk', question: { kind: 'pictureLost' } }))
    room.desk.dispatch({ kind: 'keepLongerWanted' })
    expect(room.main.waitingCount).toBe(0)
    room.desk.dispatch({ kind: 'retakeWanted' })
    expect(room.at('framing').subject).toMatchObject({ kind: 'ofJob', job: { id: job.id } })
  })

  it('a decision that does not fit any more changes nothing, and the job is read again', async () => {
    const job = room.announce(waiting(await room.save(room.acceptPhotoOf(personWith('17')))))
    room.desk.dispatch({ kind: 'retried' })
    await room.main.answer('decideJob', fail({ kind: 'decisionOutdated' }))
    await room.main.answer('readJobs', succeed({ jobs: [standing(job, { kind: 'running' })] }))
    expect(room.saved.job.state.kind).toBe('running')
  })

  it('other jobs that are announced by the thousand are no turns of this desk', async () => {
    const job = room.announce(waiting(await room.save(room.acceptPhotoOf(personWith('17')))))
    const { turn } = room.state
    for (let number = 100; number < 200; number += 1) room.announce({ ...job, id: jobId(number) })
    expect(room.state.turn).toBe(turn)
  })
})
