import type { ConsentRecord, ConsentText } from '../../src-preload/contract/consent.ts'

/** Whether an answer is to words that this station shows; any other is no consent. Nobody asked is another matter. */
export async function isAskedInOurWords(
  consent: ConsentRecord | null,
  readConsentTexts: () => Promise<readonly ConsentText[]>,
): Promise<boolean> {
  if (consent === null) return true
  const { textId, language, version, digest } = consent.text
  const texts = await readConsentTexts()
  return texts.some(
    (text) =>
      text.textId === textId && text.language === language && text.version === version && text.digest === digest,
  )
}
