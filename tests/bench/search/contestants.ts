import { DatabaseSync } from 'node:sqlite'
import uFuzzy from '@leeoniya/ufuzzy'
import { Index as FlexSearch } from 'flexsearch'
import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import type { DirectoryPerson } from '../../../src-preload/contract/directory.ts'
import { valueOf } from '../../../src-preload/contract/fact.ts'
import { foldText } from '../../../src-main/directory/folded-text.ts'
import { buildPeopleIndex } from '../../../src-main/directory/people-index-builder.ts'
import type { PeopleIndex } from '../../../src-main/directory/people-index.ts'
import { PeopleLines } from '../../../src-main/directory/people-lines.ts'
import { lineOf, personOfLine } from '../../../src-main/directory/person-line.ts'
import { readSearchQuery } from '../../../src-main/directory/search-query.ts'
import { wantedRows, type Contestant } from './contestant.ts'

/** The searched columns as one folded text: what a library that knows no columns is given. */
function searchedText({ summary: { id, name, email, phone } }: DirectoryPerson): string {
  return foldText([name, id, valueOf(email) ?? '', (valueOf(phone) ?? '').replaceAll(/[^\d+]/gu, '')].join(' '))
}

/** The station's own. */
function station(): Contestant {
  let lines = new PeopleLines()
  let index: PeopleIndex | null = null
  return {
    add: (person) => void lines.add(lineOf(person)),
    async finish() {
      lines.finish()
      index = await buildPeopleIndex(lines, () => undefined)
      lines = new PeopleLines()
    },
    find(text) {
      if (index === null) throw new Error('the list is not finished')
      const built = index
      return built
        .find(readSearchQuery(text), wantedRows, new Set())
        .map(({ row }) => personOfLine(built.line(row)).summary.id)
    },
  }
}

/** The plainest thing: every folded text, one after another, until enough have been found. */
function substringScan(): Contestant {
  const [texts, ids]: [string[], string[]] = [[], []]
  return {
    add(person) {
      texts.push(searchedText(person))
      ids.push(person.summary.id)
    },
    finish: () => undefined,
    find(text) {
      const words = foldText(text).split(' ')
      const found: string[] = []
      for (const [place, each] of texts.entries()) {
        if (!words.every((word) => each.includes(word))) continue
        found.push(ids[place] ?? '')
        if (found.length === wantedRows) break
      }
      return found
    },
  }
}

/** SQLite's full-text search on every three letters. Shorter words are looked for by LIKE, as its documentation says. */
function sqliteTrigram(): Contestant {
  const database = new DatabaseSync(':memory:')
  database.exec("CREATE VIRTUAL TABLE people USING fts5(id UNINDEXED, text, tokenize = 'trigram'); BEGIN")
  const insert = database.prepare('INSERT INTO people (id, text) VALUES (?, ?)')
  const match = database.prepare(`SELECT id FROM people WHERE text MATCH ? ORDER BY rank LIMIT ${String(wantedRows)}`)
  const like = database.prepare(`SELECT id FROM people WHERE text LIKE ? LIMIT ${String(wantedRows)}`)
  return {
    add: (person) => void insert.run(person.summary.id, searchedText(person)),
    finish: () => database.exec('COMMIT'),
    ownBytes: () =>
      ['page_count', 'page_size']
        .map((name) => Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]))
        .reduce((count, size) => count * size, 1),
    find(text) {
      const words = foldText(text)
        .split(' ')
        .filter((word) => word !== '')
      const long = words.filter((word) => [...word].length >= 3).map((word) => `"${word.replaceAll('"', '""')}"`)
      const rows = long.length === 0 ? like.all(`%${words.join('%')}%`) : match.all(long.join(' AND '))
      return rows.map((row) => String(row['id']))
    },
  }
}

/** With its own fuzzy search, one edit from four letters on, and the beginnings of words. */
function miniSearch(): Contestant {
  const search = new MiniSearch({
    fields: ['name', 'email', 'phone', 'id'],
    processTerm: (term) => foldText(term),
    searchOptions: {
      prefix: true,
      fuzzy: (term) => (term.length >= 4 ? 1 : false),
      combineWith: 'AND',
      boost: { name: 2 },
    },
  })
  return {
    add: ({ summary: { id, name, email, phone } }) => {
      search.add({ id, name, email: valueOf(email) ?? '', phone: (valueOf(phone) ?? '').replaceAll(/\D/gu, '') })
    },
    finish: () => undefined,
    find: (text) =>
      search
        .search(text)
        .slice(0, wantedRows)
        .map(({ id }) => String(id)),
  }
}

/** With the settings its documentation recommends for names; a lower threshold would forgive no slip in short ones. */
function fuse(): Contestant {
  const people: { id: string; name: string; email: string; phone: string }[] = []
  let search: Fuse<(typeof people)[number]> | null = null
  return {
    add: ({ summary: { id, name, email, phone } }) => {
      people.push({
        id,
        name: foldText(name),
        email: valueOf(email) ?? '',
        phone: (valueOf(phone) ?? '').replaceAll(/\D/gu, ''),
      })
    },
    finish() {
      search = new Fuse(people, { keys: ['name', 'id', 'email', 'phone'], threshold: 0.3, ignoreLocation: true })
    },
    find: (text) => (search?.search(foldText(text), { limit: wantedRows }) ?? []).map(({ item }) => item.id),
  }
}

/** With the tokens it has for slips; it knows no distance between words. */
function flexSearch(): Contestant {
  const search = new FlexSearch({
    tokenize: 'tolerant',
    encode: (text: string) =>
      foldText(text)
        .split(/[\s.@]+/u)
        .filter((word) => word !== ''),
  })
  return {
    add: (person) => void search.add(Number(person.summary.id), searchedText(person)),
    finish: () => undefined,
    find: (text) => search.search(text, { limit: wantedRows }).map(String),
  }
}

/** Its mode "one error in each term", whose enumeration exists in types only. */
const oneErrorInEachTerm: object = { intraMode: 1 }

/** With one error in each term, as its documentation says; sorted where it finds no more than its own limit of a thousand. */
function microFuzzy(): Contestant {
  const search = new uFuzzy({
    unicode: true,
    interSplit: "[^\\p{L}\\d']+",
    intraSplit: '\\p{Ll}\\p{Lu}',
    intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
    intraChars: "[\\p{L}\\d']",
    intraContr: "'\\p{L}{1,2}\\b",
    ...oneErrorInEachTerm,
  })
  const [texts, ids]: [string[], string[]] = [[], []]
  return {
    add(person) {
      texts.push(searchedText(person))
      ids.push(person.summary.id)
    },
    finish: () => undefined,
    find(text) {
      const [found, info, order] = search.search(texts, foldText(text), 1)
      const places = info === null || order === null ? (found ?? []) : order.map((place) => info.idx[place] ?? 0)
      return places.slice(0, wantedRows).map((place) => ids[place] ?? '')
    },
  }
}

/** Everybody who is measured, by the name in the table. */
export const contestants = {
  'the station': station,
  'substring scan': substringScan,
  'SQLite FTS5 trigram': sqliteTrigram,
  'MiniSearch fuzzy': miniSearch,
  'Fuse.js': fuse,
  FlexSearch: flexSearch,
  uFuzzy: microFuzzy,
} as const satisfies Record<string, () => Contestant>

/** The name of somebody who is measured. */
export type ContestantName = keyof typeof contestants
