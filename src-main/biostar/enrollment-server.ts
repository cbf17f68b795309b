import type { Failure } from '../../src-preload/contract/failures.ts'
import type { Outcome } from '../../src-preload/contract/outcome.ts'
import type { PersonDraft } from '../../src-preload/contract/person.ts'
import type { ScannedEntry } from '../domain/scanned-face.ts'
import type { Credentials, LoginFailure } from './login.ts'
import type { MailOrder } from './mail.ts'
import type { OperationOptions, OperationOutcome } from './operation.ts'
import type { OperationFailure } from './operations.ts'
import type { PeopleSweep } from './people-sweep.ts'
import type { PhotoUpload } from './photos.ts'
import type { SearchQuery } from './search.ts'
import type { SessionEnd, SessionStanding, SignedInFacts } from './session.ts'
import type { VisualFaceRegistration } from './visual-faces.ts'

/** What the terminals that missed a step of a job catch up with. */
export interface CatchUpOrder {
  readonly id: string
  readonly what: 'hold' | 'remove'
  readonly photo: boolean
  readonly faces: boolean
  /** The photos that are to go; `null` is whatever there is. */
  readonly onlyPhotos: readonly string[] | null
}

/** On how many terminals everything is as it was asked for. */
export interface CaughtUp {
  readonly terminals: number
}

/**
 * What flow, outbox and people list need of whatever holds the people: a BioStar 2 server, or the terminals behind a device gateway.
 *
 * Each operation answers what the call or the step of the same name may answer. None throws for anything network, server, gateway or
 * terminals do.
 */
export interface EnrollmentServer {
  /** Who is signed in. */
  standing(): SessionStanding
  /** Is called when the session ends by anything but the clerk. Answers the function that ends the subscription. */
  onEnded(listener: (reason: SessionEnd) => void): () => void
  signIn(credentials: Credentials, options: OperationOptions): Promise<Outcome<SignedInFacts, LoginFailure>>
  /** Forgets the session at once; the promise also waits up to two seconds for a server to hear of it. */
  signOut(): Promise<void>

  searchPeople(query: SearchQuery, options: OperationOptions): Promise<OperationOutcome<'searchPeople'>>
  readPerson(id: string, options: OperationOptions): Promise<OperationOutcome<'readPerson'>>
  prepareCreation(options: OperationOptions): Promise<OperationOutcome<'prepareCreation'>>
  createPerson(draft: PersonDraft, options: OperationOptions): Promise<OperationOutcome<'createPerson'>>
  deletePerson(id: string, options: OperationOptions): Promise<OperationOutcome<'deletePerson'>>
  uploadPhoto(upload: PhotoUpload, options: OperationOptions): Promise<OperationOutcome<'uploadPhoto'>>
  removePhoto(id: string, options: OperationOptions): Promise<OperationOutcome<'removePhoto'>>
  registerVisualFace(
    registration: VisualFaceRegistration,
    options: OperationOptions,
  ): Promise<OperationOutcome<'registerVisualFace'>>
  removeVisualFaces(id: string, options: OperationOptions): Promise<OperationOutcome<'removeVisualFaces'>>
  readEnrollmentDevices(options: OperationOptions): Promise<OperationOutcome<'readEnrollmentDevices'>>
  /** Answers the face as the device made it; nothing of it is stored. */
  scanVisualFace(
    device: string,
    options: OperationOptions,
  ): Promise<Outcome<ScannedEntry, OperationFailure<'scanVisualFace'>>>

  /** Reads everybody for the station's own copy. */
  sweepPeople: PeopleSweep['sweep']
  /** Reads who was changed since a sweep. */
  readChangedPeople: PeopleSweep['changedSince']

  /** Only where there is a server, which alone sends mail. */
  readonly sendMail?: (order: MailOrder, options: OperationOptions) => Promise<OperationOutcome<'sendMail'>>
  /** Only where terminals stand in the place of a server, which carries people to them by itself. */
  readonly reachTerminals?: (order: CatchUpOrder, options: OperationOptions) => Promise<Outcome<CaughtUp, StepFailure>>

  /** Ends the session here and closes all connections. */
  close(): void
}

/** What the last step of a job at terminals may answer. */
export type StepFailure = OperationFailure<'uploadPhoto'> | Failure<'notOffered'>
