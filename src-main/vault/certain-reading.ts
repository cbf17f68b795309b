import type { Vault, VaultAnswer } from './vault.ts'

/**
 * Reads a secret so that "there is none" is certain: a locked keychain on Linux answers as if it held nothing (seen with
 * gnome-keyring), and only writing shows that it is locked.
 *
 * Writes and removes an entry that holds nothing, when there is none of the account.
 */
export async function readWithCertainty(vault: Vault, account: string): Promise<VaultAnswer> {
  const answer = await vault.read(account)
  if (answer.kind !== 'absent') return answer
  const opening = `${account}-opening`
  const opened = await vault.write(opening, 'open')
  if (opened.kind === 'unavailable') return opened
  const again = await vault.read(account)
  await vault.remove(opening)
  return again
}
