import { useSentences } from '../i18n/sentences.ts'
import { ConsentScreen } from '../screens/consent/consent-screen.tsx'
import { shownName } from '../screens/find/person-words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Screen } from '../ui/screen.tsx'
import { useScreenKeys } from '../ui/screen-keys.ts'
import { Spinner } from '../ui/spinner.tsx'
import { useDispatch } from './desk-context.ts'
import type { ConsentingStep } from './enrollment.ts'
import { nameOf } from './subject.ts'

/** `onBack` leads to where the person was chosen or written down. */
export interface ConsentingProps {
  readonly step: ConsentingStep
  readonly onBack: () => void
}

/** Asks for consent with this station's texts, once they are read. */
export function Consenting({ step, onBack }: ConsentingProps) {
  const dispatch = useDispatch()
  const { subject, texts } = step
  if (texts.kind !== 'read') return <TextsMissing step={step} onBack={onBack} />
  return (
    <ConsentScreen
      subjectName={nameOf(subject)}
      texts={texts.value}
      onAnswered={(record) => {
        dispatch({ kind: 'consentAnswered', record })
      }}
      onBack={onBack}
    />
  )
}

function TextsMissing({ step, onBack }: ConsentingProps) {
  const say = useSentences()
  const dispatch = useDispatch()
  const { subject, texts } = step
  useScreenKeys({ Escape: onBack })
  return (
    <Screen title={say('sending.consent.title', { name: shownName(nameOf(subject), say) })} width="normal">
      {texts.kind === 'failed' ? (
        <FailureNotice
          failure={texts.failure}
          action={
            <Button
              autoFocus
              kind="primary"
              onPress={() => {
                dispatch({ kind: 'consentTextsReadAgain' })
              }}
            >
              {say('sending.action.retry')}
            </Button>
          }
        />
      ) : (
        <Spinner label={say('sending.consent.reading')} />
      )}
    </Screen>
  )
}
