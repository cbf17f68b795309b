import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { absent, known, unknown } from '../../../src-preload/contract/fact.ts'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import type { Person } from '../../../src-preload/contract/person.ts'
import type { Judgement } from '../../../src-renderer/camera/judgement/judgement.ts'
import { createEnrollmentStore, type EnrollmentStore } from '../../../src-renderer/flow/enrollment-store.ts'
import type { Enrollment, Step } from '../../../src-renderer/flow/enrollment.ts'
import { FakeBridge } from './fake-bridge.ts'
import { accepting, FrameCounter, heldFace, judgedAs, override, personWith } from './people.ts'
import { stepOfKind } from './step-of-kind.ts'

const lost = { kind: 'serverUnreachable', host: 'server', reason: 'timedOut' } as const
const inDoubt = { kind: 'outcomeUnknown', action: 'other' } as const
const stored = succeed({ bytes: 900, confirmed: 'sameBytes' } as const)
const [a, b, c] = [heldFace('a'), heldFace('b'), heldFace('c')]
const nobodyToMail = { email: absent } as const

let main: FakeBridge
let desk: EnrollmentStore
let frames: FrameCounter
let end: () => void

beforeEach(async () => {
  main = new FakeBridge()
  frames = new FrameCounter()
  desk = createEnrollmentStore(main, () => 'en', '2')
  end = desk.start()
  await main.answer(
    'readMailReadiness',
    succeed({ cloud: known(true), mailServer: known(true), visualFaceMail: known(true) }),
  )
})
afterEach(() => {
  end()
})

const state = (): Enrollment => desk.store.getState()

const at = <Kind extends Step['kind']>(kind: Kind) => stepOfKind(state(), kind)

const callsOf = (name: 'keepOverride' | 'uploadPhoto' | 'registerVisualFace') => main.inputsOf(name).length

/** A person without an address is photographed; the clerk looks at the picture. */
function photograph(changes: Partial<Person> = {}, judgement: Judgement | null = judgedAs('pass')): Person {
  const person = personWith('17', { ...nobodyToMail, ...changes })
  desk.dispatch({ kind: 'personChosen', summary: person, person })
  desk.dispatch({ kind: 'photoWanted' })
  desk.dispatch({ kind: 'captured', capture: frames.capture(1, judgement) })
  at('reviewing')
  return person
}

