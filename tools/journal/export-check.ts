import { z } from 'zod'
import { journalEntrySchema, type JournalVerdict } from '../../src-preload/contract/journal.ts'
import { checkChain, type CheckedLink } from '../../src-main/journal/chain-check.ts'
import { sliceMessage } from '../../src-main/journal/export-proof.ts'
import { digestOf, type ChainHead } from '../../src-main/journal/chain.ts'
import { exportFormat, exportVersion } from '../../src-main/journal/journal-export.ts'
import { isSignedBy } from '../../src-main/journal/station-key.ts'

const hex = (bytes: number) =>
  z
    .string()
    .regex(new RegExp(`^[0-9a-f]{${String(bytes * 2)}}$`, 'u'))
    .transform((text) => Buffer.from(text, 'hex'))

const proofSchema = z.strictObject({
  personKey: hex(16).nullable(),
  factsDigest: hex(32),
  personDigest: hex(32).nullable(),
  previous: hex(32),
  hash: hex(32),
  words: hex(32),
})

// The entry stays as it was read: its digest is over its own spelling, the order of its fields included.
const documentSchema = z.strictObject({
  format: z.literal(exportFormat),
  version: z.literal(exportVersion),
  exportedAt: z.iso.datetime(),
  slices: z.array(
    z.strictObject({
      signature: hex(64),
      entries: z.array(z.strictObject({ entry: z.unknown(), proof: proofSchema })).min(1),
    }),
  ),
  head: z
    .strictObject({ last: z.number().int().min(0), hash: hex(32), publicKey: hex(32), signature: hex(64) })
    .nullable(),
})

const placeSchema = journalEntrySchema.pick({ number: true, at: true })

/** An export as it was read. */
export type ExportDocument = z.infer<typeof documentSchema>

/** Reads an export; `null` when a part of it has not the form in which it was written. */
export function readExport(parsed: unknown): ExportDocument | null {
  return documentSchema.safeParse(parsed).data ?? null
}

/** Whether something that was parsed, or only begun, says that it is an export of a journal. */
export function claimsToBeExport(text: string): boolean {
  return text.slice(0, 200).includes(`"${exportFormat}"`)
}

/**
 * Checks an export: the chain as in the database, that the words of every entry are those the station signed, and that they
 * stand beside the entry they were read from.
 */
export function checkExport(document: ExportDocument, lastNumber: number | null): JournalVerdict {
  const all = document.slices.flatMap(({ entries }) => entries)
  const { head } = document
  const chain = checkChain({ links: all.map(linkOf), head, lastNumber, publicKey: null })
  const edited = all.findIndex(({ entry, proof }) => !digestOf(JSON.stringify(entry)).equals(proof.words)) + 1
  if (edited > 0 && (chain.kind === 'whole' || edited < chain.at)) return changedAt(edited, all.length)
  if (chain.kind === 'broken' || head === null) return chain
  const unsigned = firstUnsigned(document, head)
  return unsigned === null ? chain : changedAt(unsigned, all.length)
}

function changedAt(at: number, entries: number): JournalVerdict {
  return { kind: 'broken', entries, flaw: 'changed', at }
}

type Exported = ExportDocument['slices'][number]['entries'][number]

function linkOf({ entry, proof }: Exported): CheckedLink {
  const place = placeSchema.safeParse(entry).data ?? { number: 0, at: '' }
  return { ...place, ...proof }
}

/** The place at which a slice begins whose words the station did not sign; the entries of a slice vouch for each other. */
function firstUnsigned({ slices }: ExportDocument, { publicKey }: ChainHead): number | null {
  let before = 0
  for (const { entries, signature } of slices) {
    const proofs = entries.map(({ proof }) => ({
      hash: proof.hash.toString('hex'),
      words: proof.words.toString('hex'),
    }))
    if (!isSignedBy(publicKey, sliceMessage(proofs), signature)) return before + 1
    before += entries.length
  }
  return null
}
