import { succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { JournalFacts } from '../../src-preload/contract/journal.ts'
import type { BioStarClient } from '../biostar/client.ts'
import type { EnrollmentServer } from '../biostar/enrollment-server.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { personOfRecord, personOfSearch } from '../directory/passing-person.ts'
import { optionsOf } from './call-options.ts'
import type { HandlerParts } from './handler-parts.ts'
import { createJournalTelling } from './tell-journal.ts'

type PeopleCall =
  | 'searchPeople'
  | 'readPerson'
  | 'prepareCreation'
  | 'deletePerson'
  | 'removePhoto'
  | 'removeVisualFaces'
  | 'readMailReadiness'

/** What is asked of the server at once, while the clerk waits; the copy of the people list learns from what passes by. */
export function peopleHandlers(parts: HandlerParts): Pick<Handlers, PeopleCall> {
  const { clerk, directory, keptGround } = parts
  const tellJournal = createJournalTelling(parts)
  /** Asks the server, unless there is none, nobody is signed in, the station is locked, or the clerk works without it. */
  const atDesk = async <Value, Problem>(ask: (client: EnrollmentServer) => Promise<Outcome<Value, Problem>>) => {
    const desk = clerk.desk()
    return desk.ok ? ask(desk.value) : desk
  }
  /** The same, for what only a BioStar 2 server has. */
  const atServer = async <Value, Problem>(ask: (client: BioStarClient) => Promise<Outcome<Value, Problem>>) => {
    const desk = clerk.bioStar()
    return desk.ok ? ask(desk.value) : desk
  }
  /** Whom the clerk looked at last: the journal names people as they were seen. */
  let lastRead: { readonly id: string; readonly name: string } | null = null

  /** Tells the journal what a clerk removed on the server without a job. */
  const tell = async (id: string, what: Extract<JournalFacts, { kind: 'removedByClerk' }>['what']): Promise<void> =>
    tellJournal({ kind: 'removedByClerk', what }, { id, name: lastRead?.id === id ? lastRead.name : '' })

  return {
    searchPeople: async ({ text, offset, limit }, call) => {
      const found = await atDesk((client) => client.searchPeople({ text, offset, limit }, optionsOf(call)))
      if (found.ok) directory.learn(found.value.people.map(personOfSearch))
      return found
    },
    readPerson: async ({ id }, call) => {
      const read = await atDesk((client) => client.readPerson(id, optionsOf(call)))
      if (read.ok) {
        directory.learn([personOfRecord(read.value)])
        lastRead = read.value
      } else if (read.failure.kind === 'personNotFound') directory.forget(id)
      return read
    },
    prepareCreation: async (_input, call) => {
      const asked = await atDesk((client) => client.prepareCreation(optionsOf(call)))
      if (asked.ok) {
        void keptGround.keep(asked.value)
        return asked
      }
      if (asked.failure.kind !== 'serverUnreachable' && asked.failure.kind !== 'gatewayUnreachable') return asked
      const kept = await keptGround.read()
      return kept === null ? asked : succeed({ ...kept, toldEarlier: asked.failure })
    },
    deletePerson: async ({ id }, call) => {
      const deleted = await atDesk((client) => client.deletePerson(id, optionsOf(call)))
      if (!deleted.ok) return deleted
      await tell(id, 'person')
      directory.forget(id)
      return deleted
    },
    removePhoto: async ({ id }, call) => {
      const removed = await atDesk((client) => client.removePhoto(id, optionsOf(call)))
      if (removed.ok) await tell(id, 'profilePhoto')
      return removed
    },
    removeVisualFaces: async ({ id }, call) => {
      const removed = await atDesk((client) => client.removeVisualFaces(id, optionsOf(call)))
      if (removed.ok) await tell(id, 'visualFaces')
      return removed
    },
    readMailReadiness: async (_input, call) => atServer((client) => client.readMailReadiness(optionsOf(call))),
  }
}
