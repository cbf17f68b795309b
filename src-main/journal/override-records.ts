import type { Failure } from '../../src-preload/contract/failures.ts'
import type { JudgementRecord, Override } from '../../src-preload/contract/judgement.ts'
import type { Outcome } from '../../src-preload/contract/outcome.ts'

/** A clerk's decision to use a blocked picture, with whom and what it was about. */
export interface OverrideEntry {
  readonly personId: string
  /** Host and port of the paired server, `host:port`: the same id is another person on another server. */
  readonly serverAddress: string
  /** The id of the clerk who decided. */
  readonly operatorId: string
  readonly override: Override
  readonly judgement: JudgementRecord
}

/** An entry as it was kept. */
export interface KeptOverride extends OverrideEntry {
  /** ISO 8601 in UTC. */
  readonly keptAt: string
}

/** What the file of overrides showed. Nothing that could not be opened is passed over in silence: it is counted. */
export interface OverrideReading {
  /** In the order in which they were kept. */
  readonly records: readonly KeptOverride[]
  /** Lines that do not open: changed, torn by a crash while writing, or sealed under another key. */
  readonly unopened: number
  /** Lines that open and stand where they do not belong: moved, or there twice. */
  readonly misplaced: number
  /** Records that were kept once and are in no line that opens: cut out, cut off, or among the unopened. */
  readonly missing: number
}

/** Where the reasons for using blocked pictures are kept: sealed, on this station, added to and never changed. */
export interface OverrideRecords {
  /** Keeps one entry. On the disk before the answer; two at once are kept one after the other. Never throws. */
  keep(entry: OverrideEntry): Promise<Outcome<{ keptAt: string }, Failure<'vaultUnavailable' | 'notSaved'>>>
  /** Reads everything back, for the tests and for whoever looks at the journal. Never throws. */
  read(): Promise<Outcome<OverrideReading, Failure<'vaultUnavailable' | 'notSaved'>>>
}
