import { useEffect, useRef, useState } from 'react'
import type { ConsentRecord, ConsentText } from '../../../src-preload/contract/consent.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useScreenKeys } from '../../ui/screen-keys.ts'
import { ConsentQuestions } from './consent-questions.tsx'
import styles from './consent-screen.module.css'
import { LanguageChoice } from './language-choice.tsx'

/** `texts` is the site's text, once for each language, the one to begin with first. `subjectName` may be empty. */
export interface ConsentScreenProps {
  readonly subjectName: string
  readonly texts: readonly ConsentText[]
  readonly onAnswered: (record: ConsentRecord) => void
  readonly onBack: () => void
}

/**
 * The person at the desk is asked, in their own language, before there is any picture.
 *
 * Nothing is chosen for them, and the choice of another language takes the answers back: they were given to other words.
 */
export function ConsentScreen({ subjectName, texts, onAnswered, onBack }: ConsentScreenProps) {
  const say = useSentences()
  const heading = useRef<HTMLHeadingElement>(null)
  const [chosen, setChosen] = useState<ConsentText | null>(null)
  const shown = chosen ?? texts[0]
  useScreenKeys({ Escape: onBack })
  useEffect(() => {
    heading.current?.focus()
  }, [])
  return (
    <div className={styles['consent']} data-consent={shown?.language}>
      <div className={styles['above']}>
        <Button kind="quiet" onPress={onBack}>
          <Icon name="arrowLeft" />
          {say('consent.back')}
        </Button>
        {shown === undefined || texts.length < 2 ? null : (
          <LanguageChoice texts={texts} shown={shown} onChoose={setChosen} />
        )}
      </div>
      {shown === undefined ? (
        <>
          <h1 ref={heading} tabIndex={-1} className={styles['title']}>
            {say('consent.noText.heading')}
          </h1>
          <Notice
            tone="failure"
            title={say('consent.noText.title')}
            safe={say('consent.noText.safe')}
            next={say('consent.noText.next')}
          />
        </>
      ) : (
        <div className={styles['columns']}>
          <article className={styles['text']} lang={shown.language}>
            {subjectName.trim() === '' ? null : (
              <p className={styles['about']} lang="en" data-personal>
                {say('consent.about', { name: subjectName })}
              </p>
            )}
            <h1 ref={heading} tabIndex={-1} className={styles['title']}>
              {shown.title}
            </h1>
            {shown.paragraphs.map((paragraph, place) => (
              <p key={`${shown.digest} ${String(place)}`}>{paragraph}</p>
            ))}
          </article>
          <ConsentQuestions key={shown.digest} text={shown} onAnswered={onAnswered} />
        </div>
      )}
    </div>
  )
}
