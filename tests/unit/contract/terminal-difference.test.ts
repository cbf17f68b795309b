import { describe, expect, it } from 'vitest'
import { absent, known, unknown } from '../../../src-preload/contract/fact.ts'
import { compareWithTerminal } from '../../../src-preload/contract/rules/terminal-difference.ts'
import { terminalName } from '../../../src-preload/contract/rules/terminal-name.ts'
import type { PersonOnTerminal, TerminalGround } from '../../../src-preload/contract/terminal.ts'

const photo = 'ab'.repeat(32)
const ground: TerminalGround = {
  name: 'Ada Example',
  start: known('2026-01-01T08:00'),
  end: known('2027-06-30T18:00'),
  photo: known(photo),
}
const there: Extract<PersonOnTerminal, { kind: 'there' }> = {
  kind: 'there',
  name: 'Ada Example',
  start: '2026-01-01T08:00',
  end: '2027-06-30T18:00',
  photo: known(photo),
  faces: 1,
  cards: 0,
  fingerprints: 0,
  groups: 0,
  jobCodes: 0,
  hasPin: false,
}
const all = { names: known(true), photos: known(true) }

describe('a record and a terminal', () => {
  it('are the same when name, period and photo are', () => {
    expect(compareWithTerminal(ground, there, all)).toEqual({ name: 'same', period: 'same', photo: 'same' })
  })

  it('differ in each part alone', () => {
    expect(compareWithTerminal(ground, { ...there, name: 'Ada' }, all)).toMatchObject({ name: 'different' })
    expect(compareWithTerminal(ground, { ...there, end: null }, all)).toMatchObject({ period: 'different' })
    expect(compareWithTerminal(ground, { ...there, photo: absent }, all)).toMatchObject({ photo: 'different' })
    expect(compareWithTerminal({ ...ground, photo: absent }, there, all)).toMatchObject({ photo: 'different' })
    expect(compareWithTerminal({ ...ground, photo: absent }, { ...there, photo: absent }, all)).toMatchObject({
      photo: 'same',
    })
  })

  it('have no limit in common where the server writes the ends of time and the terminal 0', () => {
    const open = { start: known('2001-01-01T00:00'), end: known('2037-12-31T23:59') }
    const unlimited = { ...there, start: null, end: null }
    expect(compareWithTerminal({ ...ground, ...open }, unlimited, all)).toMatchObject({ period: 'same' })
    expect(compareWithTerminal({ ...ground, start: absent, end: absent }, unlimited, all)).toMatchObject({
      period: 'same',
    })
    expect(compareWithTerminal(ground, unlimited, all)).toMatchObject({ period: 'different' })
  })

  it('are not called different where something is not known or not stored', () => {
    expect(compareWithTerminal({ ...ground, start: unknown, photo: unknown }, there, all)).toEqual({
      name: 'same',
      period: 'unknown',
      photo: 'unknown',
    })
    expect(compareWithTerminal({ ...ground, start: unknown }, { ...there, end: null }, all)).toMatchObject({
      period: 'different',
    })
    const none = { names: known(false), photos: known(false) }
    expect(compareWithTerminal(ground, { ...there, name: '', photo: absent }, none)).toMatchObject({
      name: 'notStored',
      photo: 'notStored',
    })
    expect(compareWithTerminal(ground, there, { names: unknown, photos: unknown })).toMatchObject({ name: 'same' })
  })
})

describe('the name of a terminal', () => {
  it('is model and number, and the number alone without a model', () => {
    expect(terminalName({ id: '541600003', model: known('BioStation 3') })).toBe('BioStation 3 541600003')
    expect(terminalName({ id: '541600003', model: unknown })).toBe('541600003')
  })
})
