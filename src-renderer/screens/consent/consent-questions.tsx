import { useRef, useState } from 'react'
import { consentPurposes, type ConsentRecord, type ConsentText } from '../../../src-preload/contract/consent.ts'
import { consentWordsFor } from '../../i18n/consent-words.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { useScreenKeys } from '../../ui/screen-keys.ts'
import { noAnswers, outcomeOf, recordOf, unansweredOf } from './consent-answers.ts'
import styles from './consent-screen.module.css'
import { TwoAnswers } from './two-answers.tsx'

/** What the questions need. */
export interface ConsentQuestionsProps {
  readonly text: ConsentText
  readonly onAnswered: (record: ConsentRecord) => void
}

/**
 * One question for each purpose, what follows from the answers, and the way on.
 *
 * The way on can always be pressed: without an answer it says which one is missing instead of staying grey and silent.
 */
export function ConsentQuestions({ text, onAnswered }: ConsentQuestionsProps) {
  const [chosen, setChosen] = useState(noAnswers)
  const [wasPressed, setPressed] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const spoken = consentWordsFor(text)
  const unanswered = unansweredOf(chosen)
  const outcome = outcomeOf(chosen)
  const confirm = (): void => {
    const record = recordOf(text, chosen)
    if (record !== null) {
      onAnswered(record)
      return
    }
    setPressed(true)
    const missing = place.current?.querySelector(`[data-purpose="${unanswered[0] ?? ''}"] input`)
    if (missing instanceof HTMLElement) missing.focus()
  }
  useScreenKeys({ Enter: confirm })
  return (
    <div ref={place} className={styles['asked']} lang={text.language}>
      <Form onSubmit={confirm}>
        {consentPurposes.map((purpose) => (
          <TwoAnswers
            key={purpose}
            purpose={purpose}
            question={text.questions[purpose]}
            spoken={spoken}
            value={chosen[purpose]}
            onChange={(answer) => {
              setChosen((before) => ({ ...before, [purpose]: answer }))
            }}
            isMissing={wasPressed && chosen[purpose] === null}
          />
        ))}
        <p className={styles['follows']} lang={spoken.language} role="status" data-outcome={outcome}>
          {outcome === null ? spoken.words.free : spoken.words.outcome[outcome]}
        </p>
        <Button type="submit" kind="primary" size="large" isWide>
          <span lang={spoken.language}>{spoken.words.confirm}</span>
        </Button>
      </Form>
    </div>
  )
}
