import { assertNever } from '../../../src-preload/contract/outcome.ts'
import type { PartOutcome, PutOnTerminal } from '../../../src-preload/contract/terminal.ts'
import { describeFailure } from '../../i18n/failure-sentences.ts'
import type { Sentences } from '../../i18n/sentences.ts'
import { isPartly, isWhole, type Deed, type DeedOutcome, type PersonTerminals } from './person-terminals.ts'

/** How an outcome is shown: its sign, and what there is to say. */
export interface OutcomeWords {
  readonly look: 'waiting' | 'running' | 'done' | 'partly' | 'failed' | 'unknown'
  readonly lines: readonly string[]
}

/** What became of a deed at one terminal, in words. */
export function outcomeWords(outcome: DeedOutcome, deed: Deed, say: Sentences): OutcomeWords {
  switch (outcome.kind) {
    case 'waiting':
      return { look: 'waiting', lines: [say('terminals.person.outcome.waiting')] }
    case 'running':
      return {
        look: 'running',
        lines: [say(deed === 'put' ? 'terminals.person.outcome.putting' : 'terminals.person.outcome.removing')],
      }
    case 'put':
      return { look: isPartly(outcome) ? 'partly' : 'done', lines: putLines(outcome.result, say) }
    case 'removed':
      return { look: 'done', lines: [say(`terminals.person.outcome.${outcome.did}`)] }
    case 'failed': {
      const { title, safe, next, details } = describeFailure(outcome.failure, say)
      return { look: 'failed', lines: [title, safe, next, ...(details === null ? [] : [details])] }
    }
    case 'stopped':
      return {
        look: outcome.left ? 'unknown' : 'waiting',
        lines: [say(outcome.left ? 'terminals.person.outcome.stopped' : 'terminals.person.outcome.notBegun')],
      }
    default:
      return assertNever(outcome, 'a deed has an outcome that was never named')
  }
}

function putLines({ did, parts, groups }: PutOnTerminal, say: Sentences): readonly string[] {
  const put = parts.filter(({ kind }) => kind === 'put').map(({ part }) => say(`terminals.part.${part}`))
  const first =
    put.length === 0
      ? say('terminals.person.outcome.renewedNothing')
      : say(`terminals.person.outcome.${did}`, { parts: put.join(', ') })
  const left = parts.flatMap((part) => (part.kind === 'left' ? [part] : []))
  const kept = groups === 0 ? [] : [say('terminals.person.outcome.groups', { count: groups })]
  return [first, ...leftLines(left, say), ...kept]
}

type LeftPart = Extract<PartOutcome, { kind: 'left' }>

/** The parts that were not put, one line for each reason. */
function leftLines(left: readonly LeftPart[], say: Sentences): readonly string[] {
  return [...Map.groupBy(left, (part) => whyWords(part, say))].map(([why, parts]) =>
    say('terminals.person.outcome.left', {
      parts: parts.map(({ part }) => say(`terminals.part.${part}`)).join(', '),
      why,
    }),
  )
}

function whyWords({ why, failure }: LeftPart, say: Sentences): string {
  if (why === 'failed' && failure !== null)
    return say('terminals.person.why.failed', { failure: describeFailure(failure, say).title })
  return say(`terminals.person.why.${why === 'failed' ? 'notKnown' : why}`)
}

/** What became of a deed at all terminals together: how many of how many, told exactly. */
export interface DeedSummary {
  readonly isAll: boolean
  readonly title: string
  /** On how many terminals a part is missing; `null` for none. */
  readonly partly: string | null
}

/** The summary of a deed that is over; `null` before. */
export function summaryOf({ deed }: PersonTerminals, say: Sentences): DeedSummary | null {
  if (deed === null || deed.isRunning) return null
  const outcomes = [...deed.outcomes.values()]
  const count = outcomes.length
  const done = outcomes.filter(({ kind }) => kind === (deed.kind === 'put' ? 'put' : 'removed')).length
  const partly = outcomes.filter(isPartly).length
  const isEverywhere = done === count
  const key = deed.kind === 'put' ? 'put' : 'removed'
  return {
    isAll: outcomes.every(isWhole),
    title: isEverywhere
      ? say(`terminals.person.summary.${key}All`, { count })
      : say(`terminals.person.summary.${key}Some`, { count, done }),
    partly: partly === 0 ? null : say('terminals.person.summary.putPartly', { count: partly }),
  }
}
