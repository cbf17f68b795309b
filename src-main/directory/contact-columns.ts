import { foldText } from './folded-text.ts'
import { GrowingBytes } from './growing-numbers.ts'
import { phoneDigits, type PhoneQuery } from './phone-number.ts'
import { rank } from './search-rank.ts'

const newLine = 10
const tab = 9
const atSign = 64

/** Ids, phone numbers and addresses of everybody as two long rows of bytes, which are looked through from end to end. */
export class ContactColumns {
  /** For each row: the folded id, a tab, the digits of the phone number with a `+` before those with a country, a line break. */
  readonly #numbers: Buffer
  /** For each row: the folded address and a line break. */
  readonly #addresses: Buffer
  readonly #hasLetters: boolean

  constructor(numbers: Buffer, addresses: Buffer, hasLetters: boolean) {
    this.#numbers = numbers
    this.#addresses = addresses
    this.#hasLetters = hasLetters
  }

  /** Whether an id may contain the text: letters are not looked for where all ids are numbers. */
  mayBeId(text: string): boolean {
    return this.#hasLetters || /^\d+$/u.test(text)
  }

  /**
   * Marks whose id or phone number has the text. The phone number counts anywhere, the id more from its beginning on.
   *
   * @param wholeId what a whole id counts
   */
  markNumbers(id: string | null, phone: PhoneQuery | null, marks: Uint8Array, wholeId: number): void {
    const bytes = this.#numbers
    const idBytes = id === null || !this.mayBeId(id) ? null : Buffer.from(id)
    const phoneBytes = phone === null ? null : Buffer.from(phone.digits)
    const national = phone?.national ?? null
    const nationalBytes = national === null ? null : Buffer.from(national)
    if (idBytes === null && phoneBytes === null) return
    let row = 0
    let begin = 0
    let isPhone = false
    let needle = idBytes
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at]
      if (byte === newLine) {
        row += 1
        begin = at + 1
        isPhone = false
        needle = idBytes
      } else if (byte === tab) {
        isPhone = true
        needle = phoneBytes
        if (nationalBytes !== null && startsAt(bytes, nationalBytes, at + 1)) better(marks, row, rank.elsewhere)
      } else if (needle !== null && byte === needle[0] && startsAt(bytes, needle, at)) {
        if (isPhone) better(marks, row, rank.elsewhere)
        else if (at > begin) better(marks, row, rank.withinWord)
        else better(marks, row, bytes[at + needle.length] === tab ? wholeId : rank.wordStart)
      }
    }
  }

  /** Marks whose address has the text. It has an `@`, as each address has once: the places round those are compared. */
  markAddresses(text: string, marks: Uint8Array): void {
    const bytes = this.#addresses
    const needle = Buffer.from(text)
    const before = needle.indexOf(atSign)
    if (before < 0) return
    let row = 0
    let begin = 0
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at]
      if (byte === newLine) {
        row += 1
        begin = at + 1
      } else if (byte === atSign && at - before >= begin && startsAt(bytes, needle, at - before))
        better(marks, row, rank.elsewhere)
    }
  }

  get bytes(): number {
    return this.#numbers.byteLength + this.#addresses.byteLength
  }
}

function startsAt(bytes: Uint8Array, needle: Uint8Array, at: number): boolean {
  for (let index = 0; index < needle.length; index += 1) if (bytes[at + index] !== needle[index]) return false
  return true
}

function better(marks: Uint8Array, row: number, mark: number): void {
  const before = marks[row] ?? 0
  if (before === rank.none || before > mark) marks[row] = mark
}

/** Collects ids, phone numbers and addresses in the order of the rows. */
export class ContactColumnsBuilder {
  readonly #numbers = new GrowingBytes()
  readonly #addresses = new GrowingBytes()
  #hasLetters = false

  /** Adds a row. What would end a column early, and stands in no real id, becomes a blank. */
  add(id: string, phone: string, email: string): void {
    const foldedId = foldText(id).replaceAll(/[\t\n]/g, ' ')
    if (!/^\d+$/.test(foldedId)) this.#hasLetters = true
    this.#numbers.push(`${foldedId}\t${phoneDigits(phone)}\n`)
    this.#addresses.push(`${foldText(email).replaceAll(/\s/g, '')}\n`)
  }

  finish(): ContactColumns {
    return new ContactColumns(this.#numbers.finished(), this.#addresses.finished(), this.#hasLetters)
  }
}
