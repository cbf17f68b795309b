import type { JournalVerdict } from '../../src-preload/contract/journal.ts'
import { beginning, hashOf, headMessage, sameBytes, type ChainHead, type ChainLink } from './chain.ts'
import { isSignedBy } from './station-key.ts'

/** An entry to be checked. */
export interface CheckedLink extends ChainLink {
  /** For whoever holds the station's key: whether what is sealed in the entry was sealed by this station for this place. */
  isGenuine?(): boolean
}

/** What a journal is checked by, beside its entries. */
export interface ChainEvidence {
  /** `null` when there is none. */
  readonly head: ChainHead | null
  /** The number of the last entry as the keychain knows it; `null` when nobody knows: then a cut may go unseen. */
  readonly lastNumber: number | null
  /** The key the head must be signed by; `null` takes the word of the one it carries. */
  readonly publicKey: Uint8Array | null
}

/** A check that follows a chain entry by entry, so that it can pause. */
export interface ChainCheck {
  /** Follows the next entry in the order in which they lie there. Answers whether everything fits so far. */
  follow(link: CheckedLink): boolean
  /** Counts entries behind the first thing that is wrong, which need not be looked at. */
  count(entries: number): void
  /** How many entries there were so far. */
  entries(): number
  /** Ends the check behind the last entry. */
  end(evidence: ChainEvidence): JournalVerdict
}

/** Begins to check a chain at its beginning. */
export function beginChainCheck(): ChainCheck {
  let [entries, last] = [0, beginning]
  let flaw: Pick<Broken, 'flaw' | 'at'> | null = null

  return {
    follow: (link) => {
      entries += 1
      if (flaw !== null) return false
      if (link.number !== entries) flaw = { flaw: 'missing', at: entries }
      else if (!sameBytes(link.hash, hashOf(link)) || !sameBytes(link.previous, last))
        flaw = { flaw: 'changed', at: entries }
      else if (link.isGenuine?.() === false) flaw = { flaw: 'changed', at: entries }
      last = link.hash
      return flaw === null
    },
    count: (more) => {
      entries += more
    },
    entries: () => entries,
    end: ({ head, lastNumber, publicKey }) => {
      flaw ??= flawOfHead(head, { entries, last, publicKey })
      if (flaw === null && lastNumber !== null && lastNumber > entries) flaw = { flaw: 'missing', at: entries + 1 }
      return flaw === null ? { kind: 'whole', entries } : { kind: 'broken', entries, ...flaw }
    },
  }
}

/**
 * Follows the chain from its beginning to its head, and names the first thing that is wrong.
 *
 * The hashes of the chain need no secret, so somebody who changes an entry can compute all that follow anew. The head then
 * gives them away, because it is signed: without a secret it cannot be said where, and the last entry is named.
 *
 * @param chain with the entries in the order in which they lie there
 */
export function checkChain({
  links,
  ...evidence
}: ChainEvidence & { readonly links: Iterable<CheckedLink> }): JournalVerdict {
  const check = beginChainCheck()
  for (const link of links) check.follow(link)
  return check.end(evidence)
}

type Broken = Extract<JournalVerdict, { kind: 'broken' }>

function flawOfHead(
  head: ChainHead | null,
  chain: { readonly entries: number; readonly last: Uint8Array; readonly publicKey: Uint8Array | null },
): Pick<Broken, 'flaw' | 'at'> | null {
  const { entries } = chain
  if (head === null) return entries === 0 ? null : { flaw: 'headMissing', at: entries }
  const own = chain.publicKey === null || sameBytes(chain.publicKey, head.publicKey)
  const signed = own && Number.isSafeInteger(head.last) && head.last >= 0
  if (!signed || !isSignedBy(head.publicKey, headMessage(head), head.signature)) {
    return { flaw: 'headForged', at: Math.max(entries, 1) }
  }
  if (head.last > entries) return { flaw: 'missing', at: entries + 1 }
  // Entries that nobody signed were put there by somebody else.
  if (head.last < entries) return { flaw: 'changed', at: head.last + 1 }
  return sameBytes(head.hash, chain.last) ? null : { flaw: 'changed', at: Math.max(entries, 1) }
}
