import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { absent } from '../../../src-preload/contract/fact.ts'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import type { Person } from '../../../src-preload/contract/person.ts'
import { createEnrollmentStore, type EnrollmentStore } from '../../../src-renderer/flow/enrollment-store.ts'
import type { Enrollment, SendingStep, Step } from '../../../src-renderer/flow/enrollment.ts'
import { FakeBridge, settle } from './fake-bridge.ts'
import { stepOfKind } from './step-of-kind.ts'
import {
  accepting,
  filledForm,
  FrameCounter,
  ground,
  personWith,
  photoOf,
  readyDraft,
  signedIn,
  signedOut,
} from './people.ts'

const lost = { kind: 'serverUnreachable', host: 'server', reason: 'timedOut' } as const
const dead = { kind: 'signInRequired', reason: 'sessionEnded' } as const
const answer = { status: 400, code: '65675', link: null }
const stored = succeed({ bytes: 9000, confirmed: 'sameBytes' } as const)
const sent = succeed({ sentAt: '2027-03-04T09:04:00Z' })
const ready = succeed({
  cloud: { kind: 'known', value: true },
  mailServer: { kind: 'known', value: true },
  visualFaceMail: { kind: 'known', value: true },
} as const)

let main: FakeBridge
let desk: EnrollmentStore
let frames: FrameCounter
let end: () => void

beforeEach(() => {
  main = new FakeBridge()
  frames = new FrameCounter()
  desk = createEnrollmentStore(main, () => 'ko', '2')
  end = desk.start()
})
afterEach(() => {
  end()
})

const state = (): Enrollment => desk.store.getState()

const at = <Kind extends Step['kind']>(kind: Kind) => stepOfKind(state(), kind)

/** A known person is chosen, photographed, and the photo accepted. */
async function acceptPhotoOf(person: Person): Promise<SendingStep> {
  desk.dispatch({ kind: 'personChosen', summary: person, person })
  desk.dispatch({ kind: 'photoWanted' })
  if (state().mail.readiness.kind === 'reading') await main.answer('readMailReadiness', ready)
  desk.dispatch({ kind: 'captured', capture: frames.capture(1) })
  desk.dispatch(accepting())
  return at('sending')
}

/** A new person is written down, photographed, and the photo accepted. */
async function acceptPhotoOfNew(): Promise<SendingStep> {
  desk.dispatch({ kind: 'creationWanted', name: 'Ada Byron' })
  await main.answer('prepareCreation', succeed(ground))
  submitForm()
  await main.answer('readMailReadiness', ready)
  desk.dispatch({ kind: 'captured', capture: frames.capture(1) })
  desk.dispatch(accepting())
  return at('sending')
}

function submitForm(changes: Parameters<typeof filledForm>[1] = {}): void {
  const { form: begun } = state()
  if (begun === null) throw new Error('no form is begun')
  const form = filledForm(begun.serial, { id: begun.id, replaces: begun.replaces, ...changes })
  desk.dispatch({ kind: 'formChanged', form })
  desk.dispatch({ kind: 'formSubmitted', ready: readyDraft(form) })
}

