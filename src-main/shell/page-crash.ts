/** What happens after the page's process ended by itself. */
export type AfterCrash = 'nothing' | 'reload' | 'giveUp'

/** Two crashes within this time are not bad luck: loading again would only flicker. */
const shortTime = 60_000

/**
 * Decides what to do when the page's process is gone.
 *
 * @param reason Electron's word for it; `clean-exit` is the end of a window that was closed
 * @param sinceLast milliseconds since the crash before, `null` for the first
 */
export function decideAfterCrash(reason: string, sinceLast: number | null): AfterCrash {
  if (reason === 'clean-exit') return 'nothing'
  return sinceLast !== null && sinceLast < shortTime ? 'giveUp' : 'reload'
}
