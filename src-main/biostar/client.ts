import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { Group, IdStyle, Person } from '../../src-preload/contract/person.ts'
import { unknown, valueOf, type Fact } from '../../src-preload/contract/fact.ts'
import type { GroupFilter } from '../../src-preload/contract/session.ts'
import type { Clock } from '../domain/clock.ts'
import type { Log } from '../observe/log.ts'
import { searchEvents, type EventSearchOrder } from './event-search.ts'
import { streamEvents, type LiveParts, type StreamEnd, type StreamListener } from './event-stream.ts'
import { readEventPlaces } from './event-places.ts'
import { readEventTypes } from './event-types.ts'
import type { EnrollmentServer } from './enrollment-server.ts'
import { createForeground } from './foreground.ts'
import { createConversation, type Conversation, type ConversationFailure } from './conversation.ts'
import { askNextId, createPerson } from './creation.ts'
import { readAllDevices, readEnrollmentDevices } from './devices.ts'
import { pushToDevice } from './device-push.ts'
import { scanVisualFace } from './device-scan.ts'
import { readAccessGroups, readOpeningGroups } from './access-groups.ts'
import { readFieldDefinitions, shownFields, type FieldDefinition } from './custom-fields.ts'
import { shownFaces } from './held-faces.ts'
import { createMailing, type MailOrder } from './mail.ts'
import { rememberConditions } from './mail-conditions.ts'
import type { OperationOptions, OperationOutcome } from './operation.ts'
import { deletePerson, readPerson, type PeopleParts } from './people.ts'
import { editPerson, type PersonEdit } from './person-edit.ts'
import type { PersonRecord } from './person-record.ts'
import { createPeopleSweep } from './people-sweep.ts'
import { removePhoto, uploadPhoto } from './photos.ts'
import { gatherReadiness, type ReadinessFacts } from './readiness-facts.ts'
import { remember } from './remembered.ts'
import { createSearch } from './search.ts'
import type { SentMails } from './sent-mails.ts'
import { readServerSettings } from './server-settings.ts'
import { capabilitiesOf } from './server-version.ts'
import { createSession, type SessionStanding } from './session.ts'
import type { Transport } from './transport.ts'
import { readUserGroups } from './user-groups.ts'
import { createVisualFaces } from './visual-faces.ts'

/**
 * All that the station says to one BioStar server.
 *
 * Each operation answers what the call of the same name may answer by the contract. None throws for anything the network
 * or the server does.
 */
