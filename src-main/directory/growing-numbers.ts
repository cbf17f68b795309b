/** A row of whole numbers below 2^32 that grows, four bytes each: a million people would be ten times that as a list. */
export class GrowingNumbers {
  #numbers = new Uint32Array(1024)
  #length = 0

  get length(): number {
    return this.#length
  }

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Uint32Array(this.#length * 2)
      larger.set(this.#numbers)
      this.#numbers = larger
    }
    this.#numbers[this.#length] = number
    this.#length += 1
  }

  /** The numbers so far, without room to grow. */
  finished(): Uint32Array {
    return this.#numbers.slice(0, this.#length)
  }
}

/** Bytes that grow: texts one after another, without an object for each. */
export class GrowingBytes {
  #bytes = Buffer.allocUnsafe(16 * 1024)
  #length = 0

  get length(): number {
    return this.#length
  }

  push(text: string): void {
    // Three bytes are the most that UTF-8 takes for one unit of a JavaScript text.
    const most = text.length * 3
    if (this.#length + most > this.#bytes.byteLength) {
      const larger = Buffer.allocUnsafe(Math.max(this.#bytes.byteLength * 2, this.#length + most))
      this.#bytes.copy(larger, 0, 0, this.#length)
      this.#bytes = larger
    }
    this.#length += this.#bytes.write(text, this.#length, 'utf8')
  }

  finished(): Buffer {
    return Buffer.from(this.#bytes.subarray(0, this.#length))
  }
}
