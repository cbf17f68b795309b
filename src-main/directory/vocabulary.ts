import { typoTestOf } from './one-typo.ts'
import type { WantedWord } from './search-query.ts'
import { rank } from './search-rank.ts'

/** What a vocabulary is made of. */
export interface VocabularyParts {
  /** Distinct folded words, ascending by code unit. */
  readonly words: readonly string[]
  /** The rows of all words, one list after another: for each word those of names, then those of addresses. */
  readonly rows: Uint32Array
  /** Where each list begins in `rows`, and where the last one ends. */
  readonly ends: Uint32Array
  /** The Korean words by their first consonants. */
  readonly initials: readonly { readonly consonants: string; readonly place: number }[]
}

/**
 * Every word of every name and address once, with the rows it stands in.
 *
 * A hundred thousand people share some ten thousand words: a typed word is compared with those, slip and all, and the rows
 * of what fits are marked. What a search costs is bounded whatever is typed: each list is walked at most once.
 */
export class Vocabulary {
  readonly #parts: VocabularyParts
  /** All words in one text, so that words that contain something are found at the speed of a text search. */
  readonly #joined: string
  readonly #begins: Uint32Array

  constructor(parts: VocabularyParts) {
    this.#parts = parts
    this.#joined = parts.words.join('\n')
    this.#begins = new Uint32Array(parts.words.length)
    let begin = 0
    for (const [place, word] of parts.words.entries()) {
      this.#begins[place] = begin
      begin += word.length + 1
    }
  }

  /** Marks in `marks` how well each row fits one typed word; what is there already and better stays. */
  mark(wanted: WantedWord, marks: Uint8Array): void {
    const { words, initials } = this.#parts
    const typed = wanted.text
    const isTypo = wanted.isNumber ? null : typoTestOf(typed)
    if (isTypo !== null)
      for (const [place, word] of words.entries()) if (isTypo(word)) this.#markList(place * 2, rank.oneTypo, marks)
    for (const place of this.#containing(typed)) this.#markList(place * 2, rank.withinWord, marks)
    if (wanted.isInitials)
      for (const { consonants, place } of initials)
        if (consonants.startsWith(typed)) this.#markWord(place, rank.wordStart, rank.elsewhere, marks)
    let place = this.#firstFrom(typed)
    if (words[place] === typed) {
      this.#markWord(place, rank.wholeWords, rank.elsewhere, marks)
      place += 1
    }
    for (; words[place]?.startsWith(typed) === true; place += 1)
      this.#markWord(place, rank.wordStart, rank.elsewhere, marks)
  }

  /** How many bytes this takes, beside the words themselves. */
  get bytes(): number {
    const { rows, ends } = this.#parts
    return rows.byteLength + ends.byteLength + this.#begins.byteLength + this.#joined.length * 2
  }

  #markWord(place: number, inName: number, inAddress: number, marks: Uint8Array): void {
    this.#markList(place * 2, inName, marks)
    this.#markList(place * 2 + 1, inAddress, marks)
  }

  #markList(list: number, mark: number, marks: Uint8Array): void {
    const { rows, ends } = this.#parts
    const end = ends[list + 1] ?? 0
    for (let index = ends[list] ?? 0; index < end; index += 1) {
      const row = rows[index] ?? 0
      const before = marks[row] ?? 0
      if (before === rank.none || before > mark) marks[row] = mark
    }
  }

  /** The words that have the typed text anywhere in them. */
  *#containing(typed: string): Generator<number> {
    let place = 0
    let at = this.#joined.indexOf(typed)
    while (at >= 0) {
      place = this.#placeAt(at, place)
      yield place
      const next = this.#begins[place + 1]
      if (next === undefined) return
      at = this.#joined.indexOf(typed, next)
    }
  }

  /** The word that a place in the joined text belongs to. */
  #placeAt(at: number, from: number): number {
    let low = from
    let high = this.#begins.length
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if ((this.#begins[middle] ?? 0) <= at) low = middle
      else high = middle
    }
    return low
  }

  /** The first word that is not before the typed one. */
  #firstFrom(typed: string): number {
    const { words } = this.#parts
    let low = 0
    let high = words.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((words[middle] ?? '') < typed) low = middle + 1
      else high = middle
    }
    return low
  }
}
