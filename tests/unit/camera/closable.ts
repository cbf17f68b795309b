/** Something that holds memory until it is closed, and knows whether it was: a frame or a bitmap without pixels. */
export class Closable {
  isClosed = false

  close(): void {
    this.isClosed = true
  }
}
