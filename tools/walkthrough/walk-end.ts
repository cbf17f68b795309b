/** A walk that ended before its last step, for a reason a person should read. */
export class WalkEnd extends Error {
  readonly kind: string
  /** 1: something failed. 2: stopped out of care for real people. */
  readonly exitCode: 1 | 2

  constructor(kind: string, exitCode: 1 | 2, sentence: string) {
    super(sentence)
    this.kind = kind
    this.exitCode = exitCode
  }
}
