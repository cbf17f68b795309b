import type { AnswerOf } from '../../../src-preload/contract/calls.ts'
import type { Failure } from '../../../src-preload/contract/failures.ts'
import type { Job, JobQuestion, JobStepName } from '../../../src-preload/contract/job.ts'
import { assertNever, fail, succeed } from '../../../src-preload/contract/outcome.ts'
import type { Action, Answered } from '../../../src-renderer/flow/actions.ts'
import type { Enrollment } from '../../../src-renderer/flow/enrollment.ts'
import { currentStepOf, hasEnded } from '../../../src-renderer/flow/job-work.ts'
import { wantedCalls, type WantedCall } from '../../../src-renderer/flow/wanted-calls.ts'
import { known } from '../../../src-preload/contract/fact.ts'
import { allDone, asking, done, jobFor, jobId, jobOf, leftOut, standing, waiting } from './jobs.ts'
import {
  accepting,
  consenting,
  consentText,
  draftOfForm,
  filledForm,
  FrameCounter,
  ground,
  heldFace,
  judgedAs,
  override,
  personWith,
  signedIn,
  signedOut,
} from './people.ts'

const answer = { status: 400, code: '65675', link: null }
const lost = { kind: 'serverUnreachable', host: 'server', reason: 'timedOut' } as const
const dead = { kind: 'signInRequired', reason: 'sessionEnded' } as const
const gone = { kind: 'personNotFound' } as const

const refusals: Readonly<Partial<Record<JobStepName, readonly Failure[]>>> = {
  createPerson: [
    { kind: 'duplicateId', nextId: '405' },
    { kind: 'duplicateId', nextId: null },
    { kind: 'duplicateEmail' },
    { kind: 'invalidField', field: 'name', code: '131074' },
    { kind: 'userGroupNotFound' },
    { kind: 'outcomeUnknown', action: 'createPerson' },
  ],
  uploadPhoto: [{ kind: 'photoRefused', answer }, { kind: 'photoChangedMeanwhile' }, gone],
  registerVisualFace: [
    { kind: 'imageRejected', code: 30_010 },
    { kind: 'visualFacesFull' },
    { kind: 'visualFacesChangedMeanwhile' },
    { kind: 'visualFaceNotKept', answer },
    { kind: 'outcomeUnknown', action: 'other' },
    gone,
  ],
  sendMail: [
    { kind: 'mailAlreadySent', at: '2027-03-04T09:00:00Z' },
    { kind: 'outcomeUnknown', action: 'sendMail' },
    { kind: 'mailPreconditionMissing', missing: 'cloud' },
    gone,
  ],
}

/** What may become of a job next: a step more done, its end, a wait, every question about its next step, and about the whole. */
function whatBecomesOf(job: Job): readonly Job[] {
  const name = currentStepOf(job)?.name
  if (name === undefined || hasEnded(job)) return [job]
  const questions: readonly JobQuestion[] = [
    { kind: 'personChanged', change: 'gone' },
    { kind: 'personChanged', change: 'renamed' },
    { kind: 'tooOld' },
    { kind: 'pictureLost' },
  ]
  const at = '2027-03-04T09:05:00.000Z'
  return [
    done(job, name),
    allDone(job),
    waiting(job),
    leftOut(job, name),
    standing(job, { kind: 'running' }),
    ...(refusals[name] ?? []).map((failure) => asking(job, name, failure)),
    ...questions.map((question) => standing(job, { kind: 'needsClerk', question })),
    standing(job, { kind: 'cancelled', at, why: 'discarded' }),
    standing(job, { kind: 'superseded', at, by: jobId(999) }),
  ]
}

const saveFailures = [
  { kind: 'nothingKept', reason: 'noSpace' },
  { kind: 'notSaved', reason: 'failed' },
  { kind: 'consentMissing' },
  { kind: 'photoUnfit', reason: 'truncated' },
  { kind: 'jobGone' },
  dead,
] as const

function answersTo(wanted: WantedCall, { step }: Enrollment): readonly Answered[] {
  const { run } = wanted
  const all = <Name extends Answered['call']>(call: Name, answers: readonly AnswerOf<Name>[]) =>
    answers.map((each) => ({ kind: 'answered', run, call, answer: each }) as unknown as Answered)
  const job = step.kind === 'sending' && step.work.kind === 'saved' ? step.work.job : null
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
    case 'readConsentTexts':
      return all('readConsentTexts', [
        succeed({ texts: [consentText] }),
        fail({ kind: 'unexpected', reference: 'r-1' }),
      ])
    case 'saveEnrollment': {
      const before = step.kind === 'sending' && step.subject.kind === 'ofJob' ? step.subject.job : null
      // What a retake leaves of its job to do is the new one's too.
      const saved = jobFor(wanted.input, run, before)
      return all('saveEnrollment', [succeed(saved), succeed(saved), ...saveFailures.map((failure) => fail(failure))])
    }
    case 'decideJob':
      return job === null
        ? []
        : all('decideJob', [
            ...whatBecomesOf(job).map((next) => succeed(next)),
            fail({ kind: 'decisionOutdated' }),
            fail({ kind: 'jobGone' }),
            fail({ kind: 'notSaved', reason: 'failed' }),
            fail(dead),
          ])
    case 'readJobs':
      return all('readJobs', [
        succeed({ jobs: job === null ? [] : [job] }),
        ...(job === null ? [] : whatBecomesOf(job).map((next) => succeed({ jobs: [next] }))),
        succeed({ jobs: [] }),
        fail(dead),
      ])
    default:
      return assertNever(wanted, 'a wanted call was never named')
  }
}

