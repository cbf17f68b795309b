import { z } from 'zod'
import {
  journalEntrySchema,
  journalFactsSchema,
  journalPersonSchema,
  type JournalFacts,
  type JournalPerson,
} from '../../src-preload/contract/journal.ts'

/** What is sealed as the facts of an entry. */
export interface SealedFacts {
  readonly station: string
  readonly server: string | null
  readonly operatorId: string | null
  readonly facts: JournalFacts
}

const { station, server, operatorId } = journalEntrySchema.shape
const searchedSchema = z.object({
  operatorId: z.string().nullish(),
  id: z.string().nullish(),
  name: z.string().nullish(),
})
const sealedFactsSchema = z.object({ station, server, operatorId, facts: journalFactsSchema })

/** What is shown of an entry whose facts do not open. */
export const unreadableFacts: SealedFacts = {
  station: '',
  server: null,
  operatorId: null,
  facts: { kind: 'unreadable' },
}

/**
 * The facts of an entry as JSON, with nothing of the person in them: an id that a step answered stays out, it stands with the
 * person and goes with the person's key.
 */
export function writeFacts(sealed: SealedFacts): string {
  return JSON.stringify(sealedFactsSchema.parse({ ...sealed, facts: withoutIds(sealed.facts) }))
}

/** Reads what `writeFacts` wrote; `null` for what this version of the station does not know. */
export function readFacts(json: string): SealedFacts | null {
  return sealedFactsSchema.safeParse(parse(json)).data ?? null
}

/** Whom an entry is about, as JSON. */
export function writePerson({ id, name, overrideWords }: JournalPerson): string {
  return JSON.stringify(journalPersonSchema.parse({ id, name, overrideWords }))
}

/** Reads what `writePerson` wrote; `null` for what this version of the station does not know. */
export function readPerson(json: string): JournalPerson | null {
  return journalPersonSchema.safeParse(parse(json)).data ?? null
}

/** What a text is looked for in: clerks, names and ids, from what is sealed, `null` where that does not open. */
export function searchedWords(facts: string | null, person: string | null): readonly string[] {
  const [clerk, about] = [searchedSchema.safeParse(parse(facts)), searchedSchema.safeParse(parse(person))]
  return [clerk.data?.operatorId, about.data?.name, about.data?.id].filter((word) => typeof word === 'string')
}

/** A text as it is compared: without case, diacritics, width and the ways in which Hangul is composed. */
export function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** The server's next free id may become this person's. */
function withoutIds(facts: JournalFacts): JournalFacts {
  if (facts.kind !== 'stepRefused' || facts.failure.kind !== 'duplicateId') return facts
  return { ...facts, failure: { ...facts.failure, nextId: null } }
}

function parse(json: string | null): unknown {
  try {
    return json === null ? null : JSON.parse(json)
  } catch {
    return null
  }
}
