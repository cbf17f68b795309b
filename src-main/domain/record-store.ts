import type { Failure } from '../../src-preload/contract/failures.ts'
import type { Outcome } from '../../src-preload/contract/outcome.ts'

/** What was found where a record is kept. Absent, damaged and unreadable are three different things. */
export type StoredRecord<Kept> =
  | { readonly kind: 'record'; readonly record: Kept }
  | { readonly kind: 'absent' }
  /** Something is there, and it is not a record. */
  | { readonly kind: 'invalid' }
  /** The disk did not let us look. */
  | { readonly kind: 'unreadable' }

/** Where the one record of its kind is kept: of the server, or of the gateway. */
export interface RecordStore<Kept> {
  /** Never throws. */
  read(): Promise<StoredRecord<Kept>>
  /** On disk before it answers. The old record stands when it fails. */
  write(record: Kept): Promise<Outcome<void, Failure<'notSaved'>>>
  /** Clearing what is not there succeeds. */
  clear(): Promise<Outcome<void, Failure<'notSaved'>>>
}