describe('a good day', () => {
  it('takes one call for the photo and one for the mail, and gives the frame back once the server has the photo', async () => {
    await acceptPhotoOf(personWith('17'))
    expect(main.waiting('uploadPhoto')).toMatchObject({
      id: '17',
      seen: { kind: 'digest', digest: 'a'.repeat(64) },
      photo: photoOf(900).bytes,
    })
    expect(frames.closed).toBe(0)
    await main.answer('uploadPhoto', stored)
    expect(frames.closed).toBe(1)
    expect(main.waiting('sendMail')).toMatchObject({ id: '17', language: 'ko', again: false })
    await main.answer('sendMail', sent)
    expect(at('done').accepted?.outputs.profilePhoto?.bytes.byteLength).toBe(900)
    expect(state().picture).toBeNull()
    expect(main.asked.map(({ name }) => name)).toEqual(['readMailReadiness', 'uploadPhoto', 'sendMail'])
  })

  it('creates a new person first, then stores the photo under the id the server gave', async () => {
    await acceptPhotoOfNew()
    expect(main.waiting('createPerson').draft).toMatchObject({ id: '404', name: 'Ada Byron' })
    expect(main.inputsOf('uploadPhoto')).toHaveLength(0)
    await main.answer('createPerson', succeed({ id: '404' }))
    expect(state().form).toBeNull()
    expect(main.waiting('uploadPhoto')).toMatchObject({ id: '404', seen: { kind: 'none' } })
  })

  it('remembers an impatient "take photo" while the record is still being read', async () => {
    const person = personWith('17')
    desk.dispatch({ kind: 'personChosen', summary: person, person: null })
    desk.dispatch({ kind: 'photoWanted' })
    expect(at('finding').chosen).toMatchObject({ kind: 'reading', photoWanted: true })
    await main.answer('readPerson', succeed(person))
    expect(at('framing').subject).toEqual({ kind: 'known', person })
  })

  it('gives up the record of somebody who is no longer chosen, and lets a late answer fall', async () => {
    desk.dispatch({ kind: 'personChosen', summary: personWith('17'), person: null })
    desk.dispatch({ kind: 'personChosen', summary: personWith('18'), person: null })
    // The first call asks for the conditions of the mail, as soon as the desk is there.
    expect(main.cancelled).toEqual(['call-2'])
    await main.answer('readPerson', succeed(personWith('17')))
    expect(at('finding').chosen).toMatchObject({ kind: 'reading', summary: { id: '18' } })
    await main.answer('readPerson', succeed(personWith('18')))
    expect(at('finding').chosen).toMatchObject({ kind: 'read', person: { id: '18' } })
  })

  it('reads the conditions of the mail once for many people', async () => {
    for (const id of ['17', '18', '19']) {
      await acceptPhotoOf(personWith(id))
      await main.answer('uploadPhoto', stored)
      await main.answer('sendMail', sent)
      desk.dispatch({ kind: 'nextPersonWanted' })
    }
    expect(main.inputsOf('readMailReadiness')).toHaveLength(1)
    expect(frames.closed).toBe(3)
  })
})

describe('the server is down', () => {
  it.each([
    ['before the upload', lost],
    ['while the answer is unreadable', { kind: 'answerUnreadable', status: 200, reason: 'notJson' }],
    ['with a code nobody knows', { kind: 'serverRefused', answer: { status: 200, code: '77777', link: null } }],
    ['because it is busy', { kind: 'serverBusy', answer: { status: 500, code: '4', link: null } }],
    ['and refuses the photo', { kind: 'photoRefused', answer }],
    ['while nobody can say whether the photo arrived', { kind: 'outcomeUnknown', action: 'other' }],
  ] as const)('%s: the photo stays, and a retry sends the same bytes', async (_when, failure) => {
    await acceptPhotoOf(personWith('17'))
    await main.answer('uploadPhoto', fail(failure))
    expect(at('sending').job.uploadPhoto).toMatchObject({ kind: 'failed', failure })
    expect(at('sending').job.sendMail.kind).toBe('waiting')
    expect(frames.closed).toBe(0)
    desk.dispatch({ kind: 'retried' })
    expect(main.waiting('uploadPhoto').photo).toEqual(photoOf(900).bytes)
    await main.answer('uploadPhoto', stored)
    expect(at('sending').job.sendMail.kind).toBe('running')
  })

  it('after the upload: only the mail is repeated', async () => {
    await acceptPhotoOf(personWith('17'))
    await main.answer('uploadPhoto', stored)
    await main.answer('sendMail', fail(lost))
    expect(at('sending').job.uploadPhoto.kind).toBe('done')
    desk.dispatch({ kind: 'retried' })
    await main.answer('sendMail', sent)
    expect(at('done').job.sendMail).toMatchObject({ kind: 'done' })
    expect(main.inputsOf('uploadPhoto')).toHaveLength(1)
  })

  it('for good: the mail is left out, and the receipt says so', async () => {
    await acceptPhotoOf(personWith('17'))
    await main.answer('uploadPhoto', stored)
    await main.answer('sendMail', fail({ kind: 'mailPreconditionMissing', missing: 'cloud' }))
    desk.dispatch({ kind: 'stepGivenUp', name: 'sendMail' })
    expect(at('done').job).toMatchObject({
      uploadPhoto: { kind: 'done' },
      sendMail: { kind: 'skipped', reason: 'givenUp' },
    })
  })

  it('and the clerk takes another photo of the same person: the old one stays until the new one is frozen', async () => {
    await acceptPhotoOf(personWith('17'))
    await main.answer('uploadPhoto', fail({ kind: 'photoRefused', answer }))
    desk.dispatch({ kind: 'retakeWanted' })
    expect(at('framing').from).toBe('review')
    expect(frames.closed).toBe(0)
    desk.dispatch({ kind: 'back' })
    expect(at('reviewing').capture.takenAt).toBe(1)
    desk.dispatch({ kind: 'retakeWanted' })
    desk.dispatch({ kind: 'captured', capture: frames.capture(2) })
    expect(at('reviewing').capture.takenAt).toBe(2)
    expect(frames.closed).toBe(1)
  })
})

