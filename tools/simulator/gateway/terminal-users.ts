import type { StoredUser, UserHdr, UserLists, UserSetting } from './messages.ts'

/** Makes the users a terminal begins with, when somebody looks at them. */
export interface UserInventor {
  readonly count: number
  readonly idOf: (index: number) => string
  readonly userOf: (index: number) => StoredUser
  /** The header and what statistics count, without making templates or pictures. */
  readonly outlineOf: (index: number) => UserOutline
}

/** What can be said of a user without its bytes. */
export interface UserOutline {
  readonly hdr: UserHdr
  readonly named: boolean
  readonly photographed: boolean
}

/** What may be changed of a user: any part, whole. Counters follow the lists. */
export type UserPatch = Partial<UserLists & { name: string; PIN: Buffer; photo: Buffer; setting: UserSetting }>

/**
 * The users of one terminal by id, in the order they came.
 *
 * Users that were invented are an index until somebody looks at one, and are not kept then either: a hundred thousand cost a
 * few megabytes.
 */
export class TerminalUsers implements ReadonlyMap<string, StoredUser> {
  readonly #byId = new Map<string, StoredUser | number>()
  readonly #inventor: UserInventor

  constructor(inventor: UserInventor) {
    this.#inventor = inventor
    for (let index = 0; index < inventor.count; index += 1) this.#byId.set(inventor.idOf(index), index)
  }

  get size(): number {
    return this.#byId.size
  }

  has(id: string): boolean {
    return this.#byId.has(id)
  }

  get(id: string): StoredUser | undefined {
    const kept = this.#byId.get(id)
    return typeof kept === 'number' ? this.#inventor.userOf(kept) : kept
  }

  /** Puts a user in the place of whoever had the id. */
  set(id: string, user: StoredUser): this {
    this.#byId.set(id, user)
    return this
  }

  /** Changes parts of a user as if somebody else had; throws when there is none. */
  change(id: string, patch: UserPatch): void {
    const user = this.get(id)
    if (user === undefined) throw new Error(`no user ${id} on this terminal`)
    const next = { ...user, ...patch }
    const [numOfCard, numOfFinger, numOfFace] = [next.cards.length, next.fingers.length, next.faces.length]
    this.set(id, { ...next, hdr: { ...next.hdr, numOfCard, numOfFinger, numOfFace } })
  }

  delete(id: string): boolean {
    return this.#byId.delete(id)
  }

  clear(): void {
    this.#byId.clear()
  }

  keys(): MapIterator<string> {
    return this.#byId.keys()
  }

  /** Headers and the like of all users, without making anybody's templates. */
  *outlines(): Generator<UserOutline> {
    for (const kept of this.#byId.values()) {
      yield typeof kept === 'number'
        ? this.#inventor.outlineOf(kept)
        : { hdr: kept.hdr, named: kept.name !== '', photographed: kept.photo.length > 0 }
    }
  }

  *entries(): MapIterator<[string, StoredUser]> {
    for (const [id, kept] of this.#byId) yield [id, typeof kept === 'number' ? this.#inventor.userOf(kept) : kept]
  }

  *values(): MapIterator<StoredUser> {
    for (const [, user] of this.entries()) yield user
  }

  [Symbol.iterator](): MapIterator<[string, StoredUser]> {
    return this.entries()
  }

  forEach(callback: (user: StoredUser, id: string, users: ReadonlyMap<string, StoredUser>) => void): void {
    for (const [id, user] of this.entries()) callback(user, id, this)
  }
}
