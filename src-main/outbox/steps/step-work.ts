import type { Failure } from '../../../src-preload/contract/failures.ts'
import type { StepResult } from '../../../src-preload/contract/job.ts'
import type { Standing } from '../../../src-preload/contract/person.ts'
import type { EnrollmentServer } from '../../biostar/enrollment-server.ts'
import type { OperationOptions } from '../../biostar/operation.ts'
import type { PictureReading, PictureRole } from '../../storage/station-store.ts'
import type { JobEvent, PersonChangeKind } from '../job-event.ts'
import type { JobRecord } from '../job-record.ts'

/** What one step of a job is given to do its work. */
export interface StepWork {
  readonly client: EnrollmentServer
  /** The job as it stands at this moment. */
  readonly record: () => JobRecord
  readonly now: () => number
  readonly options: OperationOptions
  /**
   * Writes something down before it is done; on the disk when it is answered. `false` when the station is closing and could
   * not write: then it must not be done.
   */
  readonly intend: (event: Extract<JobEvent, { kind: 'intended' | 'idTaken' }>) => Promise<boolean>
  /** Notes what was seen; it goes to the disk with whatever is written next. */
  readonly note: (event: Extract<JobEvent, { kind: 'compared' }>) => Promise<void>
  readonly readPicture: (role: PictureRole) => Promise<PictureReading>
}

/** How a step ended. */
export type StepEnd =
  | { readonly kind: 'succeeded'; readonly result: StepResult }
  | {
      readonly kind: 'failed'
      readonly failure: Failure
      /** Whether the request that may not simply be repeated has certainly not left; left out when that is not known. */
      readonly nothingLeft?: boolean
    }
  | {
      readonly kind: 'personChanged'
      readonly change: PersonChangeKind
      readonly found: { readonly name: string; readonly standing: Standing } | null
    }
  | { readonly kind: 'pictureLost' }
  /** A purge whose day has moved. */
  | { readonly kind: 'postponed'; readonly due: string }

/** The step was given up before anything was sent, because the station is closing. */
export const givenUp: StepEnd = { kind: 'failed', failure: { kind: 'cancelled' } }

/** Ends a step with a failure. */
export function failedWith(failure: Failure): StepEnd {
  return { kind: 'failed', failure }
}

/** The server's id of the person of a job. Steps are done in an order in which there is one. */
export function personIdOf({ person }: JobRecord): string {
  if (person.id === null) throw new Error('A step for somebody without an id came before their creation.')
  return person.id
}

/**
 * Watches whether an operation comes as far as sending: what failed while it was still looking has changed nothing.
 *
 * Every operation tells the stage `sending` right before its request leaves.
 */
export function watchSending(options: OperationOptions): {
  readonly options: OperationOptions
  readonly hasBegun: () => boolean
} {
  let hasBegun = false
  return {
    options: {
      ...options,
      onStage(stage) {
        hasBegun ||= stage === 'sending'
        options.onStage?.(stage)
      },
    },
    hasBegun: () => hasBegun,
  }
}
