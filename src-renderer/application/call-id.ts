/** A fresh name for one long call, as the contract wants it: at most 40 letters, digits and dashes. */
export function newCallId(): string {
  return crypto.randomUUID()
}
