import { serverOfKey } from './job-record.ts'

/**
 * The people whose jobs are to be looked at, by their keys, each once: in the order in which they came, whoever is preferred
 * first.
 *
 * Each server has a queue of its own, so that those of a server nobody is paired with wait without being looked at.
 */
export interface PeopleQueue {
  /** Puts somebody at the end, unless they are in the queue already. */
  add(key: string): void
  /**
   * Lets somebody go before all others: they stand at the desk. Only so many stand there; whoever came before them has left, and
   * keeps the place they had in the queue.
   */
  prefer(key: string): void
  /** Takes the first of a server's people out who is free; `null` when nobody is. Those who are not keep their places. */
  take(
    server: string,
    whom: 'anybody' | 'preferred',
    isFree: (key: string) => boolean,
  ): { readonly key: string; readonly isPreferred: boolean } | null
}

/**
 * Makes an empty queue.
 *
 * @param mostPreferred so many people are preferred at the same time. Without a limit a whole day's work that was saved while the
 *   server was out would be preferred, and begin all at once when it comes back
 */
export function createPeopleQueue(mostPreferred: number): PeopleQueue {
  const servers = new Map<string, Set<string>>()
  const preferred = new Set<string>()

  const add = (key: string): void => {
    const server = serverOfKey(key)
    const queue = servers.get(server)
    if (queue === undefined) servers.set(server, new Set([key]))
    else queue.add(key)
  }

  return {
    add,
    prefer(key) {
      add(key)
      preferred.delete(key)
      preferred.add(key)
      for (const longest of preferred) {
        if (preferred.size <= mostPreferred) break
        preferred.delete(longest)
      }
    },
    take(server, whom, isFree) {
      for (const key of preferred) {
        if (serverOfKey(key) !== server || !isFree(key)) continue
        preferred.delete(key)
        return { key, isPreferred: true }
      }
      const queue = whom === 'anybody' ? servers.get(server) : undefined
      for (const key of queue ?? []) {
        if (!isFree(key)) continue
        queue?.delete(key)
        return { key, isPreferred: false }
      }
      return null
    },
  }
}
