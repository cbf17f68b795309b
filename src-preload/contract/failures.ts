import { z } from 'zod'
import { deviceProblems } from './device-problems.ts'
import { failure } from './failure-shape.ts'
import { failuresAtTerminals } from './failures-at-terminals.ts'

/** What a server answered when it refused, kept for the person who has to ask the vendor. Source: reference section 1.3. */
export const serverAnswerSchema = z.object({
  /** HTTP status. */
  status: z.number().int(),
  /** `Response.code`; `null` when the answer carried none. */
  code: z.string().max(32).nullable(),
  /** The vendor's support page, when the answer carried a link to one over https. */
  link: z.string().max(300).nullable(),
})

/** What a server answered when it refused. */
export type ServerAnswer = z.infer<typeof serverAnswerSchema>

/** A SHA-256 certificate fingerprint: 64 upper-case hexadecimal digits in pairs, with colons. */
export const fingerprintSchema = z.string().regex(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/u)

/** Fields of a person that the contract's rules or the server may refuse. */
export const personFieldSchema = z.enum([
  'id',
  'name',
  'email',
  'phone',
  'department',
  'title',
  'userGroup',
  'accessGroups',
  'start',
  'expiry',
  'active',
  'customFields',
  'loginId',
  'password',
  'other',
])

/** A field of a person that a rule or the server may refuse. */
export type PersonField = z.infer<typeof personFieldSchema>

/** Why nothing can be kept on this station's disk. */
export const notKeptReasons = [
  'noKeychain',
  'keychainLocked',
  'keychainDenied',
  'keychainFailed',
  /** There is work on the disk, and the key to it is not in the keychain, or another one is. */
  'keyGone',
  'keyChanged',
  'folderNotWritable',
  /** Another station has the folder open. */
  'folderInUse',
  'noSpace',
  'damaged',
  'newerVersion',
] as const

/** Why nothing can be kept on this station's disk. */
export type NotKeptReason = (typeof notKeptReasons)[number]

const answer = { answer: serverAnswerSchema }

const bridge = {
  /** The door refused the call before any handler saw it. */
  refusedByBridge: failure('refusedByBridge', {
    reason: z.enum(['foreignFrame', 'unknownCall', 'wrongShape', 'tooLarge', 'tooMany']),
  }),
  /** A bug of ours. The reference is found again in the log; nothing else about it crosses the bridge. */
  unexpected: failure('unexpected', { reference: z.string().max(40) }),
  /** The caller gave the call up, or the station is closing. */
  cancelled: failure('cancelled', {}),
}

const network = {
  /** No server has been paired yet. */
  notPaired: failure('notPaired', {}),
  /** No conversation came about; nothing was done on the server. */
  serverUnreachable: failure('serverUnreachable', {
    host: z.string().max(255),
    reason: z.enum(['nameNotFound', 'refused', 'noRoute', 'timedOut', 'closed', 'tlsFailed', 'tlsTooOld', 'tooLate']),
  }),
  /** The server shows another certificate than the one that was paired; not one byte of a request was sent. */
  certificateChanged: failure('certificateChanged', {
    host: z.string().max(255),
    paired: fingerprintSchema,
    shown: fingerprintSchema,
  }),
  /** The certificate does not satisfy the paired authority or the system's store; not one byte of a request was sent. */
  certificateRefused: failure('certificateRefused', {
    host: z.string().max(255),
    reason: z.enum(['expired', 'notYetValid', 'wrongHost', 'noName', 'unknownAuthority', 'revoked', 'other']),
    shown: fingerprintSchema.nullable(),
  }),
  /** An answer came that no BioStar server would give: not JSON, no envelope, a redirect. */
  answerUnreadable: failure('answerUnreadable', {
    status: z.number().int(),
    reason: z.enum(['notJson', 'noEnvelope', 'wrongShape', 'redirect', 'tooLarge', 'notBioStar']),
  }),
  /** The request left but its answer was lost, and repeating it could do it twice: look before trying again. */
  outcomeUnknown: failure('outcomeUnknown', {
    action: z.enum(['createPerson', 'changePerson', 'sendMail', 'deletePerson', 'other']),
  }),
  /** The server says that it is busy or waited for something in vain (codes 4 and 1020). Trying again later is safe. */
  serverBusy: failure('serverBusy', answer),
  /** The server failed or refused with a code that has no meaning of its own here. */
  serverRefused: failure('serverRefused', answer),
  /** The server is too old for what was asked, or does not know the call (codes 102 and 103). */
  notSupported: failure('notSupported', answer),
  /** This station works with a device gateway alone, which has no such thing. Nothing was asked. */
  notOffered: failure('notOffered', {}),
}

