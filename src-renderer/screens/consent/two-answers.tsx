import {
  FieldError,
  Label,
  RadioButton,
  RadioField,
  RadioGroup as AriaRadioGroup,
  type RadioGroupProps,
} from 'react-aria-components'
import type { ConsentAnswer, ConsentPurpose } from '../../../src-preload/contract/consent.ts'
import type { SpokenConsentWords } from '../../i18n/consent-words.ts'
import styles from './two-answers.module.css'

/** `value` is `null` while nothing is chosen. `language` is that of the question, the words bring their own. */
export interface TwoAnswersProps {
  readonly purpose: ConsentPurpose
  readonly question: string
  readonly spoken: SpokenConsentWords
  readonly value: ConsentAnswer['answer'] | null
  readonly onChange: (answer: ConsentAnswer['answer']) => void
  readonly isMissing: boolean
}

const answers = ['given', 'refused'] as const satisfies readonly ConsentAnswer['answer'][]

/**
 * One question with two answers of the same size, weight and colour, of which none is chosen beforehand.
 *
 * Neither answer has a colour of its own: green and red would say which one is wanted.
 */
export function TwoAnswers({ purpose, question, spoken, value, onChange, isMissing }: TwoAnswersProps) {
  const { language, words } = spoken
  const choose: RadioGroupProps['onChange'] = (id) => {
    const chosen = answers.find((answer) => answer === id)
    if (chosen !== undefined) onChange(chosen)
  }
  return (
    <AriaRadioGroup
      value={value}
      onChange={choose}
      isInvalid={isMissing}
      validationBehavior="aria"
      className={styles['group'] ?? ''}
      data-purpose={purpose}
    >
      <Label className={styles['question'] ?? ''}>{question}</Label>
      <div className={styles['answers']} lang={language}>
        {answers.map((answer) => (
          <RadioField key={answer} value={answer}>
            <RadioButton className={styles['answer'] ?? ''} data-answer={answer}>
              <span className={styles['mark']} />
              {answer === 'given' ? words.agree : words.refuse}
            </RadioButton>
          </RadioField>
        ))}
      </div>
      <FieldError className={styles['missing'] ?? ''}>
        <span lang={language}>{words.missing}</span>
      </FieldError>
    </AriaRadioGroup>
  )
}
