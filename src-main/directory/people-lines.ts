import { GrowingBytes, GrowingNumbers } from './growing-numbers.ts'

/**
 * People in one block: few enough that a block is sealed in a few milliseconds (about half a megabyte), enough that a million
 * people are some two hundred blocks.
 */
export const peopleInBlock = 4096

interface Block {
  readonly bytes: Buffer
  /** Where each line begins, and where the last one ends. */
  readonly places: Uint32Array
}

/** The lines of many people, in blocks of bytes outside the heap: a million people as objects would be most of a gigabyte. */
export class PeopleLines {
  readonly #blocks: Block[] = []
  #bytes = new GrowingBytes()
  #places = new GrowingNumbers()
  #size = 0

  get size(): number {
    return this.#size
  }

  /** Adds a line behind the last one and answers its row. */
  add(line: string): number {
    this.#places.push(this.#bytes.length)
    this.#bytes.push(line)
    this.#size += 1
    if (this.#size % peopleInBlock === 0) this.#close()
    return this.#size - 1
  }

  /** Closes the last block; nothing is added after that. */
  finish(): void {
    if (this.#size % peopleInBlock !== 0) this.#close()
  }

  /** The line of a row. Throws for a row that was never added. */
  line(row: number): string {
    const block = this.#blocks[Math.floor(row / peopleInBlock)]
    const [begin, end] = [block?.places[row % peopleInBlock], block?.places[(row % peopleInBlock) + 1]]
    if (block === undefined || begin === undefined || end === undefined) throw new Error('there is no such row')
    return block.bytes.toString('utf8', begin, end)
  }

  /** Every line, in the order of the rows, joined by line breaks and block by block. */
  *blocks(): Generator<string> {
    for (const { bytes, places } of this.#blocks) {
      const lines = Array.from({ length: places.length - 1 }, (_, index) =>
        bytes.toString('utf8', places[index], places[index + 1]),
      )
      yield lines.join('\n')
    }
  }

  /** How many blocks there are once the last one is closed. */
  get blockCount(): number {
    return this.#blocks.length
  }

  /** How many bytes the lines take. */
  get bytes(): number {
    return this.#blocks.reduce((sum, { bytes, places }) => sum + bytes.byteLength + places.byteLength, 0)
  }

  #close(): void {
    this.#places.push(this.#bytes.length)
    this.#blocks.push({ bytes: this.#bytes.finished(), places: this.#places.finished() })
    this.#bytes = new GrowingBytes()
    this.#places = new GrowingNumbers()
  }
}
