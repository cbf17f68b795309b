import { createInstance, type i18n, type TFunction } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { atTerminals } from './english/at-terminals.ts'
import { english } from './english/index.ts'

declare module 'i18next' {
  // A key that is not in the English catalogue, or a fact its sentence needs and does not get, does not compile.
  interface CustomTypeOptions {
    defaultNS: 'station'
    resources: { station: typeof english }
  }
}

/** Makes a sentence from its key, for example `say('pair.title')`, and the facts it names. */
export type Sentences = TFunction

/** What is looked at first for a sentence. What `atTerminals` does not say in other words is said as in `station`. */
export type Catalogue = 'station' | 'atTerminals'

/**
 * Builds the window's sentences. React escapes what it shows, so facts are not escaped a second time here.
 *
 * Everything is in the bundle: nothing is loaded, so the sentences are ready when this returns.
 */
export function createSentences(): i18n {
  const sentences = createInstance()
  void sentences.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'station',
    fallbackNS: 'station',
    ns: ['station', 'atTerminals'],
    resources: { en: { station: english, atTerminals } },
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  return sentences
}

/** The sentences for a component. Needs an `I18nextProvider` above, which says from which catalogue (`StationSentences`). */
export function useSentences(): Sentences {
  return useTranslation().t
}