describe('stopping', () => {
  it('asks main to give the call up, and still hears that it was done after all', async () => {
    await acceptPhotoOf(personWith('17', { email: absent }))
    desk.dispatch({ kind: 'stopWanted' })
    desk.dispatch({ kind: 'stopWanted' })
    expect(main.cancelled).toEqual(['call-2'])
    await main.answer('uploadPhoto', stored)
    expect(at('done').job.uploadPhoto.kind).toBe('done')
  })

  it('or that it was not, and the photo is still there', async () => {
    await acceptPhotoOf(personWith('17'))
    desk.dispatch({ kind: 'stopWanted' })
    await main.answer('uploadPhoto', fail({ kind: 'cancelled' }))
    expect(at('sending').job.uploadPhoto).toMatchObject({ kind: 'failed', failure: { kind: 'cancelled' } })
    expect(state().picture).not.toBeNull()
  })

  it('shows how far a call has come, and only of the call that runs', async () => {
    await acceptPhotoOf(personWith('17'))
    main.emit('callProgressed', { callId: 'call-2', stage: 'confirming' })
    expect(at('sending').job.uploadPhoto).toMatchObject({ stage: 'confirming' })
    main.emit('callProgressed', { callId: 'call-999', stage: 'connecting' })
    expect(at('sending').job.uploadPhoto).toMatchObject({ stage: 'confirming' })
  })
})

describe('the session dies in the middle', () => {
  it('the work stays, and what failed goes on by itself once the clerk has signed in again', async () => {
    await acceptPhotoOfNew()
    await main.answer('createPerson', succeed({ id: '404' }))
    await main.answer('uploadPhoto', fail(dead))
    main.emit('sessionChanged', signedOut('sessionEnded'))
    expect(at('sending').job.createPerson.kind).toBe('done')
    expect(state().picture).not.toBeNull()
    expect(main.waitingCount).toBe(0)
    main.emit('sessionChanged', signedIn)
    await main.answer('uploadPhoto', stored)
    await main.answer('sendMail', sent)
    expect(at('done').subject.kind).toBe('created')
    expect(main.inputsOf('createPerson')).toHaveLength(1)
  })

  it('nothing goes on in the name of another clerk who signs in over the work', async () => {
    await acceptPhotoOf(personWith('17'))
    await main.answer('uploadPhoto', fail(dead))
    main.emit('sessionChanged', signedOut('sessionEnded'))
    main.emit('sessionChanged', { ...signedIn, operator: { ...signedIn.operator, userId: '3' } })
    expect(main.waitingCount).toBe(0)
    expect(at('sending').job.uploadPhoto.kind).toBe('failed')
    expect(state().picture).not.toBeNull()
  })

  it('a failure for another reason waits for the clerk all the same', async () => {
    await acceptPhotoOf(personWith('17'))
    await main.answer('uploadPhoto', fail(lost))
    main.emit('sessionChanged', signedIn)
    expect(main.waitingCount).toBe(0)
  })

  it('a clerk who signs out leaves nothing behind, and running calls are given up', async () => {
    await acceptPhotoOf(personWith('17'))
    main.emit('sessionChanged', signedOut('byClerk'))
    expect(state().picture).toBeNull()
    expect(frames.closed).toBe(1)
    expect(main.cancelled).toEqual(['call-2'])
    await main.answer('uploadPhoto', stored)
    expect(at('finding').chosen).toBeNull()
  })
})

