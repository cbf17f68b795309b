import { personFieldSchema } from '../../../src-preload/contract/failures.ts'
import { jobDecisionKindSchema, jobStepNames } from '../../../src-preload/contract/job.ts'
import type { JournalEntry, JournalFacts, JournalStepResult } from '../../../src-preload/contract/journal.ts'

/** The number of the work in these stories. */
export const job = '3f0c5a9e-8e1d-4a53-9d7a-0c5d8a1f2b33'
/** The number of the work that took its place. */
export const newerJob = '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d'
/** A moment in these stories. */
export const moment = '2027-03-04T10:04:33.000Z'
/** The SHA-256 of the photo in these stories. */
export const photoDigest = 'ab'.repeat(32)

const results: Readonly<Record<JournalStepResult['step'], readonly JournalStepResult[]>> = {
  createPerson: [{ step: 'createPerson' }],
  uploadPhoto: [
    { step: 'uploadPhoto', bytes: 15_872, confirmed: 'sameBytes' },
    { step: 'uploadPhoto', bytes: 15_872, confirmed: 'presentOnly' },
  ],
  registerVisualFace: [{ step: 'registerVisualFace', held: 2 }],
  sendMail: [{ step: 'sendMail', sentAt: moment }],
  removePhoto: [
    { step: 'removePhoto', outcome: 'removed' },
    { step: 'removePhoto', outcome: 'notThere' },
    { step: 'removePhoto', outcome: 'notOurs' },
    { step: 'removePhoto', outcome: 'periodExtended' },
  ],
  removeVisualFaces: [
    { step: 'removeVisualFaces', outcome: 'removed' },
    { step: 'removeVisualFaces', outcome: 'notThere' },
  ],
  reachTerminals: [{ step: 'reachTerminals', terminals: 2 }],
}

const text = { textId: 'reception', language: 'ko', version: '2027-01', digest: 'cd'.repeat(32) }
const judgement = {
  verdict: 'block',
  blocked: ['eyesOpen'],
  warned: ['background'],
  unknown: ['glare'],
  thresholdsVersion: '2027-02',
  engineVersion: 'human 3.3.6 wasm',
} as const

/** Everything the journal can tell, at least once for each kind: a kind that is added and not told here does not compile. */
export const everyFacts: {
  readonly [Kind in JournalFacts['kind']]: readonly Extract<JournalFacts, { kind: Kind }>[]
} = {
  enrollmentSaved: [
    {
      kind: 'enrollmentSaved',
      job,
      steps: ['createPerson', 'uploadPhoto', 'sendMail'],
      profilePhoto: photoDigest,
      facePicture: 'ef'.repeat(32),
      judgement: { ...judgement, blocked: [...judgement.blocked], warned: ['background'], unknown: ['glare'] },
      override: 'other',
    },
    {
      kind: 'enrollmentSaved',
      job,
      steps: ['createPerson'],
      profilePhoto: null,
      facePicture: null,
      judgement: null,
      override: null,
    },
  ],
  consentAnswered: [
    { kind: 'consentAnswered', text, answers: [{ purpose: 'profilePhoto', answer: 'given' }] },
    { kind: 'consentAnswered', text, answers: [{ purpose: 'visualFace', answer: 'given' }] },
    {
      kind: 'consentAnswered',
      text,
      answers: [
        { purpose: 'profilePhoto', answer: 'given' },
        { purpose: 'visualFace', answer: 'given' },
      ],
    },
    {
      kind: 'consentAnswered',
      text,
      answers: [
        { purpose: 'profilePhoto', answer: 'refused' },
        { purpose: 'visualFace', answer: 'refused' },
      ],
    },
  ],
  consentWithdrawn: [
    { kind: 'consentWithdrawn', job, cancelledJobs: 2 },
    { kind: 'consentWithdrawn', job: null, cancelledJobs: 0 },
  ],
  stepDone: Object.values(results)
    .flat()
    .map((result) => ({ kind: 'stepDone', job, purpose: 'enrollment', result }) as const),
  stepRefused: jobStepNames.map(
    (step) =>
      ({
        kind: 'stepRefused',
        job,
        step,
        failure: { kind: 'serverRefused', answer: { status: 500, code: '65675', link: null } },
      }) as const,
  ),
  clerkDecided: jobDecisionKindSchema.options.map((decision) => ({ kind: 'clerkDecided', job, decision }) as const),
  jobSuperseded: [{ kind: 'jobSuperseded', job, by: newerJob }],
  jobCancelled: [
    { kind: 'jobCancelled', job, why: 'discarded' },
    { kind: 'jobCancelled', job, why: 'consentWithdrawn' },
  ],
  picturesShredded: [{ kind: 'picturesShredded', job }],
  purgeDue: [{ kind: 'purgeDue', at: moment, profilePhoto: photoDigest }],
  personErased: [{ kind: 'personErased' }],
  journalExported: [{ kind: 'journalExported', format: 'csv', entries: 1204 }],
  pushedToDevice: [
    { kind: 'pushedToDevice', device: '543716115', failure: null },
    {
      kind: 'pushedToDevice',
      device: '543716117',
      failure: { kind: 'deviceFailed', reason: 'notConnected', answer: { status: 200, code: '1001', link: null } },
    },
  ],
  removedByClerk: [
    { kind: 'removedByClerk', what: 'profilePhoto' },
    { kind: 'removedByClerk', what: 'visualFaces' },
    { kind: 'removedByClerk', what: 'person' },
  ],
  changedByClerk: [
    { kind: 'changedByClerk', fields: ['expiry'] },
    { kind: 'changedByClerk', fields: [...personFieldSchema.options] },
  ],
  unreadable: [{ kind: 'unreadable' }],
  putOnTerminal: [
    { kind: 'putOnTerminal', terminal: '541600003', did: 'added', parts: ['name', 'period', 'face'], failure: null },
    { kind: 'putOnTerminal', terminal: '541600003', did: 'renewed', parts: [], failure: null },
    { kind: 'putOnTerminal', terminal: '541600003', did: null, parts: [], failure: { kind: 'terminalFull' } },
  ],
  removedFromTerminal: [
    { kind: 'removedFromTerminal', terminal: '541600003', failure: null },
    {
      kind: 'removedFromTerminal',
      terminal: '541600003',
      failure: { kind: 'gatewayTooLate', reason: 'changing' },
    },
  ],
  terminalEmptied: [
    { kind: 'terminalEmptied', terminal: '541600003', people: 20, failure: null },
    { kind: 'terminalEmptied', terminal: '541600003', people: 20, failure: { kind: 'gatewayRefused', status: 2 } },
  ],
  storeRestored: [{ kind: 'storeRestored', from: moment }],
}

/** An entry about Ada by clerk 12. */
export function entryOf(number: number, changes: Partial<JournalEntry> = {}): JournalEntry {
  return {
    number,
    at: moment,
    station: 'RECEPTION-3',
    server: 'biostar.example.com',
    operatorId: '12',
    facts: { kind: 'picturesShredded', job },
    person: { kind: 'person', person: { id: '404', name: 'Ada Byron', overrideWords: null } },
    ...changes,
  }
}
