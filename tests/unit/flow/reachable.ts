import type { AnswerOf } from '../../../src-preload/contract/calls.ts'
import { assertNever, fail, succeed } from '../../../src-preload/contract/outcome.ts'
import type { Action, Answered } from '../../../src-renderer/flow/actions.ts'
import type { Enrollment } from '../../../src-renderer/flow/enrollment.ts'
import { wantedCalls, type WantedCall } from '../../../src-renderer/flow/wanted-calls.ts'
import { known } from '../../../src-preload/contract/fact.ts'
import {
  accepting,
  filledForm,
  FrameCounter,
  ground,
  heldFace,
  judgedAs,
  override,
  personWith,
  readyDraft,
  signedIn,
  signedOut,
} from './people.ts'

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
const keepings: readonly AnswerOf<'keepOverride'>[] = [
  succeed({ keptAt: '2027-03-04T09:04:00Z' }),
  fail({ kind: 'vaultUnavailable', reason: 'locked' }),
  fail({ kind: 'notSaved', reason: 'noSpace' }),
  fail(dead),
]
const registrations: readonly AnswerOf<'registerVisualFace'>[] = [
  succeed({ held: 1 }),
  fail({ kind: 'imageRejected', code: 30_010 }),
  fail({ kind: 'visualFacesFull' }),
  fail({ kind: 'visualFacesChangedMeanwhile' }),
  fail({ kind: 'visualFaceNotKept', answer }),
  fail({ kind: 'outcomeUnknown', action: 'other' }),
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
        succeed(personWith(wanted.input.id, { heldFaces: known([heldFace('d')]) })),
        succeed(personWith(wanted.input.id, { heldFaces: known([heldFace('d'), heldFace('e')]) })),
        succeed(personWith(wanted.input.id, { name: 'Ada Byron' })),
        fail(gone),
        fail(lost),
      ])
    case 'removePhoto':
    case 'removeVisualFaces':
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
    case 'keepOverride':
      return all('keepOverride', keepings)
    case 'registerVisualFace':
      return all('registerVisualFace', registrations)
    case 'sendMail':
      return all('sendMail', mails)
    default:
      return assertNever(wanted, 'a wanted call was never named')
  }
}

const frames = new FrameCounter()
const fullPerson = personWith('19', { heldFaces: known([heldFace('d'), heldFace('e')]), visualFaces: known(2) })

/** Every way to accept a picture, allowed or not: with and without each output, a reason, and a face that goes. */
function acceptances(bytes: number): readonly Action[] {
  const outputs = [{ profile: bytes }, { profile: bytes, face: 2 * bytes }, { profile: null, face: 2 * bytes }]
  const reasons = [null, override, { reason: 'other', words: null } as const]
  const replaced = [null, 'd'.repeat(64), 'f'.repeat(64)]
  return [
    accepting({ profile: null }),
    ...outputs.flatMap((output) =>
      reasons.flatMap((reason) => replaced.map((replaces) => accepting({ ...output, override: reason, replaces }))),
    ),
  ]
}

/** Everything that may happen in a state: all that clerks and events can do, fitting or not, and every kind of answer. */
function whatMayHappen(enrollment: Enrollment): readonly Action[] {
  const { form, turn, picture } = enrollment
  const judged: readonly Action[] =
    picture === null
      ? []
      : [judgedAs('pass'), judgedAs('block'), null].map((judgement) => ({
          kind: 'pictureJudged',
          capture: picture.capture,
          judgement,
        }))
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
    { kind: 'personChosen', summary: fullPerson, person: fullPerson },
    { kind: 'choiceDropped' },
    { kind: 'personReadAgain' },
    { kind: 'photoWanted' },
    { kind: 'mailOnlyWanted' },
    { kind: 'deedWanted', name: 'removePhoto' },
    { kind: 'deedWanted', name: 'removeVisualFaces' },
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
    { kind: 'captured', capture: frames.capture(turn, judgedAs('block')) },
    { kind: 'captured', capture: frames.capture(turn, null) },
    ...judged,
    ...acceptances(100 + (turn % 50)),
    { kind: 'retakeWanted' },
    { kind: 'mailSwitched', on: turn % 2 === 0 },
    { kind: 'retried' },
    { kind: 'stopWanted' },
    { kind: 'nextIdTaken', id: '405' },
    { kind: 'correctionWanted' },
    { kind: 'lookWanted' },
    { kind: 'replacementConfirmed' },
    { kind: 'faceDecided', replaces: null },
    { kind: 'faceDecided', replaces: 'd'.repeat(64) },
    { kind: 'faceDecided', replaces: 'f'.repeat(64) },
    { kind: 'secondMailConfirmed' },
    { kind: 'stepGivenUp', name: 'createPerson' },
    { kind: 'stepGivenUp', name: 'keepOverride' },
    { kind: 'stepGivenUp', name: 'uploadPhoto' },
    { kind: 'stepGivenUp', name: 'registerVisualFace' },
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

const forward: Readonly<Record<Enrollment['step']['kind'], readonly Action['kind'][]>> = {
  finding: ['answered', 'personChosen', 'photoWanted', 'creationWanted', 'pictureResumed', 'formResumed'],
  creating: ['answered', 'formChanged', 'formSubmitted', 'back'],
  framing: ['captured', 'back'],
  reviewing: ['pictureJudged', 'photoAccepted', 'back'],
  sending: [
    'answered',
    'retried',
    'nextIdTaken',
    'lookWanted',
    'replacementConfirmed',
    'faceDecided',
    'secondMailConfirmed',
    'stepGivenUp',
    'otherPersonWanted',
    'retakeWanted',
    'back',
  ],
  done: ['nextPersonWanted'],
}

/**
 * The acts that carry an enrollment forward from where it stands. A story drawn from all acts evenly would discard its work
 * long before it came to the interesting places.
 */
function whatGoesOn(enrollment: Enrollment): readonly Action[] {
  const kinds = forward[enrollment.step.kind]
  return whatMayHappen(enrollment).filter(({ kind }) => kinds.includes(kind))
}

/** One turn of a story: how it is chosen what happens, and a number that chooses it. */
export interface Turn {
  readonly pick: number
  /** 0: anything at all; 1 and 2: an answer, if one is waited for; else what carries the enrollment forward. */
  readonly bent: number
}

/** What happens at a turn of a story: first a kind of act, each as likely as the next, and then one of that kind. */
export function whatHappens(enrollment: Enrollment, { pick, bent }: Turn): Action | undefined {
  const answers = bent === 1 || bent === 2 ? wantedCalls(enrollment, 'en').flatMap(answersTo) : []
  const actions = answers.length > 0 ? answers : bent === 0 ? whatMayHappen(enrollment) : whatGoesOn(enrollment)
  const kinds = [...Map.groupBy(actions, ({ kind }) => kind).values()]
  const ofKind = kinds[pick % kinds.length] ?? []
  return ofKind[Math.floor(pick / kinds.length) % ofKind.length]
}
