import { GrowingNumbers } from './growing-numbers.ts'
import { Vocabulary } from './vocabulary.ts'

/** Collects which words stand in whose name or address. Rows come in ascending order. */
export class VocabularyBuilder {
  readonly #places = new Map<string, number>()
  readonly #initials = new Map<string, string>()
  readonly #lists = new GrowingNumbers()
  readonly #rows = new GrowingNumbers()

  /**
   * Notes that a word stands in somebody's name, or in the address alone.
   *
   * @param initials by which first consonants the word is looked up; empty for none
   */
  mention(word: string, initials: string, row: number, isInAddress: boolean): void {
    let place = this.#places.get(word)
    if (place === undefined) {
      place = this.#places.size
      this.#places.set(word, place)
    }
    if (initials !== '') this.#initials.set(word, initials)
    this.#lists.push(place * 2 + (isInAddress ? 1 : 0))
    this.#rows.push(row)
  }

  /** Sorts the words, so that those with the same beginning lie together, and gives each its rows. */
  finish(): Vocabulary {
    const words = [...this.#places.keys()].toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0))
    const sortedPlace = new Uint32Array(words.length)
    for (const [place, word] of words.entries()) sortedPlace[this.#places.get(word) ?? 0] = place
    const lists = this.#lists.finished()
    const rows = this.#rows.finished()
    const ends = new Uint32Array(words.length * 2 + 1)
    for (const [index, list] of lists.entries()) {
      const sorted = (sortedPlace[list >>> 1] ?? 0) * 2 + (list & 1)
      lists[index] = sorted
      ends[sorted + 1] = (ends[sorted + 1] ?? 0) + 1
    }
    for (let list = 1; list < ends.length; list += 1) ends[list] = (ends[list] ?? 0) + (ends[list - 1] ?? 0)
    const next = ends.slice()
    const sortedRows = new Uint32Array(rows.length)
    for (const [index, list] of lists.entries()) {
      const at = next[list] ?? 0
      sortedRows[at] = rows[index] ?? 0
      next[list] = at + 1
    }
    const initials = words.flatMap((word, place) => {
      const consonants = this.#initials.get(word)
      return consonants === undefined ? [] : [{ consonants, place }]
    })
    return new Vocabulary({ words, rows: sortedRows, ends, initials })
  }
}
