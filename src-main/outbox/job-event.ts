import type { Fact } from '../../src-preload/contract/fact.ts'
import type { Failure } from '../../src-preload/contract/failures.ts'
import type {
  CallStage,
  JobDecision,
  JobQuestion,
  JobStepName,
  OpenDraft,
  StepResult,
} from '../../src-preload/contract/job.ts'
import type { Standing } from '../../src-preload/contract/person.ts'
import type { MeantPerson } from './meant-person.ts'
import type { TerminalProgress } from '../domain/terminal-scope.ts'

/** What is written down before a request leaves that may not simply be repeated; `null` for what may. */
export type StepIntent =
  | { readonly kind: 'creation'; readonly id: string }
  | { readonly kind: 'face'; readonly before: Fact<string[]>; readonly made?: string }
  | { readonly kind: 'mail'; readonly at: string }

/** How a person has changed since the clerk saw them. */
export type PersonChangeKind = Extract<JobQuestion, { kind: 'personChanged' }>['change']

/** Everything that can happen to a job. Moments are ISO 8601 in UTC; `random` is from 0 up to but not including 1. */
export type JobEvent =
  | { readonly kind: 'begun'; readonly step: JobStepName; readonly stage: CallStage | null }
  | { readonly kind: 'intended'; readonly step: JobStepName; readonly intent: StepIntent }
  /** The id of a creation is taken by somebody else, and nobody has chosen it: another one is tried. */
  | { readonly kind: 'idTaken' }
  /** The person was read and is as the clerk saw them. `faces` are those there are now. */
  | { readonly kind: 'compared'; readonly at: string; readonly faces: Fact<string[]> }
  /** Which terminals the job concerns, and which of them have still to catch up. */
  | { readonly kind: 'terminalsNoted'; readonly progress: TerminalProgress }
  | { readonly kind: 'succeeded'; readonly step: JobStepName; readonly at: string; readonly result: StepResult }
  | {
      readonly kind: 'failed'
      readonly step: JobStepName
      readonly failure: Failure
      /** The request that may not simply be repeated has certainly not left. */
      readonly nothingLeft: boolean
      readonly now: number
      /** How often in a row the server failed the whole station, so that another job's first try is no fresh start. */
      readonly delays: number
      readonly random: number
    }
  | {
      readonly kind: 'personChanged'
      readonly change: PersonChangeKind
      readonly found: { readonly name: string; readonly standing: Standing } | null
    }
  | { readonly kind: 'pictureLost' }
  | { readonly kind: 'tooOld' }
  /** The program ended while the job was running. */
  | { readonly kind: 'interrupted'; readonly at: string }
  /** Only an older state of the job could be read: it may have gone on since. */
  | { readonly kind: 'restored'; readonly at: string }
  | { readonly kind: 'decided'; readonly decision: JobDecision; readonly at: string; readonly keepUntil: string }
  | { readonly kind: 'superseded'; readonly at: string; readonly by: string }
  | { readonly kind: 'withdrawn'; readonly at: string }
  /** The visit was extended: the purge waits for its new day. */
  | { readonly kind: 'postponed'; readonly due: string }
  /** An earlier job of this station has created the person. */
  | { readonly kind: 'personKnown'; readonly id: string; readonly at: string }
  /** The clerk has said of an earlier job's person that it is somebody the server holds already. */
  | { readonly kind: 'personMeant'; readonly person: MeantPerson; readonly at: string }
  /** An earlier job of this station has stored a photo of the person. `held`: what the server made of it; `null` when not known. */
  | { readonly kind: 'photoStored'; readonly digest: string; readonly held: string | null }
  /** The job that was to create the person is given up: this one does it. */
  | { readonly kind: 'creationInherited'; readonly draft: OpenDraft; readonly begunWith: string | null }