describe('two outputs of one picture', () => {
  it('go out one after the other, and the picture is kept until the second has arrived', async () => {
    photograph({ heldFaces: known([a]) })
    desk.dispatch(accepting({ profile: 900, face: 40_000 }))
    expect(callsOf('registerVisualFace')).toBe(0)
    await main.answer('uploadPhoto', stored)
    expect(main.waiting('registerVisualFace')).toMatchObject({ id: '17', replaces: null })
    expect(main.waiting('registerVisualFace').picture.byteLength).toBe(40_000)
    expect(frames.closed).toBe(0)
    await main.answer('registerVisualFace', succeed({ held: 2 }))
    expect(frames.closed).toBe(1)
    expect(at('done').job).toMatchObject({
      keepOverride: { kind: 'skipped', reason: 'notAsked' },
      registerVisualFace: { kind: 'done', result: { held: 2 } },
    })
  })

  it('may be the visual face alone, and are never none', async () => {
    photograph()
    desk.dispatch(accepting({ profile: null }))
    at('reviewing')
    desk.dispatch(accepting({ profile: null, face: 40_000 }))
    expect(callsOf('uploadPhoto')).toBe(0)
    await main.answer('registerVisualFace', succeed({ held: 1 }))
    expect(at('done').job.uploadPhoto).toEqual({ kind: 'skipped', reason: 'notAsked' })
  })

  it('one given up does not end the other, nor the picture before it', async () => {
    photograph()
    desk.dispatch(accepting({ face: 40_000 }))
    await main.answer('uploadPhoto', fail(lost))
    desk.dispatch({ kind: 'stepGivenUp', name: 'uploadPhoto' })
    expect(frames.closed).toBe(0)
    await main.answer('registerVisualFace', fail(lost))
    desk.dispatch({ kind: 'stepGivenUp', name: 'registerVisualFace' })
    expect(frames.closed).toBe(1)
    at('done')
  })

  it('a retake replaces both, and the photo that is stored already is known for our own', async () => {
    photograph()
    desk.dispatch(accepting({ face: 40_000 }))
    await main.answer('uploadPhoto', stored)
    await main.answer('registerVisualFace', fail({ kind: 'imageRejected', code: 30_010 }))
    expect(at('sending').job.uploadPhoto.kind).toBe('done')
    desk.dispatch({ kind: 'retakeWanted' })
    expect(at('framing').from).toBe('review')
    desk.dispatch({ kind: 'captured', capture: frames.capture(2) })
    desk.dispatch(accepting({ profile: 800, face: 50_000 }))
    expect(main.waiting('uploadPhoto')).toMatchObject({ seen: { kind: 'anything' } })
    await main.answer('uploadPhoto', stored)
    expect(main.waiting('registerVisualFace').picture.byteLength).toBe(50_000)
    await main.answer('registerVisualFace', succeed({ held: 1 }))
    expect(frames.closed).toBe(2)
  })

  it('leave a record that is read again, once a photo is on the server', async () => {
    photograph()
    desk.dispatch(accepting({ face: 40_000 }))
    await main.answer('uploadPhoto', stored)
    await main.answer('registerVisualFace', fail({ kind: 'imageRejected', code: 30_010 }))
    desk.dispatch({ kind: 'back' })
    at('reviewing')
    desk.dispatch({ kind: 'back' })
    expect(at('finding').chosen).toMatchObject({ kind: 'reading', summary: { id: '17' } })
    expect(state().picture).not.toBeNull()
  })
})

describe('a picture that is blocked', () => {
  it.each([
    ['no reason', null],
    ['a reason that is none without words', { reason: 'other', words: null }],
    ['words that say nothing', { reason: 'other', words: '   ' }],
    ['words without end', { reason: 'place', words: 'x'.repeat(301) }],
  ] as const)('is not sent with %s', (_what, reason) => {
    photograph({}, judgedAs('block'))
    desk.dispatch(accepting({ override: reason }))
    at('reviewing')
    expect(main.waitingCount).toBe(0)
  })

  it('is not sent because something claims that it was judged better', () => {
    photograph({}, judgedAs('block'))
    const { capture } = at('reviewing')
    desk.dispatch({ kind: 'pictureJudged', capture, judgement: judgedAs('pass') })
    desk.dispatch({ kind: 'pictureJudged', capture, judgement: null })
    desk.dispatch(accepting())
    at('reviewing')
    expect(main.waitingCount).toBe(0)
  })

  it('is sent with a reason, which is kept with the verdict before anything leaves', async () => {
    photograph({}, judgedAs('block'))
    desk.dispatch(accepting({ override }))
    expect(main.waiting('keepOverride')).toMatchObject({
      id: '17',
      override,
      judgement: { verdict: 'block', blocked: ['oneFace'], thresholdsVersion: 'thresholds 1' },
    })
    expect(callsOf('uploadPhoto')).toBe(0)
    await main.answer('keepOverride', succeed({ keptAt: '2027-03-04T09:04:00Z' }))
    await main.answer('uploadPhoto', stored)
    expect(at('done').job.keepOverride.kind).toBe('done')
  })

  it.each([
    { kind: 'vaultUnavailable', reason: 'locked' },
    { kind: 'notSaved', reason: 'noSpace' },
  ] as const)('whose reason is not kept ($kind) waits for the clerk: again, or without it', async (failure) => {
    photograph({}, judgedAs('block'))
    desk.dispatch(accepting({ override }))
    await main.answer('keepOverride', fail(failure))
    expect(main.waitingCount).toBe(0)
    desk.dispatch({ kind: 'retried' })
    await main.answer('keepOverride', fail(failure))
    expect(callsOf('keepOverride')).toBe(2)
    desk.dispatch({ kind: 'stepGivenUp', name: 'keepOverride' })
    await main.answer('uploadPhoto', stored)
    expect(at('done').job.keepOverride).toEqual({ kind: 'skipped', reason: 'givenUp' })
  })

  it('can be taken again instead of keeping a reason', async () => {
    photograph({}, judgedAs('block'))
    desk.dispatch(accepting({ override }))
    await main.answer('keepOverride', fail({ kind: 'notSaved', reason: 'noSpace' }))
    desk.dispatch({ kind: 'retakeWanted' })
    desk.dispatch({ kind: 'captured', capture: frames.capture(2) })
    desk.dispatch(accepting({ override }))
    expect(at('sending').accepted?.override).toBeNull()
    expect(callsOf('keepOverride')).toBe(1)
    expect(callsOf('uploadPhoto')).toBe(1)
  })
})

