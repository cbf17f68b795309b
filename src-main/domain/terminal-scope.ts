/** Which terminals a job concerns, and which of them have missed a step of it. Ids as text. */
export interface TerminalProgress {
  /** `null` while nobody has chosen: then it is every connected one that can hold visual faces, decided at the first step. */
  readonly chosen: readonly string[] | null
  /** Those that were away, or failed, when a step before was done. They catch up in the last one. */
  readonly left: readonly string[]
}

/** What an operation of a job is told of terminals. Only a device gateway reads it; a server has its own list. */
export interface TerminalScope {
  /** The person's name as the job has it: somebody of another name under the same id is left alone. */
  readonly name: string
  readonly progress: () => TerminalProgress
  /** Notes how far it is. It goes to the disk with whatever is written next. */
  readonly note: (progress: TerminalProgress) => Promise<void>
}