describe('creating', () => {
  it('takes the next free id at one press when another station took the first', async () => {
    await acceptPhotoOfNew()
    await main.answer('createPerson', fail({ kind: 'duplicateId', nextId: '405' }))
    expect(at('sending').job.createPerson).toMatchObject({ failure: { nextId: '405' } })
    desk.dispatch({ kind: 'nextIdTaken', id: '405' })
    expect(main.waiting('createPerson').draft).toMatchObject({ id: '405', name: 'Ada Byron' })
    await main.answer('createPerson', succeed({ id: '405' }))
    expect(main.waiting('uploadPhoto').id).toBe('405')
  })

  it.each([
    ['a duplicate e-mail address', { kind: 'duplicateEmail' }, 'email', 'ada@example.org'],
    ['a refused name', { kind: 'invalidField', field: 'name', code: '131074' }, 'name', 'Ada Byron'],
    ['a user group that is gone', { kind: 'userGroupNotFound' }, 'userGroup', null],
    ['too many access groups', { kind: 'tooManyAccessGroups' }, 'accessGroups', null],
  ] as const)(
    '%s leads back to the form with the field marked, and from there straight on with the same photo',
    async (_what, failure, field, refused) => {
      await acceptPhotoOfNew()
      await main.answer('createPerson', fail(failure))
      expect(at('creating').complaint).toMatchObject({ field, refused })
      expect(state().form).toMatchObject({ name: 'Ada Byron', email: 'ada@example.org' })
      await main.answer('prepareCreation', succeed(ground))
      submitForm({ email: 'ada.byron@example.org', name: 'Ada Lovelace' })
      expect(at('sending').accepted?.outputs.profilePhoto?.bytes.byteLength).toBe(900)
      expect(main.waiting('createPerson').draft).toMatchObject({ name: 'Ada Lovelace' })
      expect(frames.closed).toBe(0)
    },
  )

  it('looks first when the answer was lost: the person is there, and the photo follows without a second creation', async () => {
    await acceptPhotoOfNew()
    await main.answer('createPerson', fail({ kind: 'outcomeUnknown', action: 'createPerson' }))
    desk.dispatch({ kind: 'retried' })
    expect(main.waitingCount).toBe(0)
    desk.dispatch({ kind: 'lookWanted' })
    await main.answer('readPerson', succeed(personWith('404', { name: 'Ada Byron' })))
    expect(main.waiting('uploadPhoto').id).toBe('404')
    expect(main.inputsOf('createPerson')).toHaveLength(1)
  })

  it('looks first when the answer was lost: nobody is there, and then creating is safe', async () => {
    await acceptPhotoOfNew()
    await main.answer('createPerson', fail({ kind: 'outcomeUnknown', action: 'createPerson' }))
    desk.dispatch({ kind: 'lookWanted' })
    await main.answer('readPerson', fail({ kind: 'personNotFound' }))
    expect(at('sending').job.createPerson).toMatchObject({ look: { kind: 'nobody' } })
    desk.dispatch({ kind: 'retried' })
    expect(main.inputsOf('createPerson')).toHaveLength(2)
  })

  it('looks first when the answer was lost: somebody else has the id, and the photo is not given to them', async () => {
    await acceptPhotoOfNew()
    await main.answer('createPerson', fail({ kind: 'outcomeUnknown', action: 'createPerson' }))
    desk.dispatch({ kind: 'lookWanted' })
    await main.answer('readPerson', succeed(personWith('404', { name: 'Somebody Else' })))
    expect(main.inputsOf('uploadPhoto')).toHaveLength(0)
    desk.dispatch({ kind: 'retried' })
    expect(main.waitingCount).toBe(0)
    desk.dispatch({ kind: 'correctionWanted' })
    expect(at('creating')).toBeDefined()
    expect(state().picture).not.toBeNull()
  })

  it('keeps a begun form while somebody else is enrolled, and asks before a second one', async () => {
    desk.dispatch({ kind: 'creationWanted', name: 'Ada Byron' })
    await main.answer('prepareCreation', succeed(ground))
    desk.dispatch({ kind: 'formChanged', form: filledForm(state().form?.serial ?? -1) })
    desk.dispatch({ kind: 'back' })
    await acceptPhotoOf(personWith('17', { email: absent }))
    await main.answer('uploadPhoto', stored)
    desk.dispatch({ kind: 'nextPersonWanted' })
    desk.dispatch({ kind: 'creationWanted', name: 'Grace' })
    expect(state().question).toEqual({ kind: 'draftBegun', name: 'Grace' })
    expect(state().form?.name).toBe('Ada Byron')
    desk.dispatch({ kind: 'formDiscarded' })
    expect(state().form?.name).toBe('Grace')
  })
})

