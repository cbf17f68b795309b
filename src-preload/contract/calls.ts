import { z } from 'zod'
import {
  type bridgeFailures,
  networkFailures,
  personFailures,
  sessionFailures,
  type Failure,
  type FailureKind,
} from './failures.ts'
import { consentTextSchema } from './consent.ts'
import {
  deviceIdSchema,
  deviceSchema,
  scanIdSchema,
  scannedFaceSchema,
  scanOrderShape,
  userSyncSchema,
} from './device.ts'
import { factOf } from './fact.ts'
import { directoryAnswerSchema, directoryStateSchema } from './directory.ts'
import {
  doorWatchSchema,
  eventCursorSchema,
  eventFilterSchema,
  eventOrderSchema,
  eventPageSchema,
  eventTypeSchema,
  mostEventsOnPage,
} from './door-event.ts'
import { enrollmentOrderSchema, jobDecisionSchema, jobSchema, outboxStateSchema } from './job.ts'
import { erasedPersonSchema, journalEntrySchema, journalVerdictSchema } from './journal.ts'
import { mailReadinessSchema } from './mail.ts'
import type { CallName } from './names.ts'
import type { Outcome } from './outcome.ts'
import { preparedCreationSchema, personIdSchema, personSchema, searchAnswerSchema } from './person.ts'
import { readinessSchema } from './readiness.ts'
import {
  accessGroupSchema,
  changedPersonSchema,
  personChangesSchema,
  similarPeopleSchema,
  userGroupRowSchema,
} from './person-change.ts'
import { connectionStateSchema, serverProbeSchema, serverStateSchema } from './server.ts'
import { longestLoginId, longestPassword, sessionStateSchema } from './session.ts'
import { settingsChangeSchema, settingsOriginSchema, settingsSchema } from './settings.ts'
import { stationFactsSchema } from './station.ts'
import { longestCopiedText, longestSearchText } from './text-limits.ts'

/** Names one long call, so that it can be given up. Chosen by the caller, unique while the call runs. */
export const callIdSchema = z.string().regex(/^[A-Za-z0-9-]{1,40}$/u)

const nothing = z.strictObject({})
const long = { callId: callIdSchema }
const server = [...networkFailures, ...sessionFailures] as const

/** A call's three parts: what goes in, what comes out, and which failures it may answer besides the bridge's own. */
interface CallShape {
  readonly input: z.ZodType
  readonly output: z.ZodType
  readonly failures: readonly FailureKind[]
}

/**
 * The whole conversation from the window to the main process.
 *
 * Every call may also answer a failure of the bridge itself (`bridgeFailures`). No input or output carries a session
 * id, and a password goes only in (`signIn`, `unlock`).
 */
