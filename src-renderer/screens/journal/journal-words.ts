import type { Failure } from '../../../src-preload/contract/failures.ts'
import type { JournalVerdict } from '../../../src-preload/contract/journal.ts'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import { numberOf } from '../../i18n/format.ts'
import type { Sentences } from '../../i18n/sentences.ts'
import type { Tone } from '../../ui/notice.tsx'

/** What came of the last thing that was done with the journal as a whole. */
export type JournalNews =
  | { readonly kind: 'checked'; readonly verdict: JournalVerdict }
  | { readonly kind: 'exported'; readonly entries: number }
  | { readonly kind: 'erased'; readonly entries: number }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** News in words; a failure has its own. */
export interface NewsText {
  readonly tone: Tone
  readonly title: string
  readonly safe?: string
  readonly next?: string
}

/** Makes the sentences of what was done with the journal. */
export function newsText(news: Exclude<JournalNews, { kind: 'failed' }>, say: Sentences): NewsText {
  switch (news.kind) {
    case 'checked':
      return verdictText(news.verdict, say)
    case 'exported':
      return {
        tone: 'success',
        title: say('journal.export.done', counted(news.entries)),
        next: say('journal.export.doneMore'),
      }
    case 'erased':
      return { tone: 'success', title: say('journal.erase.done', counted(news.entries)) }
    default:
      return assertNever(news, 'something was done with the journal that was never named')
  }
}

function verdictText(verdict: JournalVerdict, say: Sentences): NewsText {
  switch (verdict.kind) {
    case 'whole':
      return verdict.entries === 0
        ? { tone: 'success', title: say('journal.check.wholeNone') }
        : {
            tone: 'success',
            title: say('journal.check.whole', counted(verdict.entries)),
            safe: say('journal.check.wholeMore'),
          }
    case 'broken':
      return {
        tone: 'failure',
        title: say(`journal.check.broken.${verdict.flaw}`, { at: numberOf(verdict.at) }),
        safe: say('journal.check.brokenSafe'),
        next: say('journal.check.brokenNext'),
      }
    default:
      return assertNever(verdict, 'a check of the journal has a verdict that was never named')
  }
}

function counted(count: number): { readonly count: number; readonly shown: string } {
  return { count, shown: numberOf(count) }
}
