/** What the page's isolated world reports to the main process through the binding. */
export type Upward =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly values: string }
  | { readonly kind: 'send'; readonly channel: string; readonly values: string }
  | { readonly kind: 'ask'; readonly id: number; readonly question: PermissionQuestion }
  | { readonly kind: 'preload-failed'; readonly message: string }

/** What the main process tells the isolated world. */
export type Downward =
  | { readonly kind: 'answer'; readonly id: number; readonly ok: boolean; readonly value: string }
  | { readonly kind: 'message'; readonly channel: string; readonly values: string }

/** A power the page is about to use. `request` is followed by its use, `check` only looks (device lists, permissions.query). */
export interface PermissionQuestion {
  readonly purpose: 'request' | 'check'
  readonly permission: string
  readonly media: readonly ('audio' | 'video')[]
}
