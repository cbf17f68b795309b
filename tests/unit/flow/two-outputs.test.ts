import { describe, expect, it } from 'vitest'
import { absent, known, unknown } from '../../../src-preload/contract/fact.ts'
import type { Job } from '../../../src-preload/contract/job.ts'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import type { Person } from '../../../src-preload/contract/person.ts'
import type { Judgement } from '../../../src-renderer/camera/judgement/judgement.ts'
import { openDeskRoom } from './desk-room.ts'
import { allDone, asking, done, jobId } from './jobs.ts'
import { accepting, heldFace, judgedAs, override, personWith } from './people.ts'

const room = openDeskRoom()
const lost = { kind: 'serverUnreachable', host: 'server', reason: 'timedOut' } as const
const inDoubt = { kind: 'outcomeUnknown', action: 'other' } as const
const [a, b, c] = [heldFace('a'), heldFace('b'), heldFace('c')]
const nobodyToMail = { email: absent } as const

/** A person without an address is photographed; the clerk looks at the picture. */
function photograph(changes: Partial<Person> = {}, judgement: Judgement | null = judgedAs('pass')): void {
  room.photograph(personWith('17', { ...nobodyToMail, ...changes }), judgement)
}

const order = () => room.main.waiting('saveEnrollment')

describe('two outputs of one picture', () => {
  it('go out in one order, and the frame is kept until the clerk goes on', async () => {
    photograph({ heldFaces: known([a]) })
    room.desk.dispatch(accepting({ profile: 900, face: 40_000 }))
    expect(order().profilePhoto?.byteLength).toBe(900)
    expect(order().facePicture?.byteLength).toBe(40_000)
    expect(order()).toMatchObject({ replaces: null, person: { seen: { faces: known([a.digest]) } } })
    const job = await room.save(order())
    room.announce(done(job, 'uploadPhoto'))
    room.announce(allDone(job))
    room.at('done')
    expect(room.frames.closed).toBe(0)
    room.desk.dispatch({ kind: 'nextPersonWanted' })
    expect(room.frames.closed).toBe(1)
  })

  it('may be the visual face alone, and are never none', () => {
    photograph()
    room.desk.dispatch(accepting({ profile: null }))
    room.at('reviewing')
    room.desk.dispatch(accepting({ profile: null, face: 40_000 }))
    expect(order().profilePhoto).toBeNull()
  })

  it('a retake replaces both by way of the job, and the photo that is stored already is shown', async () => {
    photograph()
    room.desk.dispatch(accepting({ face: 40_000 }))
    const job = await room.save(order())
    room.announce(asking(done(job, 'uploadPhoto'), 'registerVisualFace', { kind: 'imageRejected', code: 30_010 }))
    room.desk.dispatch({ kind: 'retakeWanted' })
    expect(room.at('framing').subject).toMatchObject({ kind: 'ofJob', storedHere: { bytes: { byteLength: 900 } } })
    room.desk.dispatch({ kind: 'captured', capture: room.frames.capture(2) })
    room.desk.dispatch(accepting({ profile: 800, face: 50_000 }))
    expect(order()).toMatchObject({ person: { kind: 'ofJob', job: job.id } })
    expect(order().facePicture?.byteLength).toBe(50_000)
    room.announce(allDone(await room.save(order(), 2, job)))
    expect(room.at('done').job.id).toBe(jobId(2))
    room.desk.dispatch({ kind: 'nextPersonWanted' })
    expect(room.frames.closed).toBe(2)
  })

  it('the picture that a step has trouble with can be looked at again, and back leads to the job', async () => {
    photograph()
    room.desk.dispatch(accepting({ face: 40_000 }))
    const job = await room.save(order())
    room.announce(asking(done(job, 'uploadPhoto'), 'registerVisualFace', { kind: 'imageRejected', code: 30_010 }))
    room.desk.dispatch({ kind: 'reviewWanted' })
    expect(room.at('reviewing').capture.takenAt).toBe(1)
    room.desk.dispatch({ kind: 'back' })
    expect(room.saved.job.id).toBe(job.id)
    expect(room.state.picture).not.toBeNull()
  })
})