export const contract = {
  /** What this station is: version, runtime, platform. */
  describeStation: { input: nothing, output: stationFactsSchema, failures: [] },
  /** Puts a text on the clipboard: a fingerprint to compare, for example. */
  copyText: {
    input: z.strictObject({ text: z.string().min(1).max(longestCopiedText) }),
    output: nothing,
    failures: [],
  },
  /** Puts the diagnostics, free of anything personal, on the clipboard, and tells how many lines they have. */
  copyDiagnostics: { input: nothing, output: z.object({ lines: z.number().int().min(1) }), failures: [] },
  /** Gives a long call up. Answers at once; the long call answers `cancelled`. An unknown id is no failure. */
  cancelCall: { input: z.strictObject(long), output: nothing, failures: [] },

  /** The settings of this station and how they came to be. */
  readSettings: {
    input: nothing,
    output: z.object({ settings: settingsSchema, origin: settingsOriginSchema }),
    failures: [],
  },
  /** Changes some settings, on disk before in memory. */
  changeSettings: { input: settingsChangeSchema, output: settingsSchema, failures: ['notSaved'] },

  /** Which server the station belongs to. */
  readServer: { input: nothing, output: serverStateSchema, failures: [] },
  /** Looks at a server's certificate. Sends nothing. `address` as a person types it: host, host:port, or an https URL. */
  probeServer: {
    input: z.strictObject({ ...long, address: z.string().max(300) }),
    output: serverProbeSchema,
    failures: ['invalidAddress', 'serverUnreachable', 'cancelled'],
  },
  /** Pairs the station with a server that was looked at: the clerk's deliberate act. Checks the certificate again first. */
  pairServer: {
    input: z.strictObject({
      probeId: z.string().max(64),
      trust: z.enum(['systemTrust', 'pinnedCertificate', 'pinnedAuthority']),
    }),
    output: serverStateSchema,
    failures: ['probeOutdated', 'serverUnreachable', 'certificateRefused', 'certificateChanged', 'notSaved'],
  },
  /** Forgets the server, its trust and the passwords kept for it. Signs out first. */
  forgetServer: { input: nothing, output: serverStateSchema, failures: ['notSaved', 'vaultUnavailable'] },
  /** Asks the server now whether it is there. */
  checkConnection: { input: nothing, output: connectionStateSchema, failures: [] },

  /** Looks at everything the station needs from the server, and changes nothing. What cannot be asked is a row, no failure. */
  checkReadiness: {
    input: z.strictObject(long),
    output: readinessSchema,
    failures: [...sessionFailures, 'notPaired'],
  },

  /** Who is at the desk. */
  readSession: { input: nothing, output: sessionStateSchema, failures: [] },
  /** Signs a clerk in. Without a password the one in the keychain is used. `remember` keeps it there if the keychain can. */
  signIn: {
    input: z.strictObject({
      ...long,
      loginId: z.string().min(1).max(longestLoginId),
      password: z.string().min(1).max(longestPassword).nullable(),
      remember: z.boolean(),
    }),
    output: sessionStateSchema,
    failures: [...server, 'vaultUnavailable'],
  },
  /** Signs the clerk out, and forgets the kept password if asked. */
  signOut: {
    input: z.strictObject({ forgetPassword: z.boolean() }),
    output: sessionStateSchema,
    failures: ['vaultUnavailable'],
  },
  /** Locks the station; everything about people is refused until it is unlocked. */
  lock: { input: nothing, output: sessionStateSchema, failures: ['signInRequired'] },
  /** Unlocks the station with the clerk's password. Five wrong ones sign the clerk out. */
  unlock: {
    input: z.strictObject({ password: z.string().min(1).max(longestPassword) }),
    output: sessionStateSchema,
    failures: ['unlockRefused', 'signInRequired'],
  },

  /** Finds people by any part of name, id, and what else the server can search; newest search wins by cancelling. */
  searchPeople: {
    input: z.strictObject({
      ...long,
      text: z.string().max(longestSearchText),
      offset: z.number().int().min(0).max(10_000_000),
      limit: z.number().int().min(1).max(200),
    }),
    output: searchAnswerSchema,
    failures: server,
  },
  /** Reads one person with the stored photo. */
  readPerson: {
    input: z.strictObject({ ...long, id: personIdSchema }),
    output: personSchema,
    failures: [...server, 'personNotFound'],
  },
  /** What the form for a new person needs: groups within the operator's permission, the next id, the style of ids. */
  prepareCreation: { input: z.strictObject(long), output: preparedCreationSchema, failures: server },
  /**
   * Changes some fields of a person, and only those. The person is read first: a field that is neither as the clerk saw it nor
   * as it is wanted answers `fieldsChangedMeanwhile`, and nothing is sent. Answers the person as read back.
   */
  changePerson: {
    input: z.strictObject({ ...long, id: personIdSchema, changes: personChangesSchema }),
    output: changedPersonSchema,
    failures: [...server, ...personFailures, 'fieldsChangedMeanwhile'],
  },
  /** Looks for people who may be the one that is about to be entered: in the station's own copy and, where it answers, on the server. */
  findSimilarPeople: {
    input: z.strictObject({
      ...long,
      /** Empty when none is entered yet. */
      id: z.string().max(32),
      name: z.string().max(200),
      email: z.string().max(320).nullable(),
      phone: z.string().max(100).nullable(),
    }),
    output: similarPeopleSchema,
    failures: server,
  },
  /** The access groups inside the operator's filter, by name, with what each opens. */
  readAccessGroups: {
    input: z.strictObject(long),
    output: z.object({ groups: z.array(accessGroupSchema) }),
    failures: server,
  },
  /** The user groups inside the operator's filter, as a tree written from top to bottom. */
  readUserGroups: {
    input: z.strictObject(long),
    output: z.object({ groups: z.array(userGroupRowSchema) }),
    failures: server,
  },
  /** Deletes a person created by mistake. Never id 1. */
  deletePerson: {
    input: z.strictObject({ ...long, id: personIdSchema }),
    output: nothing,
    failures: [...server, 'personNotFound', 'protectedPerson'],
  },

  /** Removes the stored profile photo. */
  removePhoto: {
    input: z.strictObject({ ...long, id: personIdSchema }),
    output: nothing,
    failures: [...server, 'personNotFound', 'photoRefused'],
  },

  /** Removes every visual face of a person; other credentials stay. */
  removeVisualFaces: {
    input: z.strictObject({ ...long, id: personIdSchema }),
    output: nothing,
    failures: [...server, 'personNotFound'],
  },
  /** The server-side conditions of the mobile-enrollment mail, read once in a session. */
  readMailReadiness: { input: z.strictObject(long), output: mailReadinessSchema, failures: server },

  /**
   * Takes an enrollment over: checked, sealed on the disk with its pictures, written in the journal, and only then answered.
   * What follows on the server is told by `jobChanged`. A newer picture of a person takes the place of one that waits.
   */
  saveEnrollment: {
    input: enrollmentOrderSchema,
    output: jobSchema,
    failures: [
      ...sessionFailures,
      'notPaired',
      'nothingKept',
      'notSaved',
      'savingUnknown',
      'photoUnfit',
      'imageRejected',
      'consentMissing',
      'overrideMissing',
      'scanGone',
      'jobGone',
    ],
  },
  /** Every job that is not finished, and those that were finished since the station started, oldest first. */
  readJobs: { input: nothing, output: z.object({ jobs: z.array(jobSchema) }), failures: sessionFailures },
  /** Reads a picture that still waits here, to be looked at beside what the server holds. */
  readJobPicture: {
    input: z.strictObject({ job: z.uuid(), picture: z.enum(['profilePhoto', 'facePicture']) }),
    output: z.object({ bytes: z.instanceof(Uint8Array), type: z.enum(['image/jpeg', 'image/png']) }),
    failures: [...sessionFailures, 'jobGone', 'notSaved'],
  },
  /** Decides about a job. Answers the job as it stands then; its work goes on by itself. */
  decideJob: {
    input: z.strictObject({ job: z.uuid(), decision: jobDecisionSchema }),
    output: jobSchema,
    failures: [...sessionFailures, 'jobGone', 'decisionOutdated', 'notSaved', 'savingUnknown'],
  },
  /** Tries everything that waits now, and ends a pause. */
  retryJobs: { input: nothing, output: outboxStateSchema, failures: sessionFailures },
  /** How the outbox stands as a whole; also for a station where nobody is signed in. */
  readOutbox: { input: nothing, output: outboxStateSchema, failures: [] },

  /** Finds people in the station's own copy of the people list, best first; answers without the server. */
  searchDirectory: {
    input: z.strictObject({
      text: z.string().max(longestSearchText),
      limit: z.number().int().min(1).max(200),
    }),
    output: directoryAnswerSchema,
    failures: sessionFailures,
  },
  /** How old the copy of the people list is. */
  readDirectory: { input: nothing, output: directoryStateSchema, failures: [] },

  /** The consent texts of this station, one for each language. */
  readConsentTexts: { input: nothing, output: z.object({ texts: z.array(consentTextSchema) }), failures: [] },
  /**
   * Withdraws a person's consent: waiting jobs with pictures are cancelled and shredded here, photo and visual faces are
   * removed on the server by the job that is answered, and the journal tells it.
   */
  withdrawConsent: {
    input: z.strictObject({ id: personIdSchema, name: z.string().max(500) }),
    output: jobSchema,
    failures: [...sessionFailures, 'notPaired', 'nothingKept', 'notSaved', 'savingUnknown'],
  },
  /** Reads the journal, newest first. `text` is looked for in names, ids and clerks; empty finds everything. */
  readJournal: {
    input: z.strictObject({
      ...long,
      text: z.string().max(longestSearchText),
      from: z.iso.datetime().nullable(),
      until: z.iso.datetime().nullable(),
      /** Entries below this number; `null` begins with the newest. */
      below: z.number().int().min(1).nullable(),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({ entries: z.array(journalEntrySchema), hasMore: z.boolean() }),
    failures: [...sessionFailures, 'journalUnavailable'],
  },
  /** Checks the whole journal against its chain, its head and the keychain. */
  verifyJournal: {
    input: z.strictObject(long),
    output: journalVerdictSchema,
    failures: [...sessionFailures, 'journalUnavailable', 'vaultUnavailable'],
  },
  /** Writes the journal in clear to a file the clerk chooses in the system's dialog: a deliberate act, told in the journal. */
  exportJournal: {
    input: z.strictObject({ ...long, format: z.enum(['csv', 'json']) }),
    output: z.object({ entries: z.number().int().min(0) }),
    failures: [...sessionFailures, 'journalUnavailable', 'notSaved', 'savingUnknown'],
  },
  /** Writes the receipt of one job as a text in clear to a file the clerk chooses in the system's dialog. */
  saveReceipt: {
    input: z.strictObject({ ...long, text: z.string().min(1).max(20_000) }),
    output: nothing,
    failures: [...sessionFailures, 'notSaved'],
  },
  /** Destroys a person's key: nobody reads any more whom those entries of the journal are about. The chain stays whole. */
  erasePerson: {
    input: z.strictObject({ person: erasedPersonSchema }),
    output: z.object({ entries: z.number().int().min(0) }),
    failures: [...sessionFailures, 'notPaired', 'journalUnavailable', 'notSaved', 'savingUnknown'],
  },

  /** The devices that can enrol visual faces, in the order the server tells them. */
  readEnrollmentDevices: {
    input: z.strictObject(long),
    output: z.object({ devices: z.array(deviceSchema) }),
    failures: server,
  },
  /**
   * Has a device scan a visual face: answers when somebody has stood before it, or it gave up, at most after a minute and a
   * quarter. Giving the call up frees the clerk at once; the device may go on asking. Nothing is stored by a scan.
   */
  scanVisualFace: {
    input: z.strictObject({ ...long, ...scanOrderShape }),
    output: scannedFaceSchema,
    failures: [...server, 'deviceFailed', 'consentMissing'],
  },
  /** Forgets a scan that nobody wants to store. An unknown one is no failure. */
  dropScan: { input: z.strictObject({ scan: scanIdSchema }), output: nothing, failures: [] },
  /** Whether the server carries people to its devices by itself, read once in a session; `unknown` where it may not be read. */
  readDeviceSync: {
    input: z.strictObject(long),
    output: z.object({ sync: factOf(userSyncSchema) }),
    failures: server,
  },
  /** The devices a person can be sent to. */
  readPushDevices: {
    input: z.strictObject(long),
    output: z.object({ devices: z.array(deviceSchema) }),
    failures: server,
  },
  /** Sends a person, as the server holds them now, to one device, in the place of what it holds of them. May be repeated. */
  pushToDevice: {
    input: z.strictObject({ ...long, id: personIdSchema, name: z.string().max(500), device: deviceIdSchema }),
    output: nothing,
    failures: [...server, 'personNotFound', 'deviceFailed'],
  },

  /** Reads a page of the server's event log. Pages never tell an event twice, although others arrive meanwhile. */
  searchEvents: {
    input: z.strictObject({
      ...long,
      filter: eventFilterSchema,
      order: eventOrderSchema,
      /** The `next` of the page before; `null` begins. */
      cursor: eventCursorSchema.nullable(),
      limit: z.number().int().min(1).max(mostEventsOnPage),
    }),
    output: eventPageSchema,
    failures: server,
  },
  /** The types of events the server can tell of, by its own names. */
  readEventTypes: {
    input: z.strictObject(long),
    output: z.object({ types: z.array(eventTypeSchema) }),
    failures: server,
  },
  /**
   * Writes the events of a search as CSV in clear to a file the clerk chooses in the system's dialog: a deliberate act. An
   * export ends after a hundred thousand events, and says so.
   */
  exportEvents: {
    input: z.strictObject({ ...long, filter: eventFilterSchema, order: eventOrderSchema }),
    output: z.object({ events: z.number().int().min(0), isComplete: z.boolean() }),
    failures: [...server, 'notSaved'],
  },
  /**
   * Watches for the next time a person stands at a door, for some minutes; told by `doorWatchChanged`. One watch at a time: a
   * new one ends the one before. Ends by itself with the session, the lock and the pairing.
   */
  watchDoor: { input: z.strictObject({ personId: personIdSchema }), output: doorWatchSchema, failures: server },
  /** Ends the watch, if there is one. */
  stopWatchingDoor: { input: nothing, output: nothing, failures: [] },
} as const satisfies Record<CallName, CallShape>

/** The conversation, as a type. */
export type Contract = typeof contract

/** What a call takes. */
export type InputOf<Name extends CallName> = z.infer<Contract[Name]['input']>

/** What a call answers when it succeeds. */
export type OutputOf<Name extends CallName> = z.infer<Contract[Name]['output']>

/** The failures a call's handler may answer. */
export type HandlerFailureOf<Name extends CallName> = Failure<
  Contract[Name]['failures'][number] | 'cancelled' | 'unexpected'
>

/** The failures a caller has to expect: the handler's and the bridge's own. */
export type FailureOf<Name extends CallName> = Failure<
  Contract[Name]['failures'][number] | (typeof bridgeFailures)[number]
>

/** What crosses the bridge as an answer to a call. */
export type AnswerOf<Name extends CallName> = Outcome<OutputOf<Name>, FailureOf<Name>>
