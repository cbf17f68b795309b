import {
  doorEventKey,
  type DoorEvent,
  type DoorWatch,
  type EventFilter,
} from '../../src-preload/contract/door-event.ts'
import { valueOf } from '../../src-preload/contract/fact.ts'
import { outcomeOfEvent } from '../../src-preload/contract/rules/event-meaning.ts'
import type { BioStarClient } from '../biostar/client.ts'
import type { Clock } from '../domain/clock.ts'
import type { StartTimer } from '../domain/timer.ts'
import type { Log } from '../observe/log.ts'
import { backoff } from '../outbox/backoff.ts'

/** As long as somebody needs to walk from the desk to the door, with time to spare. Ours. */
export const watchMilliseconds = 10 * 60_000

/** How often the log is asked while there is no live stream. Ours. */
const askInterval = 5_000

/** How often it is asked beside a live stream, which may be silent without a word (reference section 9.3). Ours. */
const askIntervalWhileLive = 30_000

/** How far a device's clock may go after that of this computer; older events of the person are an old story. Ours. */
const clockTolerance = 10 * 60_000

/** Enough to see beside everything somebody did at doors this morning. Ours. */
const newestEvents = 20

/** Watches for the next time somebody stands at a door. */
export interface DoorWatcher {
  /** Begins to watch for a person, instead of whoever was watched for, and answers how things stand. */
  watch(client: Pick<BioStarClient, 'searchEvents' | 'streamEvents'>, personId: string): DoorWatch
  stop(): void
  onChange(listener: (watch: DoorWatch) => void): () => void
}

/** What the watcher needs from outside. */
export interface DoorWatcherParts {
  readonly clock: Clock
  readonly startTimer: StartTimer
  /** From 0 up to but not including 1. */
  readonly random: () => number
  readonly log: Log
}

/**
 * Makes the watcher. Events are taken from the live stream, and from the log: always once at the beginning, so that what stood
 * there before is known, and again and again, faster while there is no stream. A stream that ends is begun again after a while.
 */
export function watchDoors({ clock, startTimer, random, log }: DoorWatcherParts): DoorWatcher {
  const listeners = new Set<(watch: DoorWatch) => void>()
  let stop = (): void => undefined

  const begin = (client: Pick<BioStarClient, 'searchEvents' | 'streamEvents'>, personId: string): DoorWatch => {
    const begun = clock()
    const over = new AbortController()
    const { signal } = over
    const timers = new Set<() => void>()
    /** What stood in the log when the watch began; `null` until it was read. */
    let before: ReadonlySet<string> | null = null
    let watch: DoorWatch = {
      personId,
      how: 'asking',
      until: new Date(begun + watchMilliseconds).toISOString(),
      event: null,
    }

    const later = (milliseconds: number, run: () => void): void => {
      if (signal.aborted) return
      const cancel = startTimer(milliseconds, () => {
        timers.delete(cancel)
        run()
      })
      timers.add(cancel)
    }
    const end = (): void => {
      over.abort()
      for (const cancel of timers) cancel()
      timers.clear()
    }
    const become = (change: Partial<DoorWatch>): void => {
      if (signal.aborted) return
      watch = { ...watch, ...change }
      for (const listener of listeners) listener(watch)
    }
    const finish = (change: Partial<DoorWatch>): void => {
      become({ ...change, how: 'over' })
      end()
    }

    const meet = (event: DoorEvent): void => {
      const outcome = outcomeOfEvent(valueOf(event.code))
      const isNew = before?.has(doorEventKey(event)) !== true && Date.parse(event.at) >= begun - clockTolerance
      const isTheirs = valueOf(event.person)?.id === personId
      if (!isNew || !isTheirs || (outcome !== 'letIn' && outcome !== 'notLetIn')) return
      if (watch.event !== null && (watch.event.at > event.at || doorEventKey(watch.event) === doorEventKey(event)))
        return
      // Who is let in has passed; who was not may try again.
      if (outcome === 'letIn') finish({ event })
      else become({ event })
    }

    const filter: EventFilter = {
      personId,
      from: null,
      until: null,
      codes: [],
      deviceId: null,
      doorId: null,
    }
    const look = async (): Promise<void> => {
      const order = { by: 'datetime', isDescending: true } as const
      const read = await client.searchEvents({ filter, order, cursor: null, limit: newestEvents }, { signal })
      if (signal.aborted) return
      if (read.ok) {
        const { events } = read.value
        if (before === null) before = new Set(events.map(doorEventKey))
        else for (const event of events.toReversed()) meet(event)
      } else if (read.failure.kind === 'permissionDenied' || read.failure.kind === 'certificateChanged') {
        // Neither heals by asking again, and each has its own place to be told.
        finish({})
        return
      }
      later(watch.how === 'live' ? askIntervalWhileLive : askInterval, () => void look())
    }

    const stream = async (ended: number): Promise<void> => {
      let wasLive = false
      const end = await client.streamEvents({
        signal,
        onLive: () => {
          wasLive = true
          become({ how: 'live' })
        },
        onEvent: meet,
      })
      if (signal.aborted || end.ok) return
      become({ how: 'asking' })
      const attempts = wasLive ? 0 : ended + 1
      log.write('information', 'door watch asks instead', { reason: end.failure.kind })
      later(backoff(attempts, random()), () => void stream(attempts))
    }

    later(watchMilliseconds, () => {
      finish({})
    })
    void look()
    void stream(0)
    stop = end
    return watch
  }

  return {
    watch(client, personId) {
      stop()
      return begin(client, personId)
    },
    stop: () => {
      stop()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
