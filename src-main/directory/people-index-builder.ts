import { ContactColumnsBuilder } from './contact-columns.ts'
import { foldText, wordsOf } from './folded-text.ts'
import type { Breathe } from './in-slices.ts'
import { PeopleIndex } from './people-index.ts'
import { PeopleLines } from './people-lines.ts'
import { columnsOfLine } from './person-line.ts'
import { sortedRows } from './sorted-rows.ts'
import { VocabularyBuilder } from './vocabulary-builder.ts'

const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/**
 * Makes an index of lines in any order, in slices. Each id stands in them once.
 *
 * @param lines finished; they are read twice and may be let go afterwards
 */
export async function buildPeopleIndex(lines: PeopleLines, breathe: Breathe): Promise<PeopleIndex> {
  const ids: string[] = []
  const names: string[] = []
  for (let row = 0; row < lines.size; row += 1) {
    const { id, name } = columnsOfLine(lines.line(row))
    ids.push(id)
    names.push(foldText(name))
    await breathe()
  }
  const byName = (one: number, other: number): number =>
    compareTexts(names[one] ?? '', names[other] ?? '') || compareTexts(ids[one] ?? '', ids[other] ?? '')
  const order = await sortedRows(lines.size, byName, breathe)

  const sorted = new PeopleLines()
  const vocabulary = new VocabularyBuilder()
  const contacts = new ContactColumnsBuilder()
  const nameWords = new Uint8Array(lines.size)
  for (const from of order) {
    const line = lines.line(from)
    const row = sorted.add(line)
    const { id, name, email, phone } = columnsOfLine(line)
    nameWords[row] = mentionWords(vocabulary, row, name, email)
    contacts.add(id, phone, email)
    await breathe()
  }
  sorted.finish()
  const idOfRow = (row: number): string => ids[order[row] ?? 0] ?? ''
  const rowsById = await sortedRows(lines.size, (one, other) => compareTexts(idOfRow(one), idOfRow(other)), breathe)
  return new PeopleIndex({
    lines: sorted,
    vocabulary: vocabulary.finish(),
    contacts: contacts.finish(),
    nameWords,
    rowsById,
    idOfRow: (row) => columnsOfLine(sorted.line(row)).id,
  })
}

/**
 * Notes the words of a name, and those of the part of the address before the `@` that the name has not. Answers how many
 * different words the name has, at most what a byte holds.
 */
function mentionWords(vocabulary: VocabularyBuilder, row: number, name: string, email: string): number {
  const mentioned = new Set<string>()
  for (const { text, initials } of wordsOf(name)) {
    if (mentioned.has(text)) continue
    mentioned.add(text)
    vocabulary.mention(text, initials, row, false)
  }
  const inName = mentioned.size
  for (const { text, isNumber } of wordsOf(email.slice(0, Math.max(0, email.indexOf('@'))))) {
    // A number in an address is somebody's own and would make a word for everybody.
    if (isNumber || mentioned.has(text)) continue
    mentioned.add(text)
    vocabulary.mention(text, '', row, true)
  }
  return Math.min(inName, 255)
}
