import type { z } from 'zod'
import { events, type EventOf } from '../../src-preload/contract/events.ts'
import { channelOf, type EventName } from '../../src-preload/contract/names.ts'
import type { Log } from '../observe/log.ts'

/** Tells the window that something happened. Events announce, they never orchestrate: nobody waits and nobody answers. */
export type Announce = <Name extends EventName>(name: Name, value: EventOf<Name>) => void

/** What an announcer is made of. */
export interface AnnouncerParts {
  /** Sends to the known window's page, or to nobody while there is none. */
  readonly send: (channel: string, value: unknown) => void
  readonly log: Log
}

/** Creates the way out of the door: each value is checked and stripped by the event's schema before it leaves. */
export function createAnnouncer(parts: AnnouncerParts): Announce {
  return (name, value) => {
    const schema: z.ZodType = events[name]
    const checked = schema.safeParse(value)
    if (checked.success) parts.send(channelOf(name), checked.data)
    else parts.log.write('failure', 'event broke the contract', { operation: name })
  }
}
