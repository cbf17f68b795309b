import { z } from 'zod'
import {
  type bridgeFailures,
  mailFailures,
  networkFailures,
  personFailures,
  photoFailures,
  sessionFailures,
  type Failure,
  type FailureKind,
} from './failures.ts'
import { judgementRecordSchema, overrideSchema } from './judgement.ts'
import { mailLanguageSchema, mailReadinessSchema } from './mail.ts'
import type { CallName } from './names.ts'
import type { Outcome } from './outcome.ts'
import {
  creationGroundSchema,
  personDraftSchema,
  personIdSchema,
  personSchema,
  faceDigestSchema,
  searchAnswerSchema,
  seenPhotoSchema,
} from './person.ts'
import { facePictureSchema, profilePhotoSchema } from './photo.ts'
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
  prepareCreation: { input: z.strictObject(long), output: creationGroundSchema, failures: server },
  /** Creates a person. Never repeated by itself: a lost answer is looked up by id and name, else `outcomeUnknown`. */
  createPerson: {
    input: z.strictObject({ ...long, draft: personDraftSchema }),
    output: z.object({ id: personIdSchema }),
    failures: [...server, ...personFailures],
  },
  /** Deletes a person created by mistake. Never id 1. */
  deletePerson: {
    input: z.strictObject({ ...long, id: personIdSchema }),
    output: nothing,
    failures: [...server, 'personNotFound', 'protectedPerson'],
  },

  /**
   * Stores a profile photo and reads it back. `seen` is the stored photo the clerk had before them: when the server holds
   * another by now, nothing is changed and the answer is `photoChangedMeanwhile`; `anything` confirms to replace all the same.
   */
  uploadPhoto: {
    input: z.strictObject({ ...long, id: personIdSchema, photo: profilePhotoSchema, seen: seenPhotoSchema }),
    output: z.object({ bytes: z.number().int().min(1), confirmed: z.enum(['sameBytes', 'presentOnly']) }),
    failures: [...server, ...photoFailures, 'personNotFound'],
  },
  /** Removes the stored profile photo. */
  removePhoto: {
    input: z.strictObject({ ...long, id: personIdSchema }),
    output: nothing,
    failures: [...server, 'personNotFound', 'photoRefused'],
  },

  /**
   * Registers a picture as a visual face: the server checks it, then gets it beside the faces the person keeps, then is read
   * back. `replaces` is the digest of the face that goes; `null` adds one, which fails as `visualFacesFull` at two.
   */
  registerVisualFace: {
    input: z.strictObject({
      ...long,
      id: personIdSchema,
      picture: facePictureSchema,
      replaces: faceDigestSchema.nullable(),
    }),
    output: z.object({ held: z.number().int().min(1) }),
    failures: [
      ...server,
      'imageRejected',
      'visualFacesFull',
      'visualFacesChangedMeanwhile',
      'visualFaceNotKept',
      'personNotFound',
    ],
  },
  /** Removes every visual face of a person; other credentials stay. */
  removeVisualFaces: {
    input: z.strictObject({ ...long, id: personIdSchema }),
    output: nothing,
    failures: [...server, 'personNotFound'],
  },
  /** Keeps, sealed and on this station, why a blocked picture was used, with its verdict and the versions that gave it. */
  keepOverride: {
    input: z.strictObject({
      ...long,
      id: personIdSchema,
      override: overrideSchema,
      judgement: judgementRecordSchema,
    }),
    output: z.object({ keptAt: z.iso.datetime() }),
    failures: [...sessionFailures, 'notPaired', 'vaultUnavailable', 'notSaved'],
  },

  /** The server-side conditions of the mobile-enrollment mail, read once in a session. */
  readMailReadiness: { input: z.strictObject(long), output: mailReadinessSchema, failures: server },
  /** Sends the mobile-enrollment mail to exactly one person. `again` confirms a second one. Never repeated by itself. */
  sendMail: {
    input: z.strictObject({
      ...long,
      id: personIdSchema,
      language: mailLanguageSchema,
      again: z.boolean(),
    }),
    output: z.object({ sentAt: z.iso.datetime() }),
    failures: [...server, ...mailFailures, 'personNotFound'],
  },
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
