import { useSentences } from '../../i18n/sentences.ts'
import { Icon } from '../../ui/icon.tsx'
import styles from './guidance-words.module.css'
import type { SpokenGuidance } from './spoken-guidance.ts'

/** The one sentence on the stage, large enough to be read by the person before the camera; a screen reader speaks it politely. */
export function GuidanceWords({ spoken }: { readonly spoken: SpokenGuidance }) {
  const say = useSentences()
  return (
    <p className={styles['words']} role="status" data-tone={spoken.tone}>
      <Icon name={spoken.sign} />
      <span>{say(spoken.sentence)}</span>
    </p>
  )
}
