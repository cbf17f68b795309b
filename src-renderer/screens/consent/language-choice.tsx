import { Label, RadioButton, RadioField, RadioGroup as AriaRadioGroup } from 'react-aria-components'
import type { ConsentText } from '../../../src-preload/contract/consent.ts'
import { consentWordsFor } from '../../i18n/consent-words.ts'
import styles from './language-choice.module.css'

/** `shown` is one of `texts`. */
export interface LanguageChoiceProps {
  readonly texts: readonly ConsentText[]
  readonly shown: ConsentText
  readonly onChoose: (text: ConsentText) => void
}

/** Every language there is, in its own name and all in view: whoever cannot read the screen cannot open a list on it either. */
export function LanguageChoice({ texts, shown, onChoose }: LanguageChoiceProps) {
  const { language, words } = consentWordsFor(shown)
  return (
    <AriaRadioGroup
      value={shown.digest}
      onChange={(digest) => {
        const chosen = texts.find((text) => text.digest === digest)
        if (chosen !== undefined) onChoose(chosen)
      }}
      orientation="horizontal"
      className={styles['choice'] ?? ''}
    >
      <Label className={styles['label'] ?? ''} lang={language}>
        {words.language}
      </Label>
      <div className={styles['languages']}>
        {texts.map((text) => (
          <RadioField key={text.digest} value={text.digest}>
            <RadioButton className={styles['language'] ?? ''} data-language={text.language}>
              <span lang={text.language}>{text.languageName}</span>
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </AriaRadioGroup>
  )
}
