import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { exportJournal } from '../../src-main/journal/export-run.ts'
import { stationFingerprint } from '../../src-main/journal/station-key.ts'
import { replaceTextFile } from '../../src-main/policy/atomic-file.ts'
import { succeed } from '../../src-preload/contract/outcome.ts'
import { readVerifyCommand } from '../../tools/journal/command-line.ts'
import { checkFile } from '../../tools/journal/journal-file.ts'
import { entryAbout, openRoom, server, type JournalRoom } from '../unit/journal/journal-room.ts'
import { runProgram, type Ended } from './run-program.ts'

const program = resolve(import.meta.dirname, '../../tools/journal/main.ts')
let folder = ''
let path = ''
let room: JournalRoom

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vestibule-verify-'))
  path = join(folder, 'station.sqlite')
  room = openRoom(path)
  room.journal.append([entryAbout('1001', 'Ada'), entryAbout('1002', 'Bert'), entryAbout('1003', 'Cleo')])
  const made = folder
  onTestFinished(async () => rm(made, { recursive: true, force: true }))
})

/** Runs the command as `npm run journal:verify` does. */
function verify(...words: readonly string[]): Promise<Ended> {
  return runProgram(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...words])
}

/** How the command is to have ended, and what it is to have said. */
function expectEnd({ code, printed }: Ended, expected: number, said: string): void {
  expect(printed).toContain(said)
  expect(code).toBe(expected)
}

/** Writes an export into the folder. */
async function exportTo(name: string, format: 'csv' | 'json' = 'json'): Promise<string> {
  const file = join(folder, name)
  const outcome = await exportJournal({
    readSlice: async (above) => succeed(room.journal.slice(above)),
    save: async ({ text }) => replaceTextFile(file, text),
    format,
    at: '2026-11-23T18:00:00.000Z',
    signal: new AbortController().signal,
  })
  expect(outcome.ok).toBe(true)
  return file
}

describe('checking a database', () => {
  it('says that it is whole, with which key it is signed, and what was not checked', async () => {
    room.parts.database.close()
    const { code, printed } = await verify(path)
    expect(printed).toContain('WHOLE: 3 entries')
    expect(printed).toContain(stationFingerprint(room.parts.stationKey))
    expect(printed.match(/Not checked/gu)).toHaveLength(2)
    expect(code).toBe(0)
    expect(await readdir(folder)).toEqual(['station.sqlite'])
  })

  it('says nothing of what is in the entries', async () => {
    expect((await verify(path)).printed).not.toMatch(/Ada|1001|clerk-7|reception/u)
  })

  it('says what is broken and where', async () => {
    room.parts.database.exec(`UPDATE journal_entries SET at = '2026-11-24T08:00:00.000Z' WHERE number = 2`)
    expectEnd(await verify(path), 1, 'BROKEN at entry 2 of 3 entries')
    room.parts.database.exec('DELETE FROM journal_entries WHERE number = 2')
    expectEnd(await verify(path), 1, 'BROKEN at entry 2: it was taken out')
  })

  it('compares the key and the last number with those the station shows', async () => {
    const own = stationFingerprint(room.parts.stationKey)
    const all = await verify(path, '--key', own, '--last', '3')
    expect(all.code).toBe(0)
    expect(all.printed).not.toContain('Not checked')
    expectEnd(await verify(path, '--last', '4'), 1, 'BROKEN at entry 4')
    const foreign = openRoom().parts.stationKey
    expectEnd(await verify(path, '--key', stationFingerprint(foreign)), 1, 'signed with another key')
  })

  it('goes on being right while the station adds to it and has the file for itself alone', async () => {
    const busy = join(folder, 'busy.sqlite')
    const writer = spawn(process.execPath, [resolve(import.meta.dirname, 'journal-writer-run.ts'), busy], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const ended = once(writer, 'exit')
    const first: readonly unknown[] = await Promise.race([once(writer.stdout, 'data'), ended])
    expect(String(first[0])).toBe('working\n')
    // It cannot be opened as a database meanwhile.
    expect(() => new DatabaseSync(busy, { readOnly: true }).prepare('SELECT * FROM journal_head').get()).toThrow(
      'locked',
    )
    const counts: number[] = []
    for (let turn = 0; turn < 4; turn += 1) {
      const { code, printed } = await verify(busy)
      expect(printed).toMatch(/^WHOLE: \d+ entries/u)
      expect(code).toBe(0)
      counts.push(Number(/\d+/u.exec(printed)?.[0]))
    }
    writer.stdin.end()
    await ended
    expect(counts.toSorted((one, other) => one - other)).toEqual(counts)
    expect(counts.at(-1)).toBeGreaterThan(counts[0] ?? 0)
  }, 120_000)
})

describe('checking an export', () => {
  it('says that it is whole, erased people or not', async () => {
    room.journal.erase({ server, id: '1002' })
    const { code, printed } = await verify(await exportTo('journal.json'))
    expect(printed).toContain('WHOLE: 3 entries')
    expect(code).toBe(0)
  })

  it('of an empty journal finds nothing wrong', async () => {
    room = openRoom()
    expectEnd(await verify(await exportTo('empty.json')), 0, '0 entries')
  })

  const edits: readonly (readonly [
    name: string,
    found: { readonly kind: 'damaged' } | { readonly flaw: string; readonly at: number },
    edit: (text: string) => string,
  ])[] = [
    ['a name that was edited', { flaw: 'changed', at: 2 }, (text) => text.replace('"name":"Bert"', '"name":"Bart"')],
    ['a moment that was edited', { flaw: 'changed', at: 1 }, (text) => text.replace('08:00:00.000Z', '09:00:00.000Z')],
    ['a clerk that was edited', { flaw: 'changed', at: 1 }, (text) => text.replace('clerk-7', 'clerk-8')],
    [
      'the words of two entries exchanged',
      { flaw: 'changed', at: 2 },
      (text) =>
        text
          .replace('"name":"Bert"', '"name":"#"')
          .replace('"name":"Cleo"', '"name":"Bert"')
          .replace('"name":"#"', '"name":"Cleo"'),
    ],
    [
      'an entry taken out',
      { flaw: 'missing', at: 2 },
      (text) => withEntries(text, (entries) => entries.toSpliced(1, 1)),
    ],
    [
      'the last entry taken out',
      { flaw: 'missing', at: 3 },
      (text) => withEntries(text, (entries) => entries.slice(0, -1)),
    ],
    [
      'two entries that changed places',
      { flaw: 'missing', at: 2 },
      (text) => withEntries(text, ([one, two, three]) => [one, three, two]),
    ],
    [
      'an entry that is there twice',
      { flaw: 'missing', at: 2 },
      (text) => withEntries(text, ([one, ...rest]) => [one, one, ...rest]),
    ],
    [
      'a word added to an entry',
      { flaw: 'changed', at: 1 },
      (text) => text.replace('"number":1,', '"number":1,"note":"added",'),
    ],
    [
      'a signature that was edited',
      { flaw: 'changed', at: 1 },
      (text) => text.replace(/"signature":"./u, (found) => `${found.slice(0, -1)}${found.endsWith('0') ? '1' : '0'}`),
    ],
    ['the head taken away', { flaw: 'headMissing', at: 3 }, (text) => text.replace(/"head":\{[^}]*\}/u, '"head":null')],
    ['a file that was cut off', { kind: 'damaged' }, (text) => text.slice(0, -200)],
    [
      'something added beside the entries',
      { kind: 'damaged' },
      (text) => text.replace('"version":1', '"version":1,"more":1'),
    ],
  ]
  it.each(edits)('finds %s', async (_, found, edit) => {
    const file = await exportTo('journal.json')
    const text = await readFile(file, 'utf8')
    await writeFile(file, edit(text))
    expect(edit(text)).not.toBe(text)
    const checked = await checkFile(file, null)
    expect(checked.kind === 'checked' ? checked.verdict : { kind: checked.kind }).toMatchObject(found)
  })

  it('ends with 1 and names the place', async () => {
    const file = await exportTo('journal.json')
    await writeFile(file, (await readFile(file, 'utf8')).replace('"name":"Bert"', '"name":"Bart"'))
    expectEnd(await verify(file), 1, 'BROKEN at entry 2 of 3 entries')
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, -200))
    expectEnd(await verify(file), 1, 'BROKEN: The export is not as the station wrote it')
  })
})