describe('the person meanwhile', () => {
  it('was deleted: the photo waits, and goes to another person only when the clerk says so', async () => {
    await acceptPhotoOf(personWith('17'))
    await main.answer('uploadPhoto', fail({ kind: 'personNotFound' }))
    desk.dispatch({ kind: 'otherPersonWanted' })
    expect(at('finding').notice).toEqual({ kind: 'personGone', name: 'Person 17' })
    const other = personWith('18')
    desk.dispatch({ kind: 'personChosen', summary: other, person: other })
    desk.dispatch({ kind: 'photoWanted' })
    expect(state().question).toMatchObject({ kind: 'pictureOfAnother' })
    desk.dispatch({ kind: 'pictureGivenToWanted' })
    expect(at('reviewing').subject).toEqual({ kind: 'known', person: other })
    desk.dispatch(accepting())
    expect(main.waiting('uploadPhoto').id).toBe('18')
    expect(frames.closed).toBe(0)
  })

  it('was deleted: the record is written anew from the old one, and the photo is for it', async () => {
    await acceptPhotoOf(personWith('17'))
    await main.answer('uploadPhoto', fail({ kind: 'personNotFound' }))
    desk.dispatch({ kind: 'recreationWanted' })
    await main.answer('prepareCreation', succeed(ground))
    expect(state().form).toMatchObject({ name: 'Person 17', email: 'person-17@example.org', id: '404' })
    submitForm({ name: 'Person 17' })
    expect(main.waiting('createPerson').draft).toMatchObject({ id: '404', name: 'Person 17' })
    await main.answer('createPerson', succeed({ id: '404' }))
    expect(main.waiting('uploadPhoto').id).toBe('404')
  })

  it('got another photo: both are shown, and replacing names the one that was seen', async () => {
    await acceptPhotoOf(personWith('17'))
    await main.answer('uploadPhoto', fail({ kind: 'photoChangedMeanwhile' }))
    const newer = { kind: 'present', bytes: new Uint8Array([9]), type: 'image/jpeg', digest: 'b'.repeat(64) } as const
    desk.dispatch({ kind: 'replacementConfirmed' })
    expect(main.inputsOf('uploadPhoto')).toHaveLength(1)
    await main.answer('readPerson', succeed(personWith('17', { photo: newer })))
    expect(at('sending').job.uploadPhoto).toMatchObject({ look: { kind: 'found', person: { photo: newer } } })
    desk.dispatch({ kind: 'replacementConfirmed' })
    expect(main.waiting('uploadPhoto').seen).toEqual({ kind: 'digest', digest: 'b'.repeat(64) })
  })

  it('got another photo: keeping that one leaves ours out, and the mail still goes', async () => {
    await acceptPhotoOf(personWith('17'))
    await main.answer('uploadPhoto', fail({ kind: 'photoChangedMeanwhile' }))
    await main.answer('readPerson', succeed(personWith('17')))
    desk.dispatch({ kind: 'stepGivenUp', name: 'uploadPhoto' })
    expect(frames.closed).toBe(1)
    await main.answer('sendMail', sent)
    expect(at('done').job.uploadPhoto).toEqual({ kind: 'skipped', reason: 'givenUp' })
  })
})

