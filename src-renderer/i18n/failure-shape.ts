import type { Failure, FailureKind } from '../../src-preload/contract/failures.ts'
import type { ServerImageCheck } from '../camera/judgement/server-image-codes.ts'

/** The fact by which one kind of failure has several sentences; `never` when it has one. */
export type VariantOf<Kind extends FailureKind> = Kind extends 'imageRejected'
  ? ServerImageCheck
  : Kind extends 'duplicateId'
    ? 'nextKnown' | 'nextUnknown'
    : Failure<Kind> extends { readonly reason: infer Reason extends string }
      ? Reason
      : Failure<Kind> extends { readonly action: infer Action extends string }
        ? Action
        : Failure<Kind> extends { readonly missing: infer Missing extends string }
          ? Missing
          : Failure<Kind> extends { readonly field: infer Field extends string }
            ? Field
            : never

type Part<Variant extends string> = [Variant] extends [never] ? string : string | Readonly<Record<Variant, string>>

/** The three answers of a failure, each one sentence for all variants or one for each. */
export interface FailureSentences<Kind extends FailureKind> {
  /** What happened. */
  readonly title: Part<VariantOf<Kind>>
  /** What is safe. */
  readonly safe: Part<VariantOf<Kind>>
  /** What to do now. */
  readonly next: Part<VariantOf<Kind>>
}

/** Sentences for every kind of failure there is: a kind or a variant left out does not compile. */
export type FailureCatalogue = { readonly [Kind in FailureKind]: FailureSentences<Kind> }
