import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { IdStyle, Person, PersonDraft } from '../../src-preload/contract/person.ts'
import { valueOf } from '../../src-preload/contract/fact.ts'
import type { GroupFilter } from '../../src-preload/contract/session.ts'
import type { Clock } from '../domain/clock.ts'
import type { Log } from '../observe/log.ts'
import { searchEvents, type EventSearchOrder } from './event-search.ts'
import { streamEvents, type LiveParts, type StreamEnd, type StreamListener } from './event-stream.ts'
import { readEventTypes } from './event-types.ts'
import { createForeground } from './foreground.ts'
import { createConversation, type Conversation, type ConversationFailure } from './conversation.ts'
import { askNextId, createPerson } from './creation.ts'
import { readAccessGroups, readUserGroups } from './groups.ts'
import { shownFaces } from './held-faces.ts'
import type { Credentials, LoginFailure } from './login.ts'
import { createMailing, type MailOrder } from './mail.ts'
import type { OperationOptions, OperationOutcome } from './operation.ts'
import { deletePerson, readPerson, type PeopleParts } from './people.ts'
import { createPeopleSweep, type PeopleSweep } from './people-sweep.ts'
import { removePhoto, uploadPhoto, type PhotoUpload } from './photos.ts'
import { remember } from './remembered.ts'
import { createSearch, type SearchQuery } from './search.ts'
import type { SentMails } from './sent-mails.ts'
import { readServerSettings } from './server-settings.ts'
import { capabilitiesOf } from './server-version.ts'
import { createSession, type SessionEnd, type SessionStanding, type SignedInFacts } from './session.ts'
import type { Transport } from './transport.ts'
import { createVisualFaces, type VisualFaceRegistration } from './visual-faces.ts'

/**
 * All that the station says to one BioStar server.
 *
 * Each operation answers what the call of the same name may answer by the contract. None throws for anything the network
 * or the server does.
 */
export interface BioStarClient {
  /** Who is signed in at the server. */
  standing(): SessionStanding
  /** Is called when the session ends by anything but the clerk. Answers the function that ends the subscription. */
  onEnded(listener: (reason: SessionEnd) => void): () => void
  signIn(credentials: Credentials, options: OperationOptions): Promise<Outcome<SignedInFacts, LoginFailure>>
  /** Forgets the session at once; the promise also waits up to two seconds for the server to hear of it. */
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
  /** Reads everybody for the station's own copy; each page waits until nothing else is asked. */
  sweepPeople: PeopleSweep['sweep']
  /** Reads who was changed since a sweep, in one request. */
  readChangedPeople: PeopleSweep['changedSince']
  readMailReadiness(options: OperationOptions): Promise<OperationOutcome<'readMailReadiness'>>
  sendMail(order: MailOrder, options: OperationOptions): Promise<OperationOutcome<'sendMail'>>
  searchEvents(search: EventSearchOrder, options: OperationOptions): Promise<OperationOutcome<'searchEvents'>>
  readEventTypes(options: OperationOptions): Promise<OperationOutcome<'readEventTypes'>>
  /** Listens to what happens at the doors until the stream ends, which is told as a failure, `refused` where there is none. */
  streamEvents(listener: StreamListener): Promise<Outcome<never, StreamEnd>>
  /** Ends the session here and closes all connections. */
  close(): void
}

/** What a client needs from outside. */
export interface BioStarClientParts {
  readonly transport: Transport
  /** The configured server's host, for the sentences of failures. */
  readonly host: string
  readonly clock: Clock
  readonly log: Log
  /** Outlives this client where the same server is reached by another. */
  readonly sentMails: SentMails
  /** Without it there is no live stream of events, as on a server that refuses it. */
  readonly live?: LiveParts
}

