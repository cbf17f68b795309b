import { createHash } from 'node:crypto'
import type { Vault } from './vault.ts'

/**
 * A part of the keychain that belongs to one data folder: what lies sealed in a folder and the key to it are a pair, and
 * several stations of one operating-system account (a demonstration beside the real one) must not touch each other's.
 *
 * The names get `@` and the first 16 hexadecimal digits of the SHA-256 of the folder's path, so a folder that is moved finds
 * its entries no more.
 *
 * @param folder absolute path
 */
export function vaultOfFolder(vault: Vault, folder: string): Vault {
  const place = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  const own = (account: string): string => `${account}@${place}`
  return {
    read: async (account) => vault.read(own(account)),
    write: async (account, secret) => vault.write(own(account), secret),
    remove: async (account) => vault.remove(own(account)),
  }
}
