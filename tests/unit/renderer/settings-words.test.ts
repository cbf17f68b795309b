import { describe, expect, it } from 'vitest'
import type { DirectoryState } from '../../../src-preload/contract/directory.ts'
import { notKeptReasons } from '../../../src-preload/contract/failures.ts'
import { defaultSettings, settingsSchema } from '../../../src-preload/contract/settings.ts'
import { createSentences } from '../../../src-renderer/i18n/sentences.ts'
import { directoryText, keepingText } from '../../../src-renderer/screens/settings/keeping-words.ts'
import {
  pictureHoursByName,
  pictureHoursName,
  pictureHoursNames,
  visitorPhotoByName,
  visitorPhotoName,
  visitorPhotoNames,
} from '../../../src-renderer/screens/settings/retention-names.ts'

const say = createSentences().t
const moment = '2027-03-04T10:04:00.000Z'

describe('how long pictures stay', () => {
  it('has a name for every time the settings let in, and for no other', () => {
    const hours = settingsSchema.shape.pictureHours.options.map(({ value }) => value)
    expect(pictureHoursNames.map((name) => pictureHoursByName[name])).toEqual(hours)
    const { innerType } = settingsSchema.shape.visitorPhotoDays.def
    const days = innerType.options.map(({ value }) => value)
    expect(visitorPhotoNames.map((name) => visitorPhotoByName[name])).toEqual([...days, null])
  })

  it('finds the name of what is set, and words for it', () => {
    expect(pictureHoursName(defaultSettings.pictureHours)).toBe('threeDays')
    expect(visitorPhotoName(defaultSettings.visitorPhotoDays)).toBe('month')
    expect(visitorPhotoName(null)).toBe('never')
    expect(visitorPhotoName(0)).toBe('atOnce')
    const words = [
      ...pictureHoursNames.map((name) => say(`settings.pictures.pictureHoursKind.${name}`)),
      ...visitorPhotoNames.map((name) => say(`settings.pictures.visitorPhotoKind.${name}`)),
    ]
    expect(words.filter((sentence) => sentence.includes('settings.'))).toEqual([])
    expect(new Set(words).size).toBe(9)
  })
})

describe('what this computer keeps', () => {
  it('is said for the disk, also when it was put back from a copy', () => {
    expect(keepingText({ kind: 'onDisk', restoredFrom: null }, say)).toEqual({
      kind: 'kept',
      sentence: 'Kept on the disk, sealed',
    })
    const restored = keepingText({ kind: 'onDisk', restoredFrom: moment }, say)
    expect(restored.kind === 'kept' ? restored.sentence : '').toContain('put back from the copy of 4 March 2027')
  })

  it.each(notKeptReasons)('is a warning with its own way out when it is memory only: %s', (why) => {
    const text = keepingText({ kind: 'inMemory', why }, say)
    if (text.kind !== 'warning') throw new Error('memory alone is no way of keeping')
    for (const sentence of [text.title, text.safe, text.next]) expect(sentence).toMatch(/^\p{Lu}.*\.$/u)
    const others = notKeptReasons.map((reason) => keepingText({ kind: 'inMemory', why: reason }, say))
    expect(others.filter((other) => other.kind === 'warning' && other.next === text.next)).toHaveLength(1)
  })

  it('tells of the copy of the people list that there is none and why, or how old it is', () => {
    const states: readonly DirectoryState[] = [
      { kind: 'off', why: 'notWanted' },
      { kind: 'off', why: 'cannotKeep' },
      { kind: 'off', why: 'noServer' },
      { kind: 'off', why: 'damaged' },
      { kind: 'empty', isSweeping: false },
      { kind: 'empty', isSweeping: true },
      { kind: 'ready', people: 1, sweptAt: moment, isSweeping: false },
      { kind: 'ready', people: 104_233, sweptAt: moment, isSweeping: false },
      { kind: 'ready', people: 104_233, sweptAt: moment, isSweeping: true },
    ]
    const words = states.map((state) => directoryText(state, say))
    expect(new Set(words).size).toBe(states.length)
    expect(words.filter((sentence) => /\{\{|settings\./u.test(sentence))).toEqual([])
    expect(words[6]).toMatch(/^1 person, as of 4 March 2027 at/u)
    expect(words[8]).toMatch(/^104,233 people, as of .*; being renewed$/u)
  })
})
