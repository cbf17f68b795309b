import type { i18n } from 'i18next'
import type { ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import type { Catalogue } from '../i18n/sentences.ts'
import { useIsAtTerminals } from './station.ts'

/** `sentences` is what `createSentences` made. */
export interface StationSentencesProps {
  readonly sentences: i18n
  readonly children: ReactNode
}

/**
 * Hands the sentences to everything below, in the words of what this station works with: a server, or terminals in its place.
 *
 * It changes by itself when the station is paired with the other, and nothing below has to ask.
 */
export function StationSentences({ sentences, children }: StationSentencesProps) {
  const catalogue: Catalogue = useIsAtTerminals() ? 'atTerminals' : 'station'
  return (
    <I18nextProvider i18n={sentences} defaultNS={catalogue}>
      {children}
    </I18nextProvider>
  )
}
