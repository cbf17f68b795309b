import { describe, expect, it } from 'vitest'
import type { JournalSlice } from '../../../src-main/journal/export-proof.ts'
import { exportJournal, type SaveText } from '../../../src-main/journal/export-run.ts'
import { harmlessCell } from '../../../src-main/domain/csv.ts'
import type { JournalTable } from '../../../src-main/journal/journal-table.ts'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import { entryAbout, momentAt, openRoom, server } from './journal-room.ts'

const at = '2026-11-23T18:00:00.000Z'
const { signal } = new AbortController()

/** A disk in memory: what was saved, by name. */
function memoryDisk(): { readonly files: Map<string, string>; readonly save: SaveText } {
  const files = new Map<string, string>()
  return {
    files,
    save: async ({ name, text }) => {
      try {
        let whole = ''
        for await (const piece of typeof text === 'string' ? [text] : text) whole += piece
        files.set(name, whole)
        return succeed(undefined)
      } catch {
        return fail({ kind: 'notSaved', reason: 'failed' })
      }
    },
  }
}

async function csvOf(journal: JournalTable): Promise<string> {
  const disk = memoryDisk()
  const readSlice = async (above: number) => succeed(journal.slice(above))
  expect((await exportJournal({ readSlice, save: disk.save, format: 'csv', at, signal })).ok).toBe(true)
  return disk.files.get('journal-2026-11-23.csv') ?? ''
}

/** The cells of a CSV text as RFC 4180 has them, with another separator if asked. */
function cellsOf(text: string, separator = ','): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  let [cell, isQuoted] = ['', false]
  for (let index = 0; index < text.length; index += 1) {
    const letter = text.charAt(index)
    if (letter === '"' && isQuoted && text.charAt(index + 1) === '"') {
      cell += '"'
      index += 1
    } else if (letter === '"') {
      isQuoted = !isQuoted
    } else if (!isQuoted && letter === separator) {
      rows.at(-1)?.push(cell)
      cell = ''
    } else if (!isQuoted && letter === '\n') {
      rows.at(-1)?.push(cell)
      rows.push([])
      cell = ''
    } else if (isQuoted || letter !== '\r') cell += letter
  }
  return rows.slice(0, -1)
}

describe('a cell', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\rx',
    '\nx',
    '  =1',
    '"=1',
    "'=1",
    ' " =1',
    '\u00A0=1',
    '\u200B=1',
    '\uFEFF=1',
    '\u3000=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '−1',
    '“=1',
  ])('that would be computed is made harmless: %j', (text) => {
    expect(harmlessCell(text)).toBe(`'${text}`.replace("'\t=", "'\t'="))
  })

  it.each(['Ada', '1=1', 'a@b.example', 'Anne-Marie', '김철수', '', '7', '{"kind":"x"}', 'O’Brien', '"quoted"'])(
    'that is only text stays as it is: %j',
    (text) => {
      expect(harmlessCell(text)).toBe(text)
    },
  )

  it('is harmless also where a spreadsheet cuts it in two', () => {
    expect(harmlessCell('x;=1+1;y')).toBe("x;'=1+1;y")
    expect(harmlessCell('x\n=1+1')).toBe("x\n'=1+1")
    expect(harmlessCell('x, " =1')).toBe(`x,' " =1`)
  })
})

