/** Why the keychain cannot be used. */
export type VaultTrouble = 'noKeychain' | 'locked' | 'denied' | 'failed'

/** What the keychain answered: a value, that there is none, or that it cannot be asked. The three are never folded. */
export type VaultAnswer =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unavailable'; readonly reason: VaultTrouble }

/** What came of a change to the keychain. */
export type VaultChange = { readonly kind: 'done' } | { readonly kind: 'unavailable'; readonly reason: VaultTrouble }

/**
 * Where secrets are kept: the operating system's keychain and nothing else.
 *
 * There is no fallback to a file. A caller that hears `unavailable` goes without, and says so on the screen.
 */
export interface Vault {
  /** Reads one secret. Never throws. */
  read(account: string): Promise<VaultAnswer>
  /** Keeps one secret, replacing an older one of the same account. Never throws. */
  write(account: string, secret: string): Promise<VaultChange>
  /** Removes one secret; removing what is not there is done. Never throws. */
  remove(account: string): Promise<VaultChange>
}
