import {
  readinessLevelOf,
  type readinessFindings,
  type Readiness,
  type ReadinessFinding,
  type ReadinessLevel,
  type ReadinessRow,
  type ReadinessRowName,
} from '../../../src-preload/contract/readiness.ts'
import { exactTimeOf, numberOf } from '../../i18n/format.ts'
import type { Sentences } from '../../i18n/sentences.ts'

/** One row in words. `next` is empty where there is nothing to do. */
export interface ReadinessWords {
  readonly name: string
  readonly level: ReadinessLevel
  readonly levelWord: string
  readonly found: string
  readonly next: string
}

/** Where the sentences of every finding stand. */
type Place = { [Row in ReadinessRowName]: `readiness.rows.${Row}.${ReadinessFinding<Row>}` }[ReadinessRowName]

/** Where it stands what to do now: for everything but what is good. */
type NextPlace = {
  [Row in ReadinessRowName]: {
    [Finding in ReadinessFinding<Row>]: (typeof readinessFindings)[Row][Finding] extends 'pass'
      ? never
      : `readiness.rows.${Row}.${Finding}.next`
  }[ReadinessFinding<Row>]
}[ReadinessRowName]

/** Says one row: its name, how it is, and what to do now. */
export function wordsOf(row: ReadinessRow, say: Sentences): ReadinessWords {
  const level = readinessLevelOf(row)
  const place = `readiness.rows.${row.row}.${row.finding}` as Place
  const number = row.number ?? 0
  const values = {
    number: numberOf(number),
    past: numberOf(-number),
    apart: numberOf(Math.abs(number)),
    text: row.text ?? '',
  }
  const found = say(`${place}.found`, values)
  return {
    name: say(`readiness.rows.${row.row}.name`),
    level,
    levelWord: say(`readiness.level.${level}`),
    found:
      row.row === 'session' && row.text !== null
        ? `${found} ${say('readiness.level.operator', { text: row.text })}`
        : found,
    next: level === 'pass' ? '' : say(`${place}.next` as NextPlace, values),
  }
}

/** The whole page as text for an e-mail: no secret is part of it, and no person. */
export function readinessText({ at, rows }: Readiness, say: Sentences): string {
  const lines = rows.map((row) => {
    const { name, levelWord, found, next } = wordsOf(row, say)
    return [`[${levelWord}] ${name}: ${found}`, ...(next === '' ? [] : [`    ${next}`])].join('\n')
  })
  return [say('readiness.title'), say('readiness.at', { time: exactTimeOf(at) }), '', ...lines].join('\n')
}

/** What the page says first: what does not work, what wants attention, what nobody could tell. */
export function summaryOf({ rows }: Readiness, say: Sentences): string {
  const count = (level: ReadinessLevel): number => rows.filter((row) => readinessLevelOf(row) === level).length
  const [fails, warns, unknowns] = [count('fail'), count('warn'), count('unknown')]
  if (fails + warns + unknowns === 0) return say('readiness.summary.allWell')
  return [
    ...(fails === 0 ? [] : [say('readiness.summary.fails', { count: fails })]),
    ...(warns === 0 ? [] : [say('readiness.summary.warns', { count: warns })]),
    ...(unknowns === 0 ? [] : [say('readiness.summary.unknowns', { count: unknowns })]),
  ].join(' ')
}