describe('an export as CSV', () => {
  it('has a byte order mark, whole words as headings, and a row for each entry, oldest first', async () => {
    const { journal } = openRoom()
    const words = 'says "no",\r\nand keeps the hat on'
    journal.append([
      entryAbout('1001', 'Groß, Jürgen', {
        person: { server, id: '1001', job: null, name: 'Groß, Jürgen', overrideWords: words },
      }),
      {
        at: momentAt(5),
        server: null,
        operatorId: null,
        facts: { kind: 'storeRestored', from: momentAt(0) },
        person: null,
      },
    ])
    const text = await csvOf(journal)
    expect(text.startsWith('\uFEFF"number","time (UTC)","station"')).toBe(true)
    const [headings, first, second, ...more] = cellsOf(text.slice(1))
    expect(more).toEqual([])
    const read = (row: readonly string[] | undefined, heading: string) => row?.[headings?.indexOf(heading) ?? -1]
    expect(read(first, 'person name')).toBe('Groß, Jürgen')
    expect(read(first, 'override words')).toBe(words)
    expect(read(first, 'clerk')).toBe('clerk-7')
    expect(read(second, 'what happened')).toBe('storeRestored')
    expect(read(second, 'person')).toBe('nobody')
    expect([headings?.length, first?.length, second?.length]).toEqual([18, 18, 18])
  })

  it('gives an attacker’s name no cell that is computed, in countries of commas and of semicolons', async () => {
    const { journal } = openRoom()
    const names = ['=HYPERLINK("http://evil.example";"x")', 'Ada;=1+1;x', '\t@SUM(1)', ' ＝cmd', 'a\r\n=2+2']
    journal.append(names.map((name, index) => entryAbout(String(index), name)))
    const computed = /^[\p{Z}\p{C}"]*[=+\-@＝]/u
    // The search finds what it is for.
    expect(
      names.filter((name) =>
        cellsOf(`"${name.replaceAll('"', '""')}"\n`, ';')
          .flat()
          .some((cell) => computed.test(cell)),
      ),
    ).toContain(names[0])
    const text = (await csvOf(journal)).slice(1)
    for (const separator of [',', ';', '\t']) {
      expect(
        cellsOf(text, separator)
          .flat()
          .filter((cell) => computed.test(cell)),
      ).toEqual([])
    }
  })

  it('leaves the person out of entries about somebody who was erased', async () => {
    const { journal } = openRoom()
    journal.append([entryAbout('1001', 'Ada')])
    expect(await csvOf(journal)).toContain('Ada')
    journal.erase({ server, id: '1001' })
    const text = await csvOf(journal)
    expect(text).not.toContain('Ada')
    expect(text).toContain('erased')
  })
})

describe('an export', () => {
  it('reads on until there is no more, and counts', async () => {
    const { journal } = openRoom()
    journal.append(Array.from({ length: 2_003 }, (_, index) => entryAbout(String(index), 'Ada')))
    const asked: number[] = []
    const disk = memoryDisk()
    const readSlice = async (above: number) => {
      asked.push(above)
      return succeed(journal.slice(above))
    }
    expect(await exportJournal({ readSlice, save: disk.save, format: 'json', at, signal })).toEqual({
      ok: true,
      value: { entries: 2_003 },
    })
    expect(asked).toEqual([0, 1_000, 2_000])
    const parsed = JSON.parse(disk.files.get('journal-2026-11-23.json') ?? '') as {
      readonly slices: readonly JournalSlice[]
    }
    expect(parsed.slices.map(({ entries }) => entries.length)).toEqual([1_000, 1_000, 3])
  })

  it('saves nothing when the person cancels, the journal fails half way, or the call is given up', async () => {
    const { journal } = openRoom()
    journal.append(Array.from({ length: 1_001 }, () => entryAbout('1', 'Ada')))
    const readSlice = async (above: number) => succeed(journal.slice(above))

    const cancelled: SaveText = async () => fail({ kind: 'cancelled' })
    expect(await exportJournal({ readSlice, save: cancelled, format: 'csv', at, signal })).toEqual(
      fail({ kind: 'cancelled' }),
    )

    const disk = memoryDisk()
    const failing = async (above: number) =>
      above === 0 ? succeed(journal.slice(0)) : fail({ kind: 'journalUnavailable', reason: 'failed' } as const)
    expect(await exportJournal({ readSlice: failing, save: disk.save, format: 'csv', at, signal })).toEqual(
      fail({ kind: 'journalUnavailable', reason: 'failed' }),
    )

    const givenUp = new AbortController()
    const givingUp = async (above: number) => {
      givenUp.abort()
      return succeed(journal.slice(above))
    }
    expect(
      await exportJournal({ readSlice: givingUp, save: disk.save, format: 'csv', at, signal: givenUp.signal }),
    ).toEqual(fail({ kind: 'cancelled' }))
    expect(disk.files.size).toBe(0)
  })
})
