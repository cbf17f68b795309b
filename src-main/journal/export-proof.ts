import type { JournalEntry } from '../../src-preload/contract/journal.ts'
import { digestOf, type ChainHead, type ChainLink } from './chain.ts'

/** What proves one entry of an export, in lower-case hexadecimal: its place in the chain, and the words it was shown with. */
export interface EntryProof {
  readonly personKey: string | null
  readonly factsDigest: string
  readonly personDigest: string | null
  readonly previous: string
  readonly hash: string
  /** SHA-256 of the entry's JSON as it was exported. */
  readonly words: string
}

/** The head of the journal in lower-case hexadecimal. */
export interface HeadProof {
  readonly last: number
  readonly hash: string
  readonly publicKey: string
  readonly signature: string
}

/** An entry in clear with its proof. */
export interface ProvenEntry {
  readonly entry: JournalEntry
  readonly proof: EntryProof
}

/** Some entries in a row, oldest first, as the station exports them. */
export interface JournalSlice {
  readonly entries: readonly ProvenEntry[]
  /** Of `sliceMessage` by the station's key, in hexadecimal: these words were read from these entries. */
  readonly signature: string
  /** The head at this moment; `null` while there is no entry. */
  readonly head: HeadProof | null
  readonly hasMore: boolean
}

/** The digest of an entry's words in clear. */
export function wordsDigestOf(entry: JournalEntry): Buffer {
  return digestOf(JSON.stringify(entry))
}

/** What the station signs of a slice: the words and the place in the chain of each entry. */
export function sliceMessage(proofs: readonly Pick<EntryProof, 'hash' | 'words'>[]): Buffer {
  const parts = proofs.map(({ hash, words }) => Buffer.from(hash + words, 'hex'))
  return Buffer.concat([Buffer.from('vestibule/journal/export/1\0'), digestOf(Buffer.concat(parts))])
}

/** The proof of an entry. */
export function proofOf(link: ChainLink, entry: JournalEntry): EntryProof {
  return {
    personKey: link.personKey === null ? null : hexOf(link.personKey),
    factsDigest: hexOf(link.factsDigest),
    personDigest: link.personDigest === null ? null : hexOf(link.personDigest),
    previous: hexOf(link.previous),
    hash: hexOf(link.hash),
    words: wordsDigestOf(entry).toString('hex'),
  }
}

/** The head as an export carries it. */
export function headProofOf({ last, hash, publicKey, signature }: ChainHead): HeadProof {
  return { last, hash: hexOf(hash), publicKey: hexOf(publicKey), signature: hexOf(signature) }
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