describe('a picture that was not judged while it was taken', () => {
  it('is judged in the review, and not used before', () => {
    photograph({}, null)
    desk.dispatch(accepting())
    const { capture } = at('reviewing')
    desk.dispatch({ kind: 'pictureJudged', capture: { ...capture }, judgement: judgedAs('pass') })
    expect(state().picture?.judgement.kind).toBe('pending')
    desk.dispatch({ kind: 'pictureJudged', capture, judgement: judgedAs('warn') })
    desk.dispatch(accepting())
    expect(at('sending').accepted?.judgement).toMatchObject({ verdict: 'warn', warned: ['oneFace'] })
  })

  it('is used all the same when the station cannot judge it, and nothing is claimed of it', () => {
    photograph({}, null)
    desk.dispatch({ kind: 'pictureJudged', capture: at('reviewing').capture, judgement: null })
    desk.dispatch(accepting({ override }))
    expect(at('sending').accepted).toMatchObject({ judgement: null, override: null })
    expect(callsOf('uploadPhoto')).toBe(1)
  })
})

describe('a person with two visual faces', () => {
  const full = { heldFaces: known([a, b]), visualFaces: known(2) }

  it('gets a new one only in the place of one of them', () => {
    photograph(full)
    desk.dispatch(accepting({ face: 40_000 }))
    desk.dispatch(accepting({ face: 40_000, replaces: c.digest }))
    at('reviewing')
    desk.dispatch(accepting({ profile: null, face: 40_000, replaces: b.digest }))
    expect(main.waiting('registerVisualFace').replaces).toBe(b.digest)
  })

  it('gets a profile photo without being asked about faces', () => {
    photograph(full)
    desk.dispatch(accepting({ replaces: a.digest }))
    expect(at('sending').accepted?.replaces).toBeNull()
    expect(main.waiting('uploadPhoto').id).toBe('17')
  })

  it('who was not known to have them: they are shown, and the clerk chooses one that is', async () => {
    photograph({ heldFaces: unknown })
    desk.dispatch(accepting({ profile: null, face: 40_000 }))
    await main.answer('registerVisualFace', fail({ kind: 'visualFacesFull' }))
    desk.dispatch({ kind: 'faceDecided', replaces: a.digest })
    await main.answer('readPerson', succeed(personWith('17', full)))
    desk.dispatch({ kind: 'retried' })
    desk.dispatch({ kind: 'faceDecided', replaces: null })
    desk.dispatch({ kind: 'faceDecided', replaces: c.digest })
    expect(callsOf('registerVisualFace')).toBe(1)
    desk.dispatch({ kind: 'faceDecided', replaces: a.digest })
    expect(main.waiting('registerVisualFace').replaces).toBe(a.digest)
  })

  it('of whom somebody took one away meanwhile: the new one can be added after all', async () => {
    photograph(full)
    desk.dispatch(accepting({ profile: null, face: 40_000, replaces: b.digest }))
    await main.answer('registerVisualFace', fail({ kind: 'visualFacesChangedMeanwhile' }))
    await main.answer('readPerson', succeed(personWith('17', { heldFaces: known([a]) })))
    desk.dispatch({ kind: 'faceDecided', replaces: null })
    expect(main.waiting('registerVisualFace').replaces).toBeNull()
  })
})

