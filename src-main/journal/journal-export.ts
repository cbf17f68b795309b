import type { JournalEntry } from '../../src-preload/contract/journal.ts'
import { byteOrderMark, csvLine } from '../domain/csv.ts'
import type { HeadProof, JournalSlice } from './export-proof.ts'

/** What an export in JSON says it is. */
export const exportFormat = 'vestibule-journal-export'

/** The version of the form of an export in JSON. */
export const exportVersion = 1

/** The columns of an export in CSV, in their order, with what stands in them. */
const columns: readonly (readonly [heading: string, read: (entry: JournalEntry) => string])[] = [
  ['number', ({ number }) => String(number)],
  ['time (UTC)', ({ at }) => at],
  ['station', ({ station }) => station],
  ['server', ({ server }) => server ?? ''],
  ['clerk', ({ operatorId }) => operatorId ?? ''],
  ['what happened', ({ facts }) => facts.kind],
  ['person', ({ person }) => person.kind],
  ['person id', ({ person }) => (person.kind === 'person' ? (person.person.id ?? '') : '')],
  ['person name', ({ person }) => (person.kind === 'person' ? person.person.name : '')],
  ['override words', ({ person }) => (person.kind === 'person' ? (person.person.overrideWords ?? '') : '')],
  ['job', ({ facts }) => ('job' in facts ? (facts.job ?? '') : '')],
  ['consent', ({ facts }) => consentIn(facts)],
  ['consent text', ({ facts }) => consentTextIn(facts)],
  ['verdict', ({ facts }) => (facts.kind === 'enrollmentSaved' ? (facts.judgement?.verdict ?? '') : '')],
  ['override reason', ({ facts }) => (facts.kind === 'enrollmentSaved' ? (facts.override ?? '') : '')],
  ['profile photo SHA-256', ({ facts }) => ('profilePhoto' in facts ? (facts.profilePhoto ?? '') : '')],
  ['face picture SHA-256', ({ facts }) => (facts.kind === 'enrollmentSaved' ? (facts.facePicture ?? '') : '')],
  ['details', ({ facts }) => JSON.stringify(facts)],
]

/**
 * The journal as CSV, piece by piece: RFC 4180 with CRLF, every cell in quotes, UTF-8 with a byte order mark, cells that a
 * spreadsheet would compute made harmless.
 *
 * It proves nothing: it is made to be read.
 */
export async function* writeCsv(slices: AsyncIterable<JournalSlice>): AsyncGenerator<string, void, undefined> {
  yield byteOrderMark + csvLine(columns.map(([heading]) => heading))
  for await (const { entries } of slices) {
    yield entries.map(({ entry }) => csvLine(columns.map(([, read]) => read(entry)))).join('')
  }
}

/**
 * The journal as JSON, piece by piece, with everything that `npm run journal:verify` needs: the chain, the head, and for each
 * slice the station's signature that these words were read from these entries.
 *
 * @param exportedAt ISO 8601 in UTC
 */
export async function* writeJson(
  slices: AsyncIterable<JournalSlice>,
  exportedAt: string,
): AsyncGenerator<string, void, undefined> {
  yield `{"format":${JSON.stringify(exportFormat)},"version":${String(exportVersion)},"exportedAt":${JSON.stringify(exportedAt)},"slices":[`
  let head: HeadProof | null = null
  let before = '\n'
  for await (const { entries, signature, head: current } of slices) {
    head = current
    if (entries.length === 0) continue
    const lines = entries.map((each) => JSON.stringify(each)).join(',\n')
    yield `${before}{"signature":${JSON.stringify(signature)},"entries":[\n${lines}\n]}`
    before = ',\n'
  }
  yield `\n],"head":${JSON.stringify(head)}}\n`
}

function consentIn(facts: JournalEntry['facts']): string {
  if (facts.kind === 'consentWithdrawn') return 'withdrawn'
  if (facts.kind !== 'consentAnswered') return ''
  return facts.answers.map(({ purpose, answer }) => `${purpose}: ${answer}`).join('; ')
}

function consentTextIn(facts: JournalEntry['facts']): string {
  if (facts.kind !== 'consentAnswered') return ''
  const { textId, language, version, digest } = facts.text
  return `${textId} ${language} ${version} ${digest}`
}