describe('the mail', () => {
  it('was sent before: a second one goes only when it is asked for', async () => {
    await acceptPhotoOf(personWith('17'))
    await main.answer('uploadPhoto', stored)
    await main.answer('sendMail', fail({ kind: 'mailAlreadySent', at: '2027-03-04T09:00:00Z' }))
    desk.dispatch({ kind: 'retried' })
    expect(main.waitingCount).toBe(0)
    desk.dispatch({ kind: 'secondMailConfirmed' })
    expect(main.waiting('sendMail')).toMatchObject({ again: true })
  })

  it('may have gone out: nothing repeats it but the act of that name', async () => {
    await acceptPhotoOf(personWith('17'))
    await main.answer('uploadPhoto', stored)
    await main.answer('sendMail', fail({ kind: 'outcomeUnknown', action: 'sendMail' }))
    desk.dispatch({ kind: 'retried' })
    main.emit('sessionChanged', signedIn)
    expect(main.waitingCount).toBe(0)
    desk.dispatch({ kind: 'secondMailConfirmed' })
    expect(main.waiting('sendMail')).toMatchObject({ again: true })
  })

  it('alone sends no photo', async () => {
    const person = personWith('17')
    desk.dispatch({ kind: 'personChosen', summary: person, person })
    desk.dispatch({ kind: 'mailOnlyWanted' })
    await main.answer('sendMail', sent)
    expect(at('done')).toMatchObject({ accepted: null, job: { uploadPhoto: { reason: 'notAsked' } } })
    expect(main.inputsOf('uploadPhoto')).toHaveLength(0)
  })
})

describe('deeds', () => {
  it('delete nobody before the confirmation, and never id 1', async () => {
    const person = personWith('17')
    await main.answer('readMailReadiness', ready)
    desk.dispatch({ kind: 'personChosen', summary: person, person })
    desk.dispatch({ kind: 'deedWanted', name: 'deletePerson' })
    await settle()
    expect(main.waitingCount).toBe(0)
    desk.dispatch({ kind: 'deedConfirmed' })
    expect(main.waiting('deletePerson').id).toBe('17')
    await main.answer('deletePerson', succeed({}))
    expect(at('finding').notice).toEqual({ kind: 'personDeleted', name: 'Person 17' })

    const first = personWith('1')
    desk.dispatch({ kind: 'personChosen', summary: first, person: first })
    desk.dispatch({ kind: 'deedWanted', name: 'deletePerson' })
    desk.dispatch({ kind: 'deedConfirmed' })
    expect(main.waitingCount).toBe(0)
  })

  it('remove a photo once confirmed, and say why when the server does not', async () => {
    const person = personWith('17')
    desk.dispatch({ kind: 'personChosen', summary: person, person })
    desk.dispatch({ kind: 'deedWanted', name: 'removePhoto' })
    desk.dispatch({ kind: 'deedConfirmed' })
    await main.answer('removePhoto', fail(lost))
    expect(at('finding').chosen).toMatchObject({ deed: { kind: 'failed', failure: lost } })
    desk.dispatch({ kind: 'deedWanted', name: 'removePhoto' })
    desk.dispatch({ kind: 'deedConfirmed' })
    await main.answer('removePhoto', succeed({}))
    expect(at('finding').chosen).toMatchObject({ person: { photo: { kind: 'absent' } } })
  })
})