const session = {
  /** Nobody is signed in, or the session ended and no password is at hand to renew it. */
  signInRequired: failure('signInRequired', {
    reason: z.enum(['signedOut', 'sessionEnded', 'passwordRefused', 'neverSignedIn']),
  }),
  /** The station is locked; the clerk must unlock it first. */
  stationLocked: failure('stationLocked', {}),
  /** Login id or password is wrong (code 101). */
  wrongCredentials: failure('wrongCredentials', answer),
  /** Too many failed attempts (code 113). */
  accountLocked: failure('accountLocked', answer),
  /** This account may not sign in here (codes 109, 110, 114, 121, 122). */
  accountRefused: failure('accountRefused', {
    reason: z.enum(['address', 'duplicateLogin', 'notAllowed', 'multiFactor', 'disabled']),
    ...answer,
  }),
  /** The session died twice right after signing in: another desk uses the account and simultaneous login is off. */
  accountInUse: failure('accountInUse', {}),
  /** The operator level does not allow it, or the person is outside the operator's groups (code 20). */
  permissionDenied: failure('permissionDenied', answer),
  /** The licence lacks what was asked for (331791, 331782). */
  licenceMissing: failure('licenceMissing', answer),
  /** The desk password of a station that works with a device gateway alone is wrong. `attemptsLeft` before a pause. */
  deskPasswordWrong: failure('deskPasswordWrong', { attemptsLeft: z.number().int().min(0) }),
  /** Too many wrong desk passwords; nobody is let in before `at`, ISO 8601 in UTC. */
  deskClosed: failure('deskClosed', { at: z.iso.datetime() }),
  /** Nobody knows the desk password any more: it was kept in memory alone, or the keychain has lost it. */
  deskPasswordGone: failure('deskPasswordGone', {}),
}

const person = {
  /** Code 201: there is nobody with that id any more. */
  personNotFound: failure('personNotFound', {}),
  /** Code 202: the id is taken. `nextId` is the server's next free one when it could be asked. */
  duplicateId: failure('duplicateId', { nextId: z.string().max(32).nullable() }),
  /** Code 212. */
  duplicateEmail: failure('duplicateEmail', {}),
  /** Code 208. */
  duplicateLoginId: failure('duplicateLoginId', {}),
  /** A field does not satisfy the vendor's limits (131072 to 131090, 30, 65671). */
  invalidField: failure('invalidField', { field: personFieldSchema, code: z.string().max(32).nullable() }),
  /** The user group is gone (65717, 65646 to 65649). */
  userGroupNotFound: failure('userGroupNotFound', {}),
  /** An access group is gone (603). */
  accessGroupNotFound: failure('accessGroupNotFound', {}),
  /** More than 16 access groups (65637, 131090). */
  tooManyAccessGroups: failure('tooManyAccessGroups', {}),
  /** The administrator with id 1 is never deleted (codes 205 to 207). */
  protectedPerson: failure('protectedPerson', {}),
  /** The server holds as many people as it may (codes 209 and 210). */
  serverFull: failure('serverFull', {}),
}

const change = {
  /** Somebody else changed these fields since the clerk saw them; nothing was sent. Read the person again. */
  fieldsChangedMeanwhile: failure('fieldsChangedMeanwhile', { fields: z.array(personFieldSchema).min(1) }),
}

const photo = {
  /** The server could not store the photo (65675 and its family). */
  photoRefused: failure('photoRefused', answer),
  /** The bytes are not what the contract promises: a baseline JPEG of at most 16,384 bytes. */
  photoUnfit: failure('photoUnfit', {
    reason: z.enum(['notJpeg', 'tooManyBytes', 'wrongDimensions', 'progressive', 'truncated', 'carriesMetadata']),
  }),
  /** An image check of the server failed (30000 to 30018). */
  imageRejected: failure('imageRejected', { code: z.number().int().min(30_000).max(30_019) }),
  /** The person has two visual faces, and none was chosen to be replaced. */
  visualFacesFull: failure('visualFacesFull', {}),
  /** The visual face that was to be replaced is no longer there: somebody changed them meanwhile. */
  visualFacesChangedMeanwhile: failure('visualFacesChangedMeanwhile', {}),
  /** The server said yes and holds no new visual face. */
  visualFaceNotKept: failure('visualFaceNotKept', answer),
  /** The server holds another photo than the one the clerk saw when the capture began. */
  photoChangedMeanwhile: failure('photoChangedMeanwhile', {}),
}

const mail = {
  /** One of the four things that a mobile-enrollment mail needs is missing (seed 001). */
  mailPreconditionMissing: failure('mailPreconditionMissing', {
    missing: z.enum(['cloud', 'mailServer', 'visualFaceMail', 'emailAddress', 'licence']),
  }),
  /** The server refused to send and gave no reason (code 1000, seed 001). */
  mailRefused: failure('mailRefused', answer),
  /** The station already sent this person a mail; a second one has to be asked for. `at` is ISO 8601 in UTC. */
  mailAlreadySent: failure('mailAlreadySent', { at: z.iso.datetime() }),
}

