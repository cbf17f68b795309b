import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Vault } from '../../src-main/vault/vault.ts'

/** A keychain in a file in the clear, for stations that are killed on purpose and hold nobody's data. Never shipped. */
export function openFileVault(path: string): Vault {
  const secrets = readSecrets(path)
  mkdirSync(dirname(path), { recursive: true })
  const keep = (): { readonly kind: 'done' } => {
    writeFileSync(`${path}.new`, JSON.stringify(Object.fromEntries(secrets)))
    renameSync(`${path}.new`, path)
    return { kind: 'done' }
  }
  return {
    read: async (account) => {
      const value = secrets.get(account)
      return Promise.resolve(value === undefined ? { kind: 'absent' } : { kind: 'value', value })
    },
    write: async (account, secret) => {
      secrets.set(account, secret)
      return Promise.resolve(keep())
    },
    remove: async (account) => {
      secrets.delete(account)
      return Promise.resolve(keep())
    },
  }
}

function readSecrets(path: string): Map<string, string> {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>))
  } catch {
    return new Map()
  }
}