describe('a picture that is blocked', () => {
  it.each([
    ['no reason', null],
    ['a reason that is none without words', { reason: 'other', words: null }],
    ['words that say nothing', { reason: 'other', words: '   ' }],
    ['words without end', { reason: 'place', words: 'x'.repeat(301) }],
  ] as const)('is not handed over with %s', (_what, reason) => {
    photograph({}, judgedAs('block'))
    room.desk.dispatch(accepting({ override: reason }))
    room.at('reviewing')
    expect(room.main.waitingCount).toBe(0)
  })

  it('is not handed over because something claims that it was judged better', () => {
    photograph({}, judgedAs('block'))
    const { capture } = room.at('reviewing')
    room.desk.dispatch({ kind: 'pictureJudged', capture, judgement: judgedAs('pass') })
    room.desk.dispatch({ kind: 'pictureJudged', capture, judgement: null })
    room.desk.dispatch(accepting())
    room.at('reviewing')
    expect(room.main.waitingCount).toBe(0)
  })

  it('is handed over with its reason and the verdict, in one order', () => {
    photograph({}, judgedAs('block'))
    room.desk.dispatch(accepting({ override }))
    expect(order()).toMatchObject({
      override,
      judgement: { verdict: 'block', blocked: ['oneFace'], thresholdsVersion: 'thresholds 1' },
    })
  })

  it.each([
    { kind: 'nothingKept', reason: 'keychainLocked' },
    { kind: 'notSaved', reason: 'noSpace' },
  ] as const)('whose reason cannot be kept ($kind) waits for the clerk: again, or without keeping', async (failure) => {
    photograph({}, judgedAs('block'))
    room.desk.dispatch(accepting({ override }))
    await room.main.answer('saveEnrollment', fail(failure))
    expect(room.main.waitingCount).toBe(0)
    room.desk.dispatch({ kind: 'keepingGivenUp' })
    expect(order()).toMatchObject({ override, keep: 'anywhere' })
  })

  it('can be taken again instead of keeping a reason', async () => {
    photograph({}, judgedAs('block'))
    room.desk.dispatch(accepting({ override }))
    await room.main.answer('saveEnrollment', fail({ kind: 'notSaved', reason: 'noSpace' }))
    room.desk.dispatch({ kind: 'retakeWanted' })
    room.desk.dispatch({ kind: 'captured', capture: room.frames.capture(2) })
    room.desk.dispatch(accepting({ override }))
    expect(order()).toMatchObject({ override: null, person: { kind: 'known', id: '17' } })
  })
})

describe('a picture that was not judged while it was taken', () => {
  it('is judged in the review, and not used before', () => {
    photograph({}, null)
    room.desk.dispatch(accepting())
    const { capture } = room.at('reviewing')
    room.desk.dispatch({ kind: 'pictureJudged', capture: { ...capture }, judgement: judgedAs('pass') })
    expect(room.state.picture?.judgement.kind).toBe('pending')
    room.desk.dispatch({ kind: 'pictureJudged', capture, judgement: judgedAs('warn') })
    room.desk.dispatch(accepting())
    expect(order().judgement).toMatchObject({ verdict: 'warn', warned: ['oneFace'] })
  })

  it('is used all the same when the station cannot judge it, and nothing is claimed of it', () => {
    photograph({}, null)
    room.desk.dispatch({ kind: 'pictureJudged', capture: room.at('reviewing').capture, judgement: null })
    room.desk.dispatch(accepting({ override }))
    expect(order()).toMatchObject({ judgement: null, override: null })
  })
})

