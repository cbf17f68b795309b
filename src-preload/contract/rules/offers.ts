import type { ServerState } from '../server.ts'

/** What there is at this station besides finding, creating and enrolling people. What is not offered is not shown. */
export interface Offers {
  /** The mobile-enrollment mail, and the e-mail addresses and phone numbers it needs. */
  readonly mail: boolean
  /** User groups and access groups to choose. */
  readonly groups: boolean
  /** Changing what the record says. */
  readonly editing: boolean
  /** The event log, and the watch at the doors. */
  readonly events: boolean
  /** Sending a person to a device of the server. */
  readonly push: boolean
  /** The look at the server's readiness. */
  readonly readiness: boolean
  /** Keeping a clerk's password in the keychain. A desk password is known to everybody at the desk, and kept as a hash alone. */
  readonly rememberedClerk: boolean
  /** Choosing the terminals that people are put on. */
  readonly terminalChoice: boolean
}

const ofServer: Offers = {
  mail: true,
  groups: true,
  editing: true,
  events: true,
  push: true,
  readiness: true,
  rememberedClerk: true,
  terminalChoice: false,
}

/** A terminal holds an id, a name, a period, a photo and credentials, and nothing else of the list above. */
const ofGateway: Offers = {
  mail: false,
  groups: false,
  editing: false,
  events: false,
  push: false,
  readiness: false,
  rememberedClerk: false,
  terminalChoice: true,
}

/** What there is at a station that works with this server, or with a device gateway in its place. */
export function offersOf(server: ServerState): Offers {
  return server.kind === 'paired' && server.way === 'gateway' ? ofGateway : ofServer
}