describe('a face whose answer was lost', () => {
  const sendFace = async (changes: Partial<Person>, replaces: string | null = null): Promise<void> => {
    photograph(changes)
    desk.dispatch(accepting({ profile: null, face: 40_000, replaces }))
    await main.answer('registerVisualFace', fail(inDoubt))
  }

  it('is done when the look shows it', async () => {
    await sendFace({ heldFaces: known([a]) })
    await main.answer('readPerson', succeed(personWith('17', { heldFaces: known([a, c]) })))
    expect(at('done').job.registerVisualFace).toEqual({ kind: 'done', result: { held: 2 } })
    expect(callsOf('registerVisualFace')).toBe(1)
  })

  it('is sent again when the look shows that nothing has changed', async () => {
    await sendFace({ heldFaces: known([a]) })
    desk.dispatch({ kind: 'retried' })
    expect(callsOf('registerVisualFace')).toBe(1)
    await main.answer('readPerson', succeed(personWith('17', { heldFaces: known([a]) })))
    desk.dispatch({ kind: 'retried' })
    expect(callsOf('registerVisualFace')).toBe(2)
  })

  it.each([
    ['more has changed than one face', known([a, b]), known([c]), a.digest],
    ['nobody knows what was there before', unknown, known([a]), null],
    ['the server does not tell', known([a]), unknown, null],
  ] as const)('is for the clerk to decide when %s', async (_what, before, now, replaces) => {
    await sendFace({ heldFaces: before }, replaces)
    await main.answer('readPerson', succeed(personWith('17', { heldFaces: now })))
    for (const kind of ['retried', 'back', 'retakeWanted'] as const) desk.dispatch({ kind })
    expect(callsOf('registerVisualFace')).toBe(1)
    expect(at('sending').job.registerVisualFace.kind).toBe('failed')
    desk.dispatch({ kind: 'stepGivenUp', name: 'registerVisualFace' })
    at('done')
  })

  it('cannot be looked for yet: nothing leads away from it but looking again or leaving it out', async () => {
    await sendFace({ heldFaces: known([a]) })
    await main.answer('readPerson', fail(lost))
    for (const kind of ['retried', 'back', 'retakeWanted'] as const) desk.dispatch({ kind })
    expect(at('sending').job.registerVisualFace).toMatchObject({ look: { kind: 'failed', failure: lost } })
    desk.dispatch({ kind: 'lookWanted' })
    await main.answer('readPerson', succeed(personWith('17', { heldFaces: known([a]) })))
    desk.dispatch({ kind: 'back' })
    at('reviewing')
  })
})

describe('visual faces on the search screen', () => {
  it('are removed once confirmed, and the photo stays', async () => {
    const person = personWith('17', { heldFaces: known([a]), visualFaces: known(1) })
    desk.dispatch({ kind: 'personChosen', summary: person, person })
    desk.dispatch({ kind: 'deedWanted', name: 'removeVisualFaces' })
    expect(main.inputsOf('removeVisualFaces')).toHaveLength(0)
    desk.dispatch({ kind: 'deedConfirmed' })
    await main.answer('removeVisualFaces', succeed({}))
    expect(at('finding')).toMatchObject({
      chosen: { person: { heldFaces: { kind: 'absent' }, visualFaces: { value: 0 }, photo: { kind: 'present' } } },
      notice: { kind: 'facesRemoved', name: 'Person 17' },
    })
  })
})
