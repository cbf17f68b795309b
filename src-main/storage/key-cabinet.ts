/**
 * Keys that can be destroyed: each wraps one picture, or what the journal tells of one person.
 *
 * They lie wrapped under the data key in a database of their own with `secure_delete`, which is truncated after each
 * destruction and never copied: what was destroyed is in no file and in no backup (design section 8). Synchronous; used inside
 * the store's thread only.
 */
export interface KeyCabinet {
  /** Makes a key of 32 bytes under a name; on the disk before it is answered. */
  make(name: string): Buffer
  /** The key of that name; `absent` when there never was one or it was destroyed, `damaged` when it does not unwrap. */
  read(
    name: string,
  ): { readonly kind: 'key'; readonly key: Buffer } | { readonly kind: 'absent' } | { readonly kind: 'damaged' }
  /** Destroys keys for good; names without a key are passed over. */
  destroy(names: readonly string[]): void
  /** The names that begin with a text. */
  names(prefix: string): readonly string[]
}
