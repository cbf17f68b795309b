import { describe, expect, it } from 'vitest'
import { absent, known, unknown } from '../../../src-preload/contract/fact.ts'
import type { AccessGroup } from '../../../src-preload/contract/person-change.ts'
import { createSentences } from '../../../src-renderer/i18n/sentences.ts'
import {
  accessGroupRows,
  matchingRows,
  opensOf,
  opensTogether,
  userGroupRows,
} from '../../../src-renderer/screens/groups/group-rows.ts'
import { opensText, rowText } from '../../../src-renderer/screens/groups/group-words.ts'

const say = createSentences().t
const door = (id: number) => ({ id: String(id), name: `Door ${String(id)}` })
const always = { id: '1', name: 'Always' }

const main: AccessGroup = {
  id: '3',
  name: 'Main doors',
  description: 'Entrances',
  levels: known([{ ...always, doors: known([door(1), door(2)]) }]),
}
const labs: AccessGroup = {
  id: '4',
  name: 'Laboratories',
  description: '',
  levels: known([
    { ...always, doors: known([door(2)]) },
    { id: '2', name: 'Night', doors: known([door(2), door(3)]) },
  ]),
}
const untold: AccessGroup = { id: '5', name: 'Café', description: '', levels: unknown }

describe('what access groups open', () => {
  it('is doors where every level tells them, levels where one does not, and never more than was told', () => {
    expect(opensOf(labs.levels)).toEqual({ kind: 'doors', doors: ['Door 2', 'Door 3'], levels: ['Always', 'Night'] })
    const half = known([
      { ...always, doors: known([door(1)]) },
      { id: '2', name: 'Night', doors: unknown },
    ])
    expect(opensOf(half)).toEqual({ kind: 'levels', levels: ['Always', 'Night'] })
    expect(opensOf(known([{ ...always, doors: absent }]))).toEqual({ kind: 'nothing' })
    expect(opensOf(known([]))).toEqual({ kind: 'nothing' })
    expect(opensOf(absent)).toEqual({ kind: 'nothing' })
    expect(opensOf(unknown)).toEqual({ kind: 'unknown' })
  })

  it('of several is each door once, and unknown as soon as one is', () => {
    const all = [main, labs].map(({ levels }) => opensOf(levels))
    expect(opensTogether(all)).toMatchObject({ kind: 'doors', doors: ['Door 1', 'Door 2', 'Door 3'] })
    expect(opensTogether([...all, opensOf(unknown)])).toEqual({ kind: 'unknown' })
    expect(opensTogether([])).toEqual({ kind: 'nothing' })
  })

  it('is named as far as a line goes', () => {
    const doors = (most: number) => Array.from({ length: most }, (_, place) => `D${String(place + 1)}`)
    expect(opensText({ kind: 'doors', levels: [], doors: doors(5) }, say)).toBe('Opens D1, D2, D3, D4, D5')
    expect(opensText({ kind: 'doors', levels: [], doors: doors(6) }, say)).toBe('Opens D1, D2, D3, D4 and 2 more doors')
    expect(opensText({ kind: 'nothing' }, say)).toBe('Opens no door yet')
  })
})

describe('the rows of a list of groups', () => {
  it('begin with the usual ones in their own order; one that is no longer offered is not among them', () => {
    const rows = accessGroupRows([main, labs, untold], [main, labs, untold], ['9', '5', '4'])
    expect(rows.map(({ id, isUsual }) => [id, isUsual])).toEqual([
      ['5', true],
      ['4', true],
      ['3', false],
    ])
    expect(rowText(rows[1] ?? fail(), say)).toBe('Laboratories, used often here, Opens Door 2, Door 3')
  })

  it('are found by every word, in names, doors and levels, without accents and case', () => {
    const rows = accessGroupRows([main, labs, untold], [main, labs, untold], [])
    const found = (text: string) => matchingRows(rows, text).map(({ id }) => id)
    expect(found('')).toEqual(['3', '4', '5'])
    expect(found('cafe')).toEqual(['5'])
    expect(found('door 3')).toEqual(['4'])
    expect(found('NIGHT lab')).toEqual(['4'])
    expect(found('nothing like it')).toEqual([])
  })

  it('of user groups say the way down, as far as the operator sees it, and survive a circle', () => {
    const told = [
      { id: '1', name: 'All Users', parentId: null, depth: 0 },
      { id: '2', name: 'Employees', parentId: '1', depth: 1 },
      { id: '3', name: 'Research', parentId: '2', depth: 2 },
      { id: '8', name: 'Apart', parentId: '99', depth: 0 },
      { id: '6', name: 'Round', parentId: '7', depth: 0 },
      { id: '7', name: 'About', parentId: '6', depth: 0 },
    ]
    const rows = userGroupRows(told, told, '3')
    expect(rows.map(({ name, path }) => [name, path])).toEqual([
      ['Research', ['All Users', 'Employees']],
      ['All Users', []],
      ['Employees', ['All Users']],
      ['Apart', []],
      ['Round', ['About']],
      ['About', ['Round']],
    ])
  })
})

function fail(): never {
  throw new Error('this row should be there')
}
