import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText, wordsOf } from '../../../src-main/directory/folded-text.ts'

const words = (text: string): readonly string[] => wordsOf(text).map((word) => word.text)

describe('folding', () => {
  it.each([
    ['capitals', 'AYLIN', 'aylin'],
    ['accents', 'Çağla Öztürk', 'cagla ozturk'],
    ['accents that were typed apart', 'Jose\u0301', 'jose'],
    ['the sharp s', 'Groß', 'gross'],
    ['the capital sharp s', 'GROẞ', 'gross'],
    ['the Danish o', 'Bjørn', 'bjorn'],
    ['the Turkish i, with and without its dot', 'İlker Işık', 'ilker isik'],
    ['the Polish l', 'Łukasz Żurek', 'lukasz zurek'],
    ['the Vietnamese d', 'Đặng Nguyễn', 'dang nguyen'],
    ['the Icelandic letters', 'Þórður', 'thordur'],
    ['ligatures', 'Æsa Œuvre ﬁn', 'aesa oeuvre fin'],
    ['wide letters and digits', 'Ｋｉｍ　１００１', 'kim 1001'],
    ['every apostrophe', "O'Brien O’Brien D‘Arcy", 'obrien obrien darcy'],
    ['the last sigma', 'Γιώργος', 'γιωργοσ'],
    ['Hebrew points', 'שָׁלוֹם', 'שלום'],
    ['Arabic vowels and the lengthening line', 'مُحَمَّـــد', 'محمد'],
    ['the digits of other scripts', '١٠٠١ ۱۰۰۱ १००१', '1001 1001 1001'],
    ['Korean syllables', '김서연', 'ㄱㅣㅁㅅㅓㅇㅕㄴ'],
    ['Korean syllables that were taken apart', '김서연'.normalize('NFD'), 'ㄱㅣㅁㅅㅓㅇㅕㄴ'],
    ['Korean endings of two letters', '닭 값', 'ㄷㅏㄹㄱ ㄱㅏㅂㅅ'],
    ['half-width kana', 'ｻﾄｳ', 'サトウ'],
  ])('takes %s as they are typed without', (_what, text, folded) => {
    expect(foldText(text)).toBe(folded)
  })

  it('keeps kana apart that differ by their marks alone', () => {
    expect(foldText('ガ')).not.toBe(foldText('カ'))
  })

  it('keeps the vowels of Indian scripts', () => {
    expect(foldText('कमला')).not.toBe(foldText('कमल'))
  })

  it('changes nothing that is folded, and makes no difference of capitals, composition or width', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        const folded = foldText(text)
        expect(foldText(folded)).toBe(folded)
        expect(foldText(text.normalize('NFD'))).toBe(folded)
        expect(foldText(text.normalize('NFC'))).toBe(folded)
        for (const word of words(text)) expect(words(word)).toEqual([word])
      }),
      { seed: 20_261_127, numRuns: 200 },
    )
  })
})

describe('the beginnings of a Korean name', () => {
  it('each begin like the next while a keyboard composes it', () => {
    // What an input method shows key by key on the way to 기나 and to 값이.
    for (const stages of [
      ['ㄱ', '기', '긴', '기나'],
      ['ㄱ', '가', '갑', '값', '값ㅇ', '값이'],
    ]) {
      const folded = stages.map(foldText)
      const whole = folded.at(-1) ?? ''
      expect(folded).toEqual(folded.map((stage) => whole.slice(0, stage.length)))
    }
  })
})

describe('words', () => {
  it.each([
    ['a hyphen', 'López-Ibáñez', ['lopez', 'ibanez']],
    ['dots', 'aylin.demir', ['aylin', 'demir']],
    ['letters beside digits', 'jsmith1234', ['jsmith', '1234']],
    ['the signs the vendor allows', 'Demir (Guest), 2nd & {x}', ['demir', 'guest', '2', 'nd', 'x']],
    ['pictures', 'Ada 🙂👩🏽‍🚀', ['ada', '🙂👩🏽🚀']],
    ['nothing', ' -- ', []],
  ])('are told apart by %s', (_what, text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  it('know the first consonants of Korean syllables', () => {
    expect(wordsOf('김서연 Kim').map(({ initials }) => initials)).toEqual(['ㄱㅅㅇ', ''])
  })
})
