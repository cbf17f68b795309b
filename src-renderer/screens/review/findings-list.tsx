import type { Finding } from './findings.ts'
import { findingsOf, unknownText, verdictText } from './findings.ts'
import type { PictureJudgement } from '../../flow/accepted.ts'
import { verdictOf } from '../../flow/accepted.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { classNames } from '../../ui/class-names.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import styles from './findings.module.css'

const signs = {
  pass: 'checkRound',
  warn: 'caution',
  block: 'cross',
  unknown: 'question',
} as const satisfies Readonly<Record<string, IconName>>

/** Whether the picture is good, and everything that was found in it. What could not be measured is said to be unknown. */
export function FindingsList({ judgement }: { readonly judgement: PictureJudgement }) {
  const say = useSentences()
  const verdict = verdictOf(judgement)
  const judged = judgement.kind === 'judged' ? judgement.judgement : null
  const unknown = judged === null ? null : unknownText(judged, say)
  return (
    <section
      className={classNames(styles['findings'], styles[verdict ?? 'pending'])}
      aria-label={say('review.findings')}
      data-verdict={verdict ?? 'pending'}
    >
      <p className={styles['verdict']} role="status">
        {verdict === null ? <Spinner size="small" /> : <Icon name={signs[verdict]} />}
        {verdictText(judgement, say)}
      </p>
      {judged === null ? null : <Statements findings={findingsOf(judged)} unknown={unknown} />}
    </section>
  )
}

/** `unknown` is the sentence about what could not be measured. */
interface StatementsProps {
  readonly findings: readonly Finding[]
  readonly unknown: string | null
}

/** One sentence for each finding, each with its weight as a sign and in words. */
export function Statements({ findings, unknown }: StatementsProps) {
  const say = useSentences()
  if (findings.length === 0 && unknown === null) return null
  return (
    <ul className={styles['statements']}>
      {findings.map(({ instruction, weight }) => (
        <li
          key={instruction}
          className={classNames(styles['statement'], styles[weight])}
          data-instruction={instruction}
          data-weight={weight}
        >
          <span className={styles['sign']} role="img" aria-label={say(`review.weight.${weight}`)}>
            <Icon name={signs[weight]} />
          </span>
          {say(`judgement.statement.${instruction}`)}
        </li>
      ))}
      {unknown === null ? null : (
        <li className={classNames(styles['statement'], styles['unknown'])} data-instruction="unknown">
          <span className={styles['sign']} role="img" aria-label={say('review.weight.unknown')}>
            <Icon name="question" />
          </span>
          {unknown}
        </li>
      )}
    </ul>
  )
}