describe('the command', () => {
  it('refuses what is no journal, and says why', async () => {
    const text = join(folder, 'letter.txt')
    await writeFile(text, 'Dear Ada')
    expectEnd(await verify(text), 64, 'neither a database nor an export')
    const other = join(folder, 'other.sqlite')
    new DatabaseSync(other).exec('CREATE TABLE something (number INTEGER)')
    expectEnd(await verify(other), 64, 'no journal in this database')
    expectEnd(await verify(await exportTo('journal.csv', 'csv')), 64, 'CSV proves nothing')
    expectEnd(await verify(join(folder, 'nothing')), 64, 'ENOENT')
  })

  it('refuses words it does not know, and shows those it knows', async () => {
    const ended = await verify('one', 'two')
    expectEnd(ended, 64, 'It takes one file.')
    expectEnd(ended, 64, 'npm run journal:verify FILE')
    const sentenceFor = (...words: readonly string[]) => {
      const command = readVerifyCommand(words)
      return command.kind === 'wrong' ? command.sentence : command.kind
    }
    expect(sentenceFor()).toBe('It takes one file.')
    expect(sentenceFor('one', '--key', 'AB:CD')).toContain('--key takes 64 hexadecimal digits')
    expect(sentenceFor('one', '--last', 'many')).toContain('--last takes a number')
    expect(sentenceFor('one', '--fast')).toContain('--fast')
    expect(sentenceFor('one')).toBe('verify')
    expect(sentenceFor('--help')).toBe('help')
  })

  it('finds a database whose pages were damaged', async () => {
    room.parts.database.close()
    const bytes = await readFile(path)
    bytes.fill(0x5a, 4096)
    await writeFile(path, bytes)
    expectEnd(await verify(path), 1, 'BROKEN')
  })
})

/** An export with other entries in its one slice. */
function withEntries(text: string, change: (entries: readonly unknown[]) => readonly unknown[]): string {
  const parsed = JSON.parse(text) as { readonly slices: [{ entries: readonly unknown[] }] }
  parsed.slices[0].entries = change(parsed.slices[0].entries)
  return JSON.stringify(parsed)
}
