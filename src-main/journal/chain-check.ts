import type { JournalVerdict } from '../../src-preload/contract/journal.ts'
import { beginning, hashOf, headMessage, sameBytes, type ChainHead, type ChainLink } from './chain.ts'
import { isSignedBy } from './station-key.ts'

/** An entry to be checked. */
export interface CheckedLink extends ChainLink {
  /** For whoever holds the station's key: whether what is sealed in the entry was sealed by this station for this place. */
  isGenuine?(): boolean
}

/** What a journal is checked by. */
export interface ChainEvidence {
  /** The entries in the order in which they lie there. */
  readonly links: Iterable<CheckedLink>
  /** `null` when there is none. */
  readonly head: ChainHead | null
  /** The number of the last entry as the keychain knows it; `null` when nobody knows: then a cut may go unseen. */
  readonly lastNumber: number | null
  /** The key the head must be signed by; `null` takes the word of the one it carries. */
  readonly publicKey: Uint8Array | null
}

/**
 * Follows the chain from its beginning to its head, and names the first thing that is wrong.
 *
 * The hashes of the chain need no secret, so somebody who changes an entry can compute all that follow anew. The head then
 * gives them away, because it is signed: without a secret it cannot be said where, and the last entry is named.
 */
export function checkChain({ links, head, lastNumber, publicKey }: ChainEvidence): JournalVerdict {
  let [entries, last] = [0, beginning]
  let flaw: Pick<Broken, 'flaw' | 'at'> | null = null
  for (const link of links) {
    entries += 1
    if (flaw !== null) continue
    if (link.number !== entries) flaw = { flaw: 'missing', at: entries }
    else if (!sameBytes(link.hash, hashOf(link)) || !sameBytes(link.previous, last))
      flaw = { flaw: 'changed', at: entries }
    else if (link.isGenuine?.() === false) flaw = { flaw: 'changed', at: entries }
    last = link.hash
  }
  flaw ??= flawOfHead(head, { entries, last, publicKey })
  if (flaw === null && lastNumber !== null && lastNumber > entries) flaw = { flaw: 'missing', at: entries + 1 }
  return flaw === null ? { kind: 'whole', entries } : { kind: 'broken', entries, ...flaw }
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