/** What main may announce: the job the desk is at, and one of somebody else. */
function announcements({ step }: Enrollment): readonly Action[] {
  const stranger: Action = { kind: 'jobChanged', job: jobOf(['uploadPhoto'], { id: jobId(998) }) }
  const own = step.kind === 'sending' && step.work.kind === 'saved' ? whatBecomesOf(step.work.job) : []
  return [...own.map((job): Action => ({ kind: 'jobChanged', job })), stranger]
}

const frames = new FrameCounter()
const queued = asking(jobOf(['uploadPhoto', 'registerVisualFace'], { id: jobId(997) }), 'uploadPhoto', {
  kind: 'photoChangedMeanwhile',
})
const inDoubt = asking(jobOf(['registerVisualFace'], { id: jobId(996) }), 'registerVisualFace', {
  kind: 'outcomeUnknown',
  action: 'other',
})
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

const madeAcceptances = new Map<number, readonly Action[]>()

/** The same, made once for each size: a story has many turns, and bytes are slow to make. */
function acceptancesOf(bytes: number): readonly Action[] {
  const made = madeAcceptances.get(bytes) ?? acceptances(bytes)
  madeAcceptances.set(bytes, made)
  return made
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
            draft: draftOfForm(filledForm(form.serial, { id: form.id === '' ? '404' : form.id })),
          },
        ]
  return [
    ...wantedCalls(enrollment, 'en').flatMap((call) => answersTo(call, enrollment)),
    ...announcements(enrollment),
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
    ...acceptancesOf(100 + (turn % 50)),
    { kind: 'retakeWanted' },
    { kind: 'mailSwitched', on: turn % 2 === 0 },
    { kind: 'retried' },
    { kind: 'keepingGivenUp' },
    { kind: 'consentWanted' },
    consenting('given', 'given'),
    consenting('given', 'refused'),
    consenting('refused', 'refused'),
    { kind: 'consentTextsReadAgain' },
    { kind: 'goOnWanted' },
    { kind: 'keepLongerWanted' },
    { kind: 'reviewWanted' },
    { kind: 'jobDiscarded' },
    { kind: 'jobOpened', job: queued },
    { kind: 'jobOpened', job: inDoubt },
    { kind: 'deskOpened' },
    { kind: 'nextIdTaken', id: '405' },
    { kind: 'correctionWanted' },
    { kind: 'lookWanted' },
    { kind: 'replacementConfirmed' },
    { kind: 'faceDecided', replaces: null },
    { kind: 'faceDecided', replaces: 'd'.repeat(64) },
    { kind: 'faceDecided', replaces: 'f'.repeat(64) },
    { kind: 'secondMailConfirmed' },
    { kind: 'stepGivenUp', name: 'createPerson' },
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
    { kind: 'nextDecisionWanted' },
    { kind: 'queueReached' },
  ]
}

const forward: Readonly<Record<Enrollment['step']['kind'], readonly Action['kind'][]>> = {
  finding: [
    'answered',
    'personChosen',
    'photoWanted',
    'mailOnlyWanted',
    'jobOpened',
    'creationWanted',
    'pictureResumed',
    'formResumed',
  ],
  creating: ['answered', 'formChanged', 'formSubmitted', 'back'],
  framing: ['captured', 'back'],
  consenting: ['answered', 'consentAnswered', 'back'],
  reviewing: ['pictureJudged', 'photoAccepted', 'back'],
  sending: [
    'answered',
    'jobChanged',
    'keepingGivenUp',
    'consentWanted',
    'correctionWanted',
    'goOnWanted',
    'keepLongerWanted',
    'nextPersonWanted',
    'retried',
    'nextIdTaken',
    'lookWanted',
    'replacementConfirmed',
    'faceDecided',
    'secondMailConfirmed',
    'stepGivenUp',
    'otherPersonWanted',
    'retakeWanted',
    'reviewWanted',
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
  const answers =
    bent === 1 || bent === 2 ? wantedCalls(enrollment, 'en').flatMap((call) => answersTo(call, enrollment)) : []
  const actions = answers.length > 0 ? answers : bent === 0 ? whatMayHappen(enrollment) : whatGoesOn(enrollment)
  const kinds = [...Map.groupBy(actions, ({ kind }) => kind).values()]
  const ofKind = kinds[pick % kinds.length] ?? []
  return ofKind[Math.floor(pick / kinds.length) % ofKind.length]
}
