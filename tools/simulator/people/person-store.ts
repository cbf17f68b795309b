import type { Person } from './person.ts'

/** Columns a list can be ordered by. */
export type OrderColumn = 'user_id' | 'name' | 'email' | 'last_modified'

/** A person beside the lower-case texts that searches look at. */
export interface Entry {
  readonly person: Person
  readonly lowerName: string
  readonly lowerEmail: string
  /** Sorts like the id: numbers by value, before ids with letters. */
  readonly idKey: string
}

/**
 * Everybody the server knows, found by id, e-mail address or login id, and kept in order.
 *
 * Tests may change people behind a station's back through `add`, `change` and `remove`; the rules of the API are not
 * applied here.
 */
export class PersonStore {
  readonly #entries = new Map<string, Entry>()
  readonly #idByEmail = new Map<string, string>()
  readonly #idByLogin = new Map<string, string>()
  readonly #orders = new Map<OrderColumn, Entry[]>()
  #highestNumber = 0
  #modifications = 0

  get size(): number {
    return this.#entries.size
  }

  /** The person with this id, or `undefined`. */
  get(userId: string): Person | undefined {
    return this.#entries.get(userId)?.person
  }

  byEmail(email: string): Person | undefined {
    return email === '' ? undefined : this.#find(this.#idByEmail, email.toLowerCase())
  }

  byLogin(loginId: string): Person | undefined {
    return this.#find(this.#idByLogin, loginId)
  }

  /** Puts a person in, over one with the same id if there is one. */
  add(person: Person): Person {
    this.#forget(person.userId)
    const entry: Entry = {
      person,
      lowerName: person.name.toLowerCase(),
      lowerEmail: person.email.toLowerCase(),
      idKey: idKey(person.userId),
    }
    this.#entries.set(person.userId, entry)
    if (person.email !== '') this.#idByEmail.set(entry.lowerEmail, person.userId)
    if (person.account !== undefined) this.#idByLogin.set(person.account.loginId, person.userId)
    if (/^\d+$/.test(person.userId)) this.#highestNumber = Math.max(this.#highestNumber, Number(person.userId))
    for (const [column, order] of this.#orders) order.splice(placeOf(entry, order, comparisons[column]), 0, entry)
    return person
  }

  /** Changes some fields of a person; answers the new person, or `undefined` when there is none. */
  change(userId: string, changes: Partial<Omit<Person, 'userId'>>): Person | undefined {
    const person = this.get(userId)
    return person === undefined ? undefined : this.add({ ...person, ...changes })
  }

  /** Takes a person out; false when there was none. */
  remove(userId: string): boolean {
    const known = this.#forget(userId)
    if (known) this.#highestNumber = highest(this.#entries.keys())
    return known
  }

  /** The next number of `last_modified`. */
  nextModification(): number {
    this.#modifications += 1
    return this.#modifications
  }

  /** Highest numeric id plus one; nothing is reserved (reference section 4.1, "max + 1" is a guess). */
  nextUserId(): string {
    return String(this.#highestNumber + 1)
  }

  /** Everybody, ascending by a column; numbers before letters for ids. */
  ordered(column: OrderColumn): readonly Entry[] {
    const known = this.#orders.get(column)
    if (known !== undefined) return known
    const order = [...this.#entries.values()].toSorted(comparisons[column])
    this.#orders.set(column, order)
    return order
  }

  /** Everybody, ascending by id. */
  [Symbol.iterator](): Iterator<Person> {
    return this.ordered('user_id')
      .values()
      .map((entry) => entry.person)
  }

  #find(index: ReadonlyMap<string, string>, key: string): Person | undefined {
    const userId = index.get(key)
    return userId === undefined ? undefined : this.get(userId)
  }

  #forget(userId: string): boolean {
    const entry = this.#entries.get(userId)
    if (entry === undefined) return false
    this.#entries.delete(userId)
    for (const [column, order] of this.#orders) order.splice(placeOf(entry, order, comparisons[column]), 1)
    if (this.#idByEmail.get(entry.lowerEmail) === userId) this.#idByEmail.delete(entry.lowerEmail)
    const loginId = entry.person.account?.loginId
    if (loginId !== undefined && this.#idByLogin.get(loginId) === userId) this.#idByLogin.delete(loginId)
    return true
  }
}

type Comparison = (one: Entry, other: Entry) => number

const comparisons: Readonly<Record<OrderColumn, Comparison>> = {
  user_id: byId,
  name: (one, other) => compare(one.lowerName, other.lowerName) || byId(one, other),
  email: (one, other) => compare(one.lowerEmail, other.lowerEmail) || byId(one, other),
  last_modified: (one, other) => one.person.lastModified - other.person.lastModified || byId(one, other),
}

function byId(one: Entry, other: Entry): number {
  return compare(one.idKey, other.idKey)
}

function idKey(userId: string): string {
  return /^\d+$/.test(userId) ? userId.padStart(12, '0') : `~${userId}`
}

/** Where an entry stands in an order, or belongs. */
function placeOf(entry: Entry, order: readonly Entry[], comparison: Comparison): number {
  let low = 0
  let high = order.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = order[middle]
    if (other !== undefined && comparison(other, entry) < 0) low = middle + 1
    else high = middle
  }
  return low
}

function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

function highest(ids: Iterable<string>): number {
  let number = 0
  for (const id of ids) if (/^\d+$/.test(id)) number = Math.max(number, Number(id))
  return number
}
