import type { ConsentRecord, ConsentText } from '../../../src-preload/contract/consent.ts'

/** `texts` is the site's text, once for each language, the one to begin with first. `subjectName` may be empty. */
export interface ConsentScreenProps {
  readonly subjectName: string
  readonly texts: readonly ConsentText[]
  readonly onAnswered: (record: ConsentRecord) => void
  readonly onBack: () => void
}

/** Holds the place of the screen that asks for consent until it is merged. */
export function ConsentScreen({ onBack }: ConsentScreenProps) {
  void onBack
  return null
}
