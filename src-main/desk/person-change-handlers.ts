import type { Outcome } from '../../src-preload/contract/outcome.ts'
import type { PersonField } from '../../src-preload/contract/failures.ts'
import type { BioStarClient } from '../biostar/client.ts'
import type { EnrollmentServer } from '../biostar/enrollment-server.ts'
import { personOfRecord, personOfSearch } from '../directory/passing-person.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { optionsOf } from './call-options.ts'
import type { HandlerParts } from './handler-parts.ts'
import { findSimilarPeople } from './similar-people.ts'
import { createJournalTelling } from './tell-journal.ts'
import { rememberUsualGroups } from './usual-groups.ts'

type PersonChangeCall = 'changePerson' | 'findSimilarPeople' | 'readAccessGroups' | 'readUserGroups'

/** Editing people, who is alike, and the groups there are; the copy of the people list learns what was changed. */
export function personChangeHandlers(parts: HandlerParts): Pick<Handlers, PersonChangeCall> {
  const { clerk, directory, settings } = parts
  const tell = createJournalTelling(parts)
  const atDesk = async <Value, Problem>(ask: (client: EnrollmentServer) => Promise<Outcome<Value, Problem>>) => {
    const desk = clerk.desk()
    return desk.ok ? ask(desk.value) : desk
  }
  /** The same, for what only a BioStar 2 server has. */
  const atServer = async <Value, Problem>(ask: (client: BioStarClient) => Promise<Outcome<Value, Problem>>) => {
    const desk = clerk.bioStar()
    return desk.ok ? ask(desk.value) : desk
  }

  return {
    changePerson: async ({ id, changes }, call) => {
      const changed = await atServer((client) => client.changePerson({ id, changes }, optionsOf(call)))
      if (!changed.ok) {
        if (changed.failure.kind === 'personNotFound') directory.forget(id)
        return changed
      }
      const { person, notKept } = changed.value
      directory.learn([personOfRecord(person)])
      const asked = Object.keys(changes) as (keyof typeof changes)[]
      const fields: PersonField[] = asked.filter((field) => changes[field] !== undefined && !notKept.includes(field))
      if (fields.length > 0) await tell({ kind: 'changedByClerk', fields }, person)
      await rememberUsualGroups(settings, {
        accessGroups: changes.accessGroups?.add ?? [],
        userGroup: changes.userGroup?.to ?? null,
      })
      return changed
    },
    findSimilarPeople: async (newcomer, call) => {
      const seat = clerk.seat()
      if (!seat.ok) return seat
      return findSimilarPeople(newcomer, {
        searchCopy: async (text, limit) => directory.search(text, limit),
        searchServer: async (text, limit) => {
          const found = await atDesk((client) => client.searchPeople({ text, offset: 0, limit }, optionsOf(call)))
          if (found.ok) directory.learn(found.value.people.map(personOfSearch))
          return found
        },
      })
    },
    readAccessGroups: async (_input, call) => atServer((client) => client.readAccessGroups(optionsOf(call))),
    readUserGroups: async (_input, call) => atServer((client) => client.readUserGroups(optionsOf(call))),
  }
}
