import { createHmac, randomBytes } from 'node:crypto'
import type { KeyCabinet } from '../storage/key-cabinet.ts'
import { preparedKey } from '../storage/sealing.ts'

/** By what a person is known to the journal: by the id at a server, or by the job while there is no id. */
export type PersonName =
  { readonly kind: 'id'; readonly server: string; readonly id: string } | { readonly kind: 'job'; readonly job: string }

/** The key of a person and by what it is found again. */
export interface PersonKey {
  /** 16 bytes by chance, 32 hexadecimal digits: they stand in the entries and say nothing. */
  readonly name: string
  readonly key: Buffer
}

/** What the key of an entry is. `erased`: it was destroyed. `damaged`: it is there and cannot be used. */
export type HeldPersonKey = ReturnType<KeyCabinet['read']>

/** The keys under which the journal tells whom it is about. */
export interface PersonKeys {
  /**
   * The key for the next entry about somebody, made when there is none.
   *
   * @param names all by which the person is known now, the surest first; all of them lead to all keys of the person from now on
   */
  keyFor(names: readonly [PersonName, ...PersonName[]]): PersonKey
  read(name: string): HeldPersonKey
  /** Destroys all keys of a person, and what led to them. Answers the names of the keys. */
  destroy(name: PersonName): readonly string[]
  /** The same for whoever has this key, by whatever they are known. */
  destroyByKey(key: string): readonly string[]
}

const keyNameBytes = 16
const keyPrefix = 'person:key:'
const leadPrefix = 'person:of:'

/**
 * Keeps the keys of people in the cabinet, in two kinds of drawers: `person:key:<name>` holds a key, and
 * `person:of:<mark>:<name>` leads from a person to it. The mark is an HMAC of server and id, or of the job.
 *
 * The mark stands in the cabinet alone and is destroyed with the key. If it stood in the entries, whoever holds the data key
 * could try all ids after an erasure and learn which entries were about whom.
 *
 * @param markKey 32 bytes
 */
export function keepPersonKeys(cabinet: KeyCabinet, markKey: Buffer): PersonKeys {
  const leadOf = (name: PersonName): string => `${leadPrefix}${markOf(markKey, name)}:`
  const keyNamesOf = (lead: string): readonly string[] =>
    cabinet
      .names(lead)
      .map((each) => each.slice(lead.length))
      .toSorted()

  const firstUsable = (names: readonly string[]): PersonKey | null => {
    for (const name of names) {
      const reading = cabinet.read(keyPrefix + name)
      if (reading.kind === 'key') return { name, key: reading.key }
    }
    return null
  }

  const leadsTo = (keys: readonly string[]): readonly string[] =>
    cabinet.names(leadPrefix).filter((lead) => keys.some((key) => lead.endsWith(`:${key}`)))

  const destroyKeys = (doomed: readonly string[]): readonly string[] => {
    if (doomed.length > 0) cabinet.destroy([...doomed.map((key) => keyPrefix + key), ...leadsTo(doomed)])
    return doomed
  }

  const makeKey = (): PersonKey => {
    const name = randomBytes(keyNameBytes).toString('hex')
    return { name, key: cabinet.make(keyPrefix + name) }
  }

  return {
    keyFor: (names) => {
      const leads = [...new Set(names.map(leadOf))]
      const held = leads.map(keyNamesOf)
      const all = new Set(held.flat())
      const key = firstUsable([...all]) ?? makeKey()
      all.add(key.name)
      const [surest] = names
      for (const [index, lead] of leads.entries()) {
        // While there is no id, every job by which the person is known has to lead to all keys: nobody knows which of them
        // gets the id. Once there is one, it alone has to.
        if (index > 0 && surest.kind === 'id') break
        for (const name of all) if (held[index]?.includes(name) !== true) cabinet.make(`${lead}${name}`)
      }
      return key
    },
    read: (name) => cabinet.read(keyPrefix + name),
    destroy: (name) => destroyKeys(keyNamesOf(leadOf(name))),
    destroyByKey: (key) => {
      // The surest of what leads to a key leads to all keys of the person.
      const found = leadsTo([key]).flatMap((lead) => keyNamesOf(lead.slice(0, -key.length)))
      if (found.length === 0 && cabinet.read(keyPrefix + key).kind === 'absent') return []
      return destroyKeys([...new Set([key, ...found])])
    },
  }
}

function markOf(markKey: Buffer, name: PersonName): string {
  const text = name.kind === 'id' ? ['id', name.server.toLowerCase(), name.id] : ['job', name.job]
  return createHmac('sha256', preparedKey(markKey)).update(JSON.stringify(text)).digest('hex')
}
