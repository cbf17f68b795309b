import type { ContactColumns } from './contact-columns.ts'
import type { PeopleLines } from './people-lines.ts'
import { rank } from './search-rank.ts'
import type { SearchQuery } from './search-query.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What an index is made of. */
export interface PeopleIndexParts {
  /** In the order in which equals are shown: by folded name, then by id. */
  readonly lines: PeopleLines
  readonly vocabulary: Vocabulary
  readonly contacts: ContactColumns
  /** How many different words each name has, for telling a whole name from a part of one. */
  readonly nameWords: Uint8Array
  /** Rows in the ascending order of their ids. */
  readonly rowsById: Uint32Array
  readonly idOfRow: (row: number) => string
}

/** One person found. */
export interface Hit {
  readonly rank: number
  readonly row: number
}

/** Everybody of one complete list, searched in memory. It never changes; what changes meanwhile lies beside it. */
export class PeopleIndex {
  readonly #parts: PeopleIndexParts
  readonly #marks: Uint8Array
  readonly #wordMarks: Uint8Array

  constructor(parts: PeopleIndexParts) {
    this.#parts = parts
    this.#marks = new Uint8Array(parts.lines.size)
    this.#wordMarks = new Uint8Array(parts.lines.size)
  }

  get size(): number {
    return this.#parts.lines.size
  }

  get lines(): PeopleLines {
    return this.#parts.lines
  }

  line(row: number): string {
    return this.#parts.lines.line(row)
  }

  /** The row of an id; `undefined` where there is nobody with it. */
  rowOf(id: string): number | undefined {
    const { rowsById, idOfRow } = this.#parts
    let low = 0
    let high = rowsById.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (idOfRow(rowsById[middle] ?? 0) < id) low = middle + 1
      else high = middle
    }
    const row = rowsById[low]
    return row !== undefined && idOfRow(row) === id ? row : undefined
  }

  /**
   * The people who fit, best first, equals in the order of their rows.
   *
   * @param hidden rows that are not found whatever is typed
   */
  find(query: SearchQuery, most: number, hidden: ReadonlySet<number>): readonly Hit[] {
    this.#markAll(query)
    const found: number[][] = Array.from({ length: rank.oneTypo + 1 }, () => [])
    const marks = this.#marks
    for (let row = 0; row < marks.length; row += 1) {
      const mark = marks[row] ?? 0
      if (mark === rank.none) continue
      const equals = found[mark]
      if (equals !== undefined && equals.length < most && !hidden.has(row)) equals.push(row)
    }
    return found.flatMap((rows, mark) => rows.map((row) => ({ rank: mark, row }))).slice(0, most)
  }

  /** How many bytes this takes outside the heap. */
  get bytes(): number {
    const { lines, vocabulary, contacts, nameWords, rowsById } = this.#parts
    return lines.bytes + vocabulary.bytes + contacts.bytes + nameWords.byteLength * 3 + rowsById.byteLength
  }

  #markAll({ words, id, phone, email }: SearchQuery): void {
    const { vocabulary, contacts, nameWords } = this.#parts
    const marks = this.#marks.fill(rank.none)
    for (const [place, word] of words.entries()) {
      const wordMarks = place === 0 ? marks : this.#wordMarks.fill(rank.none)
      vocabulary.mark(word, wordMarks)
      // Beside other words a number is looked for by itself: "kim 1001". Alone it is the whole text, looked for below.
      if (word.isNumber && words.length > 1) {
        const phone = word.text.length < 3 ? null : { digits: word.text, national: null }
        contacts.markNumbers(word.text, phone, wordMarks, rank.wordStart)
      }
      if (place > 0) keepWorst(marks, wordMarks)
    }
    for (let row = 0; row < marks.length; row += 1)
      if (marks[row] === rank.wholeWords && nameWords[row] === words.length) marks[row] = rank.exactName
    contacts.markNumbers(id, phone, marks, rank.exactId)
    if (email !== null) contacts.markAddresses(email, marks)
  }
}

/** Every word has to be found, and a person fits as well as the word that fits worst. */
function keepWorst(marks: Uint8Array, wordMarks: Uint8Array): void {
  for (let row = 0; row < marks.length; row += 1) {
    const [before, mark] = [marks[row] ?? 0, wordMarks[row] ?? 0]
    if (before === rank.none || mark > before || mark === rank.none) marks[row] = before === rank.none ? before : mark
  }
}
