import { describe, expect, it } from 'vitest'
import { likenessOfNames } from '../../../src-main/directory/name-likeness.ts'

describe('two names', () => {
  it.each([
    ['Aylin Demir', 'aylin  DEMIR'],
    ['Íñigo Núñez', 'Inigo Nunez'],
    ['Núñez, Íñigo', 'Iñigo Nuñez'],
    ['Saoirse O’Brien', 'Saoirse OBrien'],
    ['Björn Groß', 'bjorn gross'],
    ['김서연', '김서연'],
    ['Ａylin Demir', 'Aylin Demir'],
  ])('%s and %s are the same', (one, other) => {
    expect([likenessOfNames(one, other), likenessOfNames(other, one)]).toEqual(['same', 'same'])
  })

  it.each([
    ['Aylin Demir', 'Aylin Demri'],
    ['Aylin Demir', 'Ailin Demir'],
    ['Aylin Demir', 'Aylinn Demir'],
    ['Müller Hans', 'Hans Mueller'],
    ['Aylin Demir', 'Aylin Sofia Demir'],
    ['Jean-Luc Picard', 'Jeanluc Picard'],
    ['김서연', '김 서연'],
    ['Aylin', 'Ailin'],
    ['Ana Lee', 'Ann Lee'],
  ])('%s and %s are similar', (one, other) => {
    expect([likenessOfNames(one, other), likenessOfNames(other, one)]).toEqual(['similar', 'similar'])
  })

  it.each([
    ['Aylin Demir', 'Aylin Kaya'],
    ['Aylin', 'Aylin Demir'],
    ['Aylin Demir', 'Aylin Maria Sofia Demir'],
    ['Aylin Demir', 'Demir Demir'],
    ['Ann Lee', 'Ann Low'],
    ['Visitor 12', 'Visitor 13'],
    ['', ''],
    ['…', '…'],
    ['', 'Aylin Demir'],
  ])('%s and %s are two people’s', (one, other) => {
    expect([likenessOfNames(one, other), likenessOfNames(other, one)]).toEqual(['other', 'other'])
  })
})