describe('a person with two visual faces', () => {
  const full = { heldFaces: known([a, b]), visualFaces: known(2) }

  it('gets a new one only in the place of one of them', () => {
    photograph(full)
    room.desk.dispatch(accepting({ face: 40_000 }))
    room.desk.dispatch(accepting({ face: 40_000, replaces: c.digest }))
    room.at('reviewing')
    room.desk.dispatch(accepting({ profile: null, face: 40_000, replaces: b.digest }))
    expect(order().replaces).toBe(b.digest)
  })

  it('gets a profile photo without being asked about faces', () => {
    photograph(full)
    room.desk.dispatch(accepting({ replaces: a.digest }))
    expect(order().replaces).toBeNull()
  })

  /** The face is saved, and the server has this to say of it. */
  async function refused(changes: Partial<Person>, failure: Parameters<typeof asking>[2]): Promise<Job> {
    photograph(changes)
    const isFull = changes.heldFaces?.kind === 'known' && changes.heldFaces.value.length === 2
    room.desk.dispatch(accepting({ profile: null, face: 40_000, replaces: isFull ? b.digest : null }))
    return room.announce(asking(await room.save(order()), 'registerVisualFace', failure))
  }

  it('who was not known to have them: they are shown, and the clerk chooses one that is', async () => {
    const job = await refused({ heldFaces: unknown }, { kind: 'visualFacesFull' })
    room.desk.dispatch({ kind: 'faceDecided', replaces: a.digest })
    await room.main.answer('readPerson', succeed(personWith('17', full)))
    room.desk.dispatch({ kind: 'retried' })
    room.desk.dispatch({ kind: 'faceDecided', replaces: null })
    room.desk.dispatch({ kind: 'faceDecided', replaces: c.digest })
    expect(room.main.inputsOf('decideJob')).toHaveLength(0)
    room.desk.dispatch({ kind: 'faceDecided', replaces: a.digest })
    expect(room.main.waiting('decideJob')).toEqual({
      job: job.id,
      decision: { kind: 'replaceFace', replaces: a.digest, faces: known([a.digest, b.digest]) },
    })
  })

  it('of whom somebody took one away meanwhile: the new one can be added after all', async () => {
    await refused(full, { kind: 'visualFacesChangedMeanwhile' })
    await room.main.answer('readPerson', succeed(personWith('17', { heldFaces: known([a]) })))
    room.desk.dispatch({ kind: 'faceDecided', replaces: null })
    expect(room.main.waiting('decideJob').decision).toMatchObject({ kind: 'replaceFace', replaces: null })
  })

  it('whose face’s answer was lost: nothing takes its place by a photo, the job can wait, and looking again is offered', async () => {
    const job = await refused({ heldFaces: known([a]) }, inDoubt)
    await room.main.answer('readPerson', fail(lost))
    for (const kind of ['retakeWanted', 'replacementConfirmed'] as const) room.desk.dispatch({ kind })
    expect(room.saved.look).toMatchObject({ kind: 'failed', failure: lost })
    room.desk.dispatch({ kind: 'lookWanted' })
    await room.main.answer('readPerson', succeed(personWith('17', { heldFaces: known([a, c]) })))
    expect(room.saved.look).toMatchObject({ kind: 'found' })
    room.desk.dispatch({ kind: 'retakeWanted' })
    expect(room.saved.job.id).toBe(job.id)
    // The main process looks again before it sends a face a second time.
    room.desk.dispatch({ kind: 'retried' })
    expect(room.main.waiting('decideJob').decision).toEqual({ kind: 'retry' })
  })

  it('whose face’s answer was lost: leaving is no loss, and leads to no review', async () => {
    await refused({ heldFaces: known([a]) }, inDoubt)
    await room.main.answer('readPerson', succeed(personWith('17', { heldFaces: known([a]) })))
    room.desk.dispatch({ kind: 'reviewWanted' })
    expect(room.saved.job.id).toBe(jobId(1))
    room.desk.dispatch({ kind: 'back' })
    room.at('finding')
    expect(room.state.picture).toBeNull()
  })
})

describe('visual faces on the search screen', () => {
  it('are removed once confirmed, and the photo stays', async () => {
    const person = personWith('17', { heldFaces: known([a]), visualFaces: known(1) })
    room.desk.dispatch({ kind: 'personChosen', summary: person, person })
    room.desk.dispatch({ kind: 'deedWanted', name: 'removeVisualFaces' })
    expect(room.main.inputsOf('removeVisualFaces')).toHaveLength(0)
    room.desk.dispatch({ kind: 'deedConfirmed' })
    await room.main.answer('removeVisualFaces', succeed({}))
    expect(room.at('finding')).toMatchObject({
      chosen: { person: { heldFaces: { kind: 'absent' }, visualFaces: { value: 0 }, photo: { kind: 'present' } } },
      notice: { kind: 'facesRemoved', name: 'Person 17' },
    })
  })
})
