import type { EnrollmentOrder, Job } from '../../src-preload/contract/job.ts'
import type { JournalVerdict } from '../../src-preload/contract/journal.ts'

/** What a station that is to be killed is started with; one argument, as JSON. */
export interface StationOrders {
  /** Absolute path of the folder that outlives it. */
  readonly folder: string
  readonly port: number
  readonly fingerprint: string
  readonly loginId: string
  readonly password: string
  /** When the run began, in milliseconds since 1970, and how much faster its clock goes than the world's. */
  readonly clock: { readonly zero: number; readonly speed: number }
  /** It kills itself right before or after the so manieth change of its store; `null` for one that lives. */
  readonly dieAt: { readonly change: number; readonly when: 'before' | 'after' } | null
}

/** What a station is asked to do. */
export type ToStation =
  { readonly kind: 'save'; readonly number: number; readonly order: EnrollmentOrder } | { readonly kind: 'close' }

/** What a station tells. */
export type FromStation =
  | { readonly kind: 'ready'; readonly unreadable: number; readonly jobs: readonly Job[] }
  | { readonly kind: 'saved'; readonly number: number; readonly id: string }
  | { readonly kind: 'refused'; readonly number: number; readonly why: string }
  /** Nothing goes on by itself any more. */
  | { readonly kind: 'rest'; readonly asking: readonly Job[]; readonly changes: number }
  | { readonly kind: 'closed'; readonly journal: JournalVerdict | null }