export interface BioStarClient extends EnrollmentServer {
  changePerson(edit: PersonEdit, options: OperationOptions): Promise<OperationOutcome<'changePerson'>>
  readAccessGroups(options: OperationOptions): Promise<OperationOutcome<'readAccessGroups'>>
  readUserGroups(options: OperationOptions): Promise<OperationOutcome<'readUserGroups'>>
  readMailReadiness(options: OperationOptions): Promise<OperationOutcome<'readMailReadiness'>>
  readonly sendMail: (order: MailOrder, options: OperationOptions) => Promise<OperationOutcome<'sendMail'>>
  /** Gathers what the readiness screen judges. Never fails, and changes nothing. */
  gatherReadiness(options: OperationOptions): Promise<ReadinessFacts>
  readDeviceSync(options: OperationOptions): Promise<OperationOutcome<'readDeviceSync'>>
  readPushDevices(options: OperationOptions): Promise<OperationOutcome<'readPushDevices'>>
  pushToDevice(
    order: { readonly id: string; readonly device: string },
    options: OperationOptions,
  ): Promise<OperationOutcome<'pushToDevice'>>
  searchEvents(search: EventSearchOrder, options: OperationOptions): Promise<OperationOutcome<'searchEvents'>>
  readEventTypes(options: OperationOptions): Promise<OperationOutcome<'readEventTypes'>>
  readEventPlaces(options: OperationOptions): Promise<OperationOutcome<'readEventPlaces'>>
  /** Listens to what happens at the doors until the stream ends, which is told as a failure, `refused` where there is none. */
  streamEvents(listener: StreamListener): Promise<Outcome<never, StreamEnd>>
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
    const conditions = rememberConditions({ conversation, settings, capabilities })
    return {
      settings,
      conditions,
      fields: remember((options: OperationOptions) => readFieldDefinitions(conversation, options)),
      search: createSearch({ ...people, capabilities, operatorName }),
      mailing: createMailing({ ...people, conditions, capabilities, sentMails }),
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

  /** The custom fields of the site; a failure to ask for them stands in nobody's way. */
  const fieldDefinitions = async (options: OperationOptions): Promise<Fact<readonly FieldDefinition[]>> => {
    const read = await learned.fields.read(options)
    return read.ok ? read.value : unknown
  }

  /** What the window sees of a record. */
  const shown = (record: PersonRecord, definitions: Fact<readonly FieldDefinition[]>): Person => {
    learned.mailing.noteAddress(record.id, record.email)
    return {
      ...record,
      heldFaces: shownFaces(record.heldFaces),
      customFields: shownFields(definitions, record.customFields),
      mailSentAt: sentMails.acceptedAt(record.id),
    }
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
      return read.ok ? succeed(shown(read.value, await fieldDefinitions(options))) : read
    },

    async changePerson(edit, options) {
      const definitions = await fieldDefinitions(options)
      const filter = filtersOf(session.standing()).accessGroups
      const edited = await editPerson(people, edit, { definitions, accessGroups: filter }, options)
      if (!edited.ok) return edited
      learned.search.forget()
      const { person, notKept } = edited.value
      return succeed({ person: shown(person, definitions), notKept: [...notKept] })
    },

    async readAccessGroups(options) {
      const read = await readOpeningGroups(conversation, filtersOf(session.standing()).accessGroups, options)
      return read.ok ? succeed({ groups: read.value }) : fail(conversation.settle('readAccessGroups', read.failure))
    },

    async readUserGroups(options) {
      const read = await readUserGroups(conversation, filtersOf(session.standing()).userGroups, options)
      return read.ok ? succeed({ groups: read.value }) : fail(conversation.settle('readUserGroups', read.failure))
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
    gatherReadiness: (options) =>
      gatherReadiness(
        { transport, conversation, clock, standing: () => session.standing(), conditions: learned.conditions },
        options,
      ),
    sendMail: (order, options) => learned.mailing.send(order, options),
    searchEvents: (search, options) => searchEvents({ conversation, clock, capabilities }, search, options),
    readEventTypes: (options) => readEventTypes(conversation, options),
    readEventPlaces: (options) => readEventPlaces(conversation, options),
    async streamEvents(listener) {
      if (live === undefined) return fail({ kind: 'refused', code: null } as const)
      return streamEvents({ conversation: background, session, live, log }, listener)
    },

    async readEnrollmentDevices(options) {
      const devices = await readEnrollmentDevices(conversation, options)
      return devices.ok
        ? succeed({ devices: devices.value })
        : fail(conversation.settle('readEnrollmentDevices', devices.failure))
    },
    // The clerk waits for a person here, not for the server: what is read in the background goes on meanwhile.
    scanVisualFace: (device, options) => scanVisualFace(background, device, options),
    async readDeviceSync(options) {
      const settings = await learned.settings.read(options)
      return settings.ok
        ? succeed({ sync: settings.value.userSync })
        : fail(conversation.settle('readDeviceSync', settings.failure))
    },
    async readPushDevices(options) {
      const devices = await readAllDevices(conversation, options)
      return devices.ok
        ? succeed({ devices: devices.value })
        : fail(conversation.settle('readPushDevices', devices.failure))
    },
    pushToDevice: (order, options) => pushToDevice(background, order, options),

    close() {
      void session.signOut()
      transport.close()
    },
  }
}

const everything: GroupFilter = { kind: 'all' }

/** Which groups the operator may use; everything where nobody said otherwise. */
function filtersOf(standing: SessionStanding): {
  readonly userGroups: GroupFilter
  readonly accessGroups: GroupFilter
} {
  return standing.kind === 'signedIn' ? standing.operator : { userGroups: everything, accessGroups: everything }
}

/** The groups and the next id. Access groups the operator may not read are none: a person can be created without. */
async function readGround(
  conversation: Conversation,
  people: PeopleParts,
  standing: SessionStanding,
  options: OperationOptions,
) {
  const filters = filtersOf(standing)
  const userGroups = await readUserGroups(conversation, filters.userGroups, options)
  if (!userGroups.ok) return userGroups
  const accessGroups = await readAccessGroups(conversation, filters.accessGroups, options)
  if (!accessGroups.ok && accessGroups.failure.kind !== 'refused') return accessGroups
  const nextId = await askNextId(people, options)
  if (!nextId.ok) return nextId
  const plain = ({ id, name }: Group): Group => ({ id, name })
  return succeed({
    userGroups: userGroups.value.map(plain),
    accessGroups: accessGroups.ok ? accessGroups.value.map(plain) : [],
    nextId: nextId.value,
  })
}
