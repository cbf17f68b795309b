import type { Failure } from '../../src-preload/contract/failures.ts'
import type { Keeping } from '../../src-preload/contract/job.ts'
import type { ErasedPerson, JournalVerdict } from '../../src-preload/contract/journal.ts'
import type { Outcome } from '../../src-preload/contract/outcome.ts'
import type { JournalSlice } from '../journal/export-proof.ts'
import type { JournalPage, JournalQuery, NewJournalEntry } from '../journal/journal-table.ts'

/** The two pictures a job may carry. */
export type PictureRole = 'profilePhoto' | 'facePicture'

/** A job as it lies in the store: what is needed to find it, and a text that nobody but the outbox reads. */
export interface StoredJob {
  readonly id: string
  /** Whether nothing is left to do for it; such a job has no pictures. */
  readonly settled: boolean
  /** JSON; sealed on the disk and bound to the id. */
  readonly record: string
}

/** A picture to be kept for a job. */
export interface NewPicture {
  readonly job: string
  readonly role: PictureRole
  readonly bytes: Uint8Array
  /** What the picture is bound to beside the job: the server and the person, as one text. */
  readonly boundTo: string
}

/** What changes together or not at all: one transaction, on the disk before the answer. */
export interface StoreChange {
  /** Inserted, or replacing the one with the same id. */
  readonly jobs?: readonly StoredJob[]
  readonly pictures?: readonly NewPicture[]
  /** Moves the pictures of one job to another that takes its place. */
  readonly movePictures?: readonly { readonly from: string; readonly to: string; readonly role: PictureRole }[]
  /** Jobs whose pictures are destroyed: their keys first, then the bytes. Done when the change is answered. */
  readonly shred?: readonly string[]
  /** Jobs that are forgotten altogether. */
  readonly forget?: readonly string[]
  readonly entries?: readonly NewJournalEntry[]
}

/** Why a change was not saved, or why it is not known whether it was. */
export type ChangeFailure = Failure<'notSaved' | 'savingUnknown'>

/** What reading a picture showed. `lost` means that its key or its bytes are damaged. */
export type PictureReading =
  { readonly kind: 'picture'; readonly bytes: Uint8Array } | { readonly kind: 'absent' } | { readonly kind: 'lost' }

/** The jobs as they were read. */
export interface StoredJobs {
  /** In the order in which they were first saved. */
  readonly jobs: readonly StoredJob[]
  /** Jobs that do not open; they are counted, not dropped. */
  readonly unreadable: number
  /**
   * Ids of jobs of which only an older state could be read, because the store was damaged: they may have gone on since, and
   * what cannot be done twice may have been done. Until the job is saved again.
   */
  readonly fromCopy: readonly string[]
}

/**
 * What the station keeps: jobs with their sealed pictures, and the journal, in one database that changes as one.
 *
 * Everything runs in a thread of its own, so that no disk holds up the main process. Where nothing can be kept the same store
 * lives in memory, and `keeping` says why. None of these throws.
 *
 * A thread that dies is started again once, on what is on the disk. A change that it did not answer is looked up there by its
 * jobs; one without jobs, or that nobody can be asked about any more, is answered `savingUnknown`. When it dies again, nothing is kept any more: `keeping` says so, and nothing is saved.
 */
export interface StationStore {
  keeping(): Keeping
  readJobs(): Promise<StoredJobs>
  change(change: StoreChange): Promise<Outcome<void, ChangeFailure>>
  readPicture(job: string, role: PictureRole): Promise<PictureReading>

  readJournal(query: JournalQuery): Promise<Outcome<JournalPage, Failure<'journalUnavailable'>>>
  /** At most 1,000 entries above a number, oldest first, for an export: asked again above the last until there are no more. */
  readJournalSlice(above: number): Promise<Outcome<JournalSlice, Failure<'journalUnavailable'>>>
  verifyJournal(): Promise<Outcome<JournalVerdict, Failure<'journalUnavailable' | 'vaultUnavailable'>>>
  /** Destroys the key of a person, and tells it in the journal. Answers how many entries it closed. */
  erasePerson(
    person: ErasedPerson,
    doer: { readonly server: string; readonly operatorId: string },
  ): Promise<Outcome<{ readonly entries: number }, Failure<'journalUnavailable'> | ChangeFailure>>

  /**
   * Where nothing could be kept, tries again: the keychain may be unlocked by now. All that lives in memory moves to the disk, or
   * nothing of it. What was on the disk already is read with `readJobs`. Answers how work is kept now.
   */
  keepAgain(): Promise<Keeping>

  /** Copies the store for the next bad morning, notes the journal's head in the keychain, and closes. */
  close(): Promise<void>
}