/** Makes the client of one server. */
export function createBioStarClient({
  transport,
  host,
  clock,
  log,
  sentMails,
  live,
}: BioStarClientParts): BioStarClient {
  const session = createSession({ transport, host, clock, log })
  const foreground = createForeground()
  const background = createConversation({ transport, session, host, log })
  const conversation: Conversation = {
    ...background,
    ask: (question, options) => foreground.run(() => background.ask(question, options)),
  }
  const people: PeopleParts = { conversation, clock }

  const capabilities = () => {
    const standing = session.standing()
    return capabilitiesOf(standing.kind === 'signedIn' ? standing.version : null)
  }
  const operatorName = (): string => {
    const standing = session.standing()
    return standing.kind === 'signedIn' ? standing.operator.name : ''
  }

  /** What is learned about the server as one clerk sees it; the next clerk starts anew. */
  const learn = () => {
    const settings = remember((options: OperationOptions) => readServerSettings(conversation, options))
    return {
      settings,
      search: createSearch({ ...people, capabilities, operatorName }),
      mailing: createMailing({ ...people, settings, capabilities, sentMails }),
      visualFaces: createVisualFaces({ ...people, capabilities }),
      sweep: createPeopleSweep({ conversation: background, clock, foreground }),
    }
  }
  let learned = learn()
  session.onEnded(() => {
    learned = learn()
  })

  const idStyle = async (options: OperationOptions): Promise<Outcome<IdStyle, ConversationFailure>> => {
    const settings = await learned.settings.read(options)
    return settings.ok ? succeed(valueOf(settings.value.idStyle) ?? 'numeric') : settings
  }

  return {
    standing: () => session.standing(),
    onEnded: (listener) => session.onEnded(listener),

    async signIn(credentials, options) {
      learned = learn()
      return session.signIn(credentials, options)
    },
    async signOut() {
      learned = learn()
      await session.signOut()
    },

    searchPeople: (query, options) => learned.search.find(query, options),

    async readPerson(id, options) {
      const read = await readPerson(people, id, options)
      if (!read.ok) return read
      learned.mailing.noteAddress(id, read.value.email)
      return succeed<Person>({
        ...read.value,
        heldFaces: shownFaces(read.value.heldFaces),
        mailSentAt: sentMails.acceptedAt(id),
      })
    },

    async prepareCreation(options) {
      const ground = await readGround(conversation, people, session.standing(), options)
      if (!ground.ok) return fail(conversation.settle('prepareCreation', ground.failure))
      const style = await idStyle(options)
      if (!style.ok) return fail(conversation.settle('prepareCreation', style.failure))
      return succeed({ ...ground.value, idStyle: style.value })
    },

    async createPerson(draft, options) {
      const style = await idStyle(options)
      if (!style.ok) return fail(conversation.settle('createPerson', style.failure))
      const created = await createPerson(people, draft, style.value, options)
      learned.search.forget()
      return created
    },

    async deletePerson(id, options) {
      const deleted = await deletePerson(people, id, options)
      learned.search.forget()
      return deleted
    },

    uploadPhoto: (upload, options) => uploadPhoto(people, upload, options),
    removePhoto: (id, options) => removePhoto(people, id, options),
    registerVisualFace: (registration, options) => learned.visualFaces.register(registration, options),
    removeVisualFaces: (id, options) => learned.visualFaces.remove(id, options),
    sweepPeople: (options) => learned.sweep.sweep(options),
    readChangedPeople: (newest, options) => learned.sweep.changedSince(newest, options),
    readMailReadiness: (options) => learned.mailing.readReadiness(options),
    sendMail: (order, options) => learned.mailing.send(order, options),
    searchEvents: (search, options) => searchEvents({ conversation, clock, capabilities }, search, options),
    readEventTypes: (options) => readEventTypes(conversation, options),
    async streamEvents(listener) {
      if (live === undefined) return fail({ kind: 'refused', code: null } as const)
      return streamEvents({ conversation: background, session, live, log }, listener)
    },

    close() {
      void session.signOut()
      transport.close()
    },
  }
}

const everything: GroupFilter = { kind: 'all' }

/** The groups and the next id. Access groups the operator may not read are none: a person can be created without. */
async function readGround(
  conversation: Conversation,
  people: PeopleParts,
  standing: SessionStanding,
  options: OperationOptions,
) {
  const operator = standing.kind === 'signedIn' ? standing.operator : null
  const userGroups = await readUserGroups(conversation, operator?.userGroups ?? everything, options)
  if (!userGroups.ok) return userGroups
  const accessGroups = await readAccessGroups(conversation, operator?.accessGroups ?? everything, options)
  if (!accessGroups.ok && accessGroups.failure.kind !== 'refused') return accessGroups
  const nextId = await askNextId(people, options)
  if (!nextId.ok) return nextId
  return succeed({
    userGroups: userGroups.value,
    accessGroups: accessGroups.ok ? accessGroups.value : [],
    nextId: nextId.value,
  })
}
