import type { AnswerOf } from '../../../src-preload/contract/calls.ts'
import { assertNever, fail, succeed } from '../../../src-preload/contract/outcome.ts'
import type { Action, Answered } from '../../../src-renderer/flow/actions.ts'
import type { Enrollment } from '../../../src-renderer/flow/enrollment.ts'
import { wantedCalls, type WantedCall } from '../../../src-renderer/flow/wanted-calls.ts'
import { filledForm, FrameCounter, ground, personWith, photoOf, readyDraft, signedIn, signedOut } from './people.ts'

const answer = { status: 400, code: '65675', link: null }
const lost = { kind: 'serverUnreachable', host: 'server', reason: 'timedOut' } as const
const dead = { kind: 'signInRequired', reason: 'sessionEnded' } as const
const gone = { kind: 'personNotFound' } as const

const creations: readonly AnswerOf<'createPerson'>[] = [
  succeed({ id: '404' }),
  fail({ kind: 'duplicateId', nextId: '405' }),
  fail({ kind: 'duplicateId', nextId: null }),
  fail({ kind: 'duplicateEmail' }),
  fail({ kind: 'invalidField', field: 'name', code: '131074' }),
  fail({ kind: 'userGroupNotFound' }),
  fail({ kind: 'outcomeUnknown', action: 'createPerson' }),
  fail(lost),
  fail(dead),
  fail({ kind: 'cancelled' }),
]
const uploads: readonly AnswerOf<'uploadPhoto'>[] = [
  succeed({ bytes: 9000, confirmed: 'sameBytes' }),
  fail({ kind: 'photoRefused', answer }),
  fail({ kind: 'photoChangedMeanwhile' }),
  fail(gone),
  fail(lost),
  fail(dead),
]
const mails: readonly AnswerOf<'sendMail'>[] = [
  succeed({ sentAt: '2027-03-04T09:04:00Z' }),
  fail({ kind: 'mailAlreadySent', at: '2027-03-04T09:00:00Z' }),
  fail({ kind: 'outcomeUnknown', action: 'sendMail' }),
  fail({ kind: 'mailPreconditionMissing', missing: 'cloud' }),
  fail(gone),
]

function answersTo(wanted: WantedCall): readonly Answered[] {
  const { run } = wanted
  const all = <Name extends Answered['call']>(call: Name, answers: readonly AnswerOf<Name>[]) =>
    answers.map((each) => ({ kind: 'answered', run, call, answer: each }) as unknown as Answered)
  switch (wanted.call) {
    case 'readPerson':
      return all('readPerson', [
        succeed(personWith(wanted.input.id)),
        succeed(personWith(wanted.input.id, { name: 'Ada Byron' })),
        fail(gone),
        fail(lost),
      ])
    case 'removePhoto':
    case 'deletePerson':
      return all(wanted.call, [succeed({}), fail(gone), fail(lost)])
    case 'prepareCreation':
      return all('prepareCreation', [succeed(ground), fail(lost)])
    case 'readMailReadiness':
      return all('readMailReadiness', [
        succeed({
          cloud: { kind: 'known', value: true },
          mailServer: { kind: 'unknown' },
          visualFaceMail: { kind: 'known', value: true },
        }),
        fail(lost),
      ])
    case 'createPerson':
      return all('createPerson', creations)
    case 'uploadPhoto':
      return all('uploadPhoto', uploads)
    case 'sendMail':
      return all('sendMail', mails)
    default:
      return assertNever(wanted, 'a wanted call was never named')
  }
}

const frames = new FrameCounter()

/** Everything that may happen in a state: all that clerks and events can do, fitting or not, and every kind of answer. */
export function whatMayHappen(enrollment: Enrollment): readonly Action[] {
  const { form, turn } = enrollment
  const formActs: readonly Action[] =
    form === null
      ? []
      : [
          { kind: 'formChanged', form: { ...form, phone: `+1 555 ${String(turn)}` } },
          {
            kind: 'formSubmitted',
            ready: readyDraft(filledForm(form.serial, { id: form.id === '' ? '404' : form.id })),
          },
        ]
  return [
    ...wantedCalls(enrollment, 'en').flatMap(answersTo),
    ...['1', '17', '18'].flatMap((id): readonly Action[] => [
      { kind: 'personChosen', summary: personWith(id), person: personWith(id) },
      { kind: 'personChosen', summary: personWith(id), person: null },
    ]),
    { kind: 'choiceDropped' },
    { kind: 'personReadAgain' },
    { kind: 'photoWanted' },
    { kind: 'mailOnlyWanted' },
    { kind: 'deedWanted', name: 'removePhoto' },
    { kind: 'deedWanted', name: 'deletePerson' },
    { kind: 'deedConfirmed' },
    { kind: 'deedDropped' },
    { kind: 'creationWanted', name: 'Ada Byron' },
    { kind: 'pictureResumed' },
    { kind: 'formResumed' },
    { kind: 'questionDropped' },
    { kind: 'pictureGivenToWanted' },
    { kind: 'pictureDiscarded' },
    { kind: 'formDiscarded' },
    { kind: 'everythingDiscarded' },
    ...formActs,
    { kind: 'groundReadAgain' },
    { kind: 'captured', capture: frames.capture(turn) },
    { kind: 'photoAccepted', photo: photoOf(100 + (turn % 50)) },
    { kind: 'retakeWanted' },
    { kind: 'mailSwitched', on: turn % 2 === 0 },
    { kind: 'retried' },
    { kind: 'stopWanted' },
    { kind: 'nextIdTaken', id: '405' },
    { kind: 'correctionWanted' },
    { kind: 'lookWanted' },
    { kind: 'replacementConfirmed' },
    { kind: 'secondMailConfirmed' },
    { kind: 'stepGivenUp', name: 'uploadPhoto' },
    { kind: 'stepGivenUp', name: 'sendMail' },
    { kind: 'otherPersonWanted' },
    { kind: 'recreationWanted' },
    { kind: 'sessionChanged', session: signedIn },
    { kind: 'sessionChanged', session: signedOut('sessionEnded') },
    { kind: 'sessionChanged', session: signedOut('byClerk') },
    { kind: 'back' },
    { kind: 'nextPersonWanted' },
  ]
}

/**
 * The acts that carry an enrollment forward. A story drawn from all acts evenly would discard its work long before it
 * came to the interesting places.
 */
export function whatGoesOn(enrollment: Enrollment): readonly Action[] {
  const forward = new Set([
    'answered',
    'personChosen',
    'photoWanted',
    'creationWanted',
    'formChanged',
    'formSubmitted',
    'captured',
    'photoAccepted',
    'retried',
    'back',
    'lookWanted',
  ])
  return whatMayHappen(enrollment).filter(({ kind }) => forward.has(kind))
}