const work = {
  /** Nothing can be kept on this station's disk, and the clerk has not said to go on without. */
  nothingKept: failure('nothingKept', { reason: z.enum(notKeptReasons) }),
  /** The store died over a change and could not be asked afterwards: it may be saved, or not. */
  savingUnknown: failure('savingUnknown', {}),
  /** There is no such job any more: it was finished or cancelled some time ago. */
  jobGone: failure('jobGone', {}),
  /** The decision does not fit where the job stands by now. */
  decisionOutdated: failure('decisionOutdated', {}),
  /** The work belongs to another server than the one this station is paired with now. */
  otherServer: failure('otherServer', { host: z.string().max(300) }),
  /** A picture was sent for a purpose that the person has not agreed to, or was not asked about. */
  consentMissing: failure('consentMissing', {}),
  /** The picture is blocked, and no reason for using it came with it. */
  overrideMissing: failure('overrideMissing', {}),
  /** The journal cannot be read or written; it was set aside if it was damaged. */
  journalUnavailable: failure('journalUnavailable', { reason: z.enum(['notKept', 'failed']) }),
}

const device = {
  /**
   * A device did not do what it was asked, or the server could not reach it (codes 301, 340, 1001 to 1026, 262154 to 262175
   * and their kin). `answer` carries the device's own code where it gave one.
   */
  deviceFailed: failure('deviceFailed', { reason: z.enum(deviceProblems), ...answer }),
  /** The scan is not held any more: it was stored, given up, or lay here too long. */
  scanGone: failure('scanGone', {}),
}

const station = {
  /** The operating system's keychain cannot be used. */
  vaultUnavailable: failure('vaultUnavailable', { reason: z.enum(['noKeychain', 'locked', 'denied', 'failed']) }),
  /** A file of the station could not be written; the old content stands. */
  notSaved: failure('notSaved', { reason: z.enum(['noSpace', 'notAllowed', 'failed']) }),
  /** The server address cannot be read: not a host, not https, or more than a host and a port. */
  invalidAddress: failure('invalidAddress', {
    reason: z.enum(['empty', 'notHttps', 'notAHost', 'hasPath', 'hasCredentials', 'badPort']),
  }),
  /** The certificate changed between the look and the confirmation, or the look is too old: look again. */
  probeOutdated: failure('probeOutdated', {}),
  /** The password to unlock the station was wrong. `attemptsLeft` before the clerk is signed out. */
  unlockRefused: failure('unlockRefused', { attemptsLeft: z.number().int().min(0) }),
}

/**
 * Every way in which something may fail that a person must be told about, as a kind with the facts its sentence needs.
 *
 * No failure carries a name, an e-mail address, a photo, a password or a session id: the facts are codes, numbers and
 * words from fixed lists, so that a failure may be logged and shown. Sentences are made from these in the renderer.
 */
export const failureSchemas = {
  ...bridge,
  ...network,
  ...session,
  ...person,
  ...change,
  ...photo,
  ...failuresAtTerminals,
  ...mail,
  ...work,
  ...device,
  ...station,
}

/** The name of a kind of failure. */
export type FailureKind = keyof typeof failureSchemas

/** A failure of one of the given kinds, with its facts; without a parameter, any failure. */
export type Failure<Kind extends FailureKind = FailureKind> = { [K in Kind]: z.infer<(typeof failureSchemas)[K]> }[Kind]

type KindsOf<Group> = readonly (keyof Group & FailureKind)[]

const kindsOf = <Group extends object>(group: Group): KindsOf<Group> => Object.keys(group) as unknown as KindsOf<Group>

/** What any call may answer: the door's own refusals, a bug, or being given up. */
export const bridgeFailures = kindsOf(bridge)

/** What any conversation with the server may answer. */
export const networkFailures = kindsOf(network)

/** What any conversation that needs a session may answer. */
export const sessionFailures = kindsOf(session)

/** What any conversation with a device gateway may answer. */
export const gatewayFailures = kindsOf(failuresAtTerminals)

/** What a change to a person may answer. */
export const personFailures = kindsOf(person)

/** What an upload of a photo may answer. */
export const photoFailures = kindsOf(photo)

/** What sending the mobile-enrollment mail may answer. */
export const mailFailures = kindsOf(mail)

/** A failure of the bridge itself. */
export type BridgeFailure = Failure<keyof typeof bridge>
/** A failure of the conversation with the server. */
export type NetworkFailure = Failure<keyof typeof network>
/** A failure of the session. */
export type SessionFailure = Failure<keyof typeof session>
/** A failure about a person's record. */
export type PersonFailure = Failure<keyof typeof person>
/** A failure about a photo. */
export type PhotoFailure = Failure<keyof typeof photo>
/** A failure about the mobile-enrollment mail. */
export type MailFailure = Failure<keyof typeof mail>
