import type { ConsentText } from '../../src-preload/contract/consent.ts'
import { consent } from './english/consent.ts'

type Words<Shape> = { readonly [Key in keyof Shape]: Shape[Key] extends string ? string : Words<Shape[Key]> }

/** What the person who is asked reads round the text: the answers, and what follows from them. */
export type ConsentWords = Words<typeof consent.words>

/** The words with the language they are in, as a BCP 47 tag. */
export interface SpokenConsentWords {
  readonly language: string
  readonly words: ConsentWords
}

/**
 * The words in the languages a text may be in. The window itself speaks English; these are for the person at the desk, and
 * nobody agrees to what they cannot read.
 */
const otherLanguages: Readonly<Record<string, ConsentWords>> = {
  de: {
    language: 'Sprache',
    agree: 'Ich stimme zu',
    refuse: 'Ich stimme nicht zu',
    free: 'Sie dürfen eines oder beides ablehnen. Sie werden trotzdem erfasst, nur ohne dieses Bild.',
    missing: 'Bitte wählen Sie eine der beiden Antworten.',
    outcome: {
      both: 'Ihr Foto darf gespeichert und Ihr Gesicht für die Türen registriert werden.',
      profilePhoto: 'Ihr Foto darf gespeichert werden. Ihr Gesicht wird nicht für die Türen registriert.',
      visualFace:
        'Ihr Gesicht darf für die Türen registriert werden. Es wird kein Foto von Ihnen gespeichert, das andere sehen.',
      neither: 'Es wird kein Bild von Ihnen aufgenommen. Sie werden ohne Bild erfasst.',
    },
    confirm: 'Meine Antworten bestätigen',
  },
  es: {
    language: 'Idioma',
    agree: 'Acepto',
    refuse: 'No acepto',
    free: 'Puede rechazar una cosa o las dos. Se le registra igualmente, sin esa imagen.',
    missing: 'Elija una de las dos respuestas.',
    outcome: {
      both: 'Se puede guardar su foto y registrar su rostro para las puertas.',
      profilePhoto: 'Se puede guardar su foto. Su rostro no se registra para las puertas.',
      visualFace:
        'Se puede registrar su rostro para las puertas. No se guarda ninguna foto suya que otras personas vean.',
      neither: 'No se toma ninguna imagen suya. Se le registra sin imagen.',
    },
    confirm: 'Confirmar mis respuestas',
  },
  fr: {
    language: 'Langue',
    agree: 'J’accepte',
    refuse: 'Je refuse',
    free: 'Vous pouvez refuser l’un ou l’autre, ou les deux. Vous serez tout de même enregistré, sans cette image.',
    missing: 'Choisissez l’une des deux réponses.',
    outcome: {
      both: 'Votre photo peut être conservée et votre visage enregistré pour les portes.',
      profilePhoto: 'Votre photo peut être conservée. Votre visage n’est pas enregistré pour les portes.',
      visualFace:
        'Votre visage peut être enregistré pour les portes. Aucune photo de vous n’est conservée à la vue d’autrui.',
      neither: 'Aucune image de vous n’est prise. Vous êtes enregistré sans image.',
    },
    confirm: 'Confirmer mes réponses',
  },
  ja: {
    language: '言語',
    agree: '同意します',
    refuse: '同意しません',
    free: '片方だけでも、両方でも断ることができます。その場合も、その画像なしで登録されます。',
    missing: 'どちらかの回答を選んでください。',
    outcome: {
      both: '写真の保存と、ドア用の顔の登録を行うことができます。',
      profilePhoto: '写真を保存することができます。ドア用の顔の登録は行いません。',
      visualFace: 'ドア用に顔を登録することができます。人が見るための写真は保存しません。',
      neither: '画像は撮影しません。画像なしで登録します。',
    },
    confirm: '回答を確定する',
  },
  ko: {
    language: '언어',
    agree: '동의합니다',
    refuse: '동의하지 않습니다',
    free: '하나 또는 둘 다 거부하실 수 있습니다. 거부하셔도 해당 사진 없이 등록됩니다.',
    missing: '두 답변 중 하나를 선택해 주세요.',
    outcome: {
      both: '사진을 저장하고 출입문용 얼굴을 등록할 수 있습니다.',
      profilePhoto: '사진을 저장할 수 있습니다. 출입문용 얼굴은 등록하지 않습니다.',
      visualFace: '출입문용 얼굴을 등록할 수 있습니다. 다른 사람이 보는 사진은 저장하지 않습니다.',
      neither: '사진을 찍지 않습니다. 사진 없이 등록됩니다.',
    },
    confirm: '답변 확인',
  },
}

/** The languages, besides English, in which the words are there. Primary subtags of BCP 47. */
export const consentLanguages: readonly string[] = Object.keys(otherLanguages)

/**
 * The words in the language of a text, so that the person reads one language from the title to the button.
 *
 * A language nobody has written them in gets English ones, and says so, so that they are read out as English.
 */
export function consentWordsFor({ language }: Pick<ConsentText, 'language'>): SpokenConsentWords {
  const primary = language.split('-')[0]?.toLowerCase() ?? ''
  const words = Object.hasOwn(otherLanguages, primary) ? otherLanguages[primary] : undefined
  return words === undefined ? { language: 'en', words: consent.words } : { language, words }
}
