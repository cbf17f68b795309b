import { succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { BioStarClient } from '../biostar/client.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { optionsOf } from './call-options.ts'
import { exportEvents } from './event-export.ts'
import type { HandlerParts } from './handler-parts.ts'

type EventCall =
  'searchEvents' | 'readEventTypes' | 'readEventPlaces' | 'exportEvents' | 'watchDoor' | 'stopWatchingDoor'

/** What happened at the doors, as the server's log tells it; asked while the clerk waits, and nothing of it is kept here. */
export function eventHandlers({ clerk, shell, clock, doorWatch }: HandlerParts): Pick<Handlers, EventCall> {
  const atServer = async <Value, Problem>(ask: (client: BioStarClient) => Promise<Outcome<Value, Problem>>) => {
    const desk = clerk.bioStar()
    return desk.ok ? ask(desk.value) : desk
  }
  return {
    searchEvents: async ({ filter, order, cursor, limit }, call) =>
      atServer((client) => client.searchEvents({ filter, order, cursor, limit }, optionsOf(call))),
    readEventTypes: async (_input, call) => atServer((client) => client.readEventTypes(optionsOf(call))),
    readEventPlaces: async (_input, call) => atServer((client) => client.readEventPlaces(optionsOf(call))),
    exportEvents: async ({ filter, order }, call) =>
      atServer((client) =>
        exportEvents({
          readPage: (cursor, limit) => client.searchEvents({ filter, order, cursor, limit }, optionsOf(call)),
          save: shell.saveText,
          at: new Date(clock()).toISOString(),
          signal: call.signal,
        }),
      ),
    watchDoor: async ({ personId }) => {
      const desk = clerk.bioStar()
      return desk.ok ? succeed(doorWatch.watch(desk.value, personId)) : desk
    },
    stopWatchingDoor: async () => {
      doorWatch.stop()
      return Promise.resolve(succeed({}))
    },
  }
}
