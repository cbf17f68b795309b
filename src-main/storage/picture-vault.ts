import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { OwnKeyCabinet } from './key-cabinet-database.ts'
import { openSealed, sealBytes } from './sealing.ts'
import type { NewPicture, PictureReading, PictureRole } from './station-store.ts'

/** What the names of pictures' keys begin with. */
export const pictureKeyPrefix = 'picture/'

/**
 * How many keys lie ready. A key has to be on the disk before a picture is sealed under it; one made beforehand costs the
 * clerk no waiting. 32 are 16 enrollments with both pictures before the station has an idle second.
 */
const spareKeys = 32

/** The pictures in the station's database, each sealed under a key of its own. Inside the store's thread only. */
export interface PictureVault {
  /** Seals a picture, in place of an older one of the same job and role, which is condemned. Inside a transaction. */
  keep(picture: NewPicture): void
  /**
   * Binds a picture to the job that takes its place; without one, or where that job has its own, nothing moves. Inside a
   * transaction.
   */
  move(from: string, to: string, role: PictureRole): void
  /** Lets the pictures of a job go: they are read no more, and `shredCondemned` destroys them. Inside a transaction. */
  condemn(job: string): void
  /**
   * Destroys what is condemned: the keys at once, and with them the pictures. Answers how many there were. Throws when the disk
   * does not allow it.
   */
  shredCondemned(): number
  /** Takes the bytes away whose keys are destroyed. Inside a transaction: it costs a flush of its own otherwise. */
  removeShredded(): void
  read(job: string, role: PictureRole): PictureReading
  /** All pictures that can be opened, as they were kept. */
  all(): readonly NewPicture[]
  /** Makes the keys that lie ready complete. */
  makeSpareKeys(): void
}

/** What the bytes of a picture are bound to: its job, its role, the server and the person. */
export function placeOfPicture(job: string, role: string, boundTo: string): string {
  return `picture/${JSON.stringify([job, role, boundTo])}`
}

/** What the text is bound to that says to which server and person a picture belongs: it names a person, so it is sealed too. */
export function placeOfBinding(keyName: string): string {
  return `binding/${keyName}`
}

/**
 * Opens the pictures.
 *
 * @param dataKey 32 bytes; seals what the pictures are bound to
 */
export function openPictureVault(database: DatabaseSync, cabinet: OwnKeyCabinet, dataKey: Uint8Array): PictureVault {
  const insert = database.prepare('INSERT INTO pictures (job, role, key_name, bound_to, sealed) VALUES (?, ?, ?, ?, ?)')
  const select = database.prepare('SELECT key_name, bound_to, sealed FROM pictures WHERE job = ? AND role = ?')
  const rebind = database.prepare('UPDATE pictures SET job = ?, sealed = ? WHERE key_name = ?')
  const condemnOne = database.prepare('UPDATE pictures SET job = NULL WHERE job = ? AND role = ?')
  const condemnAll = database.prepare('UPDATE pictures SET job = NULL WHERE job = ?')
  const condemned = database.prepare('SELECT key_name FROM pictures WHERE job IS NULL')
  const places = database.prepare('SELECT job, role FROM pictures WHERE job IS NOT NULL ORDER BY place')
  const remove = database.prepare('DELETE FROM pictures WHERE key_name = ?')
  /** The keys that are destroyed while the bytes are still there. A start finds them as condemned once more. */
  const shredded = new Set<string>()
  const spare: string[] = []

  const makeSpareKeys = (): void => {
    if (spare.length >= spareKeys) return
    const names = Array.from({ length: spareKeys - spare.length }, () => `${pictureKeyPrefix}${randomUUID()}`)
    cabinet.makeAll(names)
    spare.push(...names)
  }

  /** A key that is on the disk and belongs to nothing yet. */
  const takeKey = (): { readonly name: string; readonly key: Buffer } => {
    if (spare.length === 0) makeSpareKeys()
    const name = spare.pop()
    const reading = name === undefined ? null : cabinet.read(name)
    if (name === undefined || reading?.kind !== 'key') throw new Error('a key that was just made is not there')
    return { name, key: reading.key }
  }

  const find = (job: string, role: PictureRole) => {
    const row = select.get(job, role)
    if (row === undefined) return null
    const keyName = String(row['key_name'])
    const [boundTo, sealed] = [row['bound_to'], row['sealed']]
    const reading = cabinet.read(keyName)
    if (!(boundTo instanceof Uint8Array) || !(sealed instanceof Uint8Array) || reading.kind !== 'key')
      return { keyName, opened: null }
    const binding = openSealed(dataKey, placeOfBinding(keyName), boundTo)?.toString()
    if (binding === undefined) return { keyName, opened: null }
    const bytes = openSealed(reading.key, placeOfPicture(job, role, binding), sealed)
    return { keyName, opened: bytes === null ? null : { bytes, binding, key: reading.key } }
  }

  return {
    keep: ({ job, role, bytes, boundTo }) => {
      condemnOne.run(job, role)
      const { name, key } = takeKey()
      const binding = sealBytes(dataKey, placeOfBinding(name), Buffer.from(boundTo))
      insert.run(job, role, name, binding, sealBytes(key, placeOfPicture(job, role, boundTo), bytes))
    },
    move: (from, to, role) => {
      const found = find(from, role)
      if (found === null || select.get(to, role) !== undefined) return
      // What cannot be opened moves as it is: it is lost there as it was here, and the job that has it now says so.
      const sealed =
        found.opened === null
          ? Buffer.alloc(0)
          : sealBytes(found.opened.key, placeOfPicture(to, role, found.opened.binding), found.opened.bytes)
      rebind.run(to, sealed, found.keyName)
    },
    condemn: (job) => {
      condemnAll.run(job)
    },
    shredCondemned: () => {
      const names = condemned
        .all()
        .map((row) => String(row['key_name']))
        .filter((name) => !shredded.has(name))
      if (names.length === 0) return 0
      cabinet.destroy(names)
      for (const name of names) shredded.add(name)
      return names.length
    },
    removeShredded: () => {
      for (const name of shredded) remove.run(name)
      // If the transaction comes to nothing, they are found as condemned again.
      shredded.clear()
    },
    read: (job, role) => {
      const found = find(job, role)
      if (found === null) return { kind: 'absent' }
      return found.opened === null ? { kind: 'lost' } : { kind: 'picture', bytes: found.opened.bytes }
    },
    all: () =>
      places.all().flatMap((row) => {
        const [job, role] = [
          String(row['job']),
          row['role'] === 'facePicture' ? 'facePicture' : 'profilePhoto',
        ] as const
        const opened = find(job, role)?.opened ?? null
        return opened === null ? [] : [{ job, role, bytes: opened.bytes, boundTo: opened.binding }]
      }),
    makeSpareKeys,
  }
}
