import type { Vault, VaultTrouble } from '../../../src-main/vault/vault.ts'

/** A keychain in memory that can be locked. */
export class MemoryVault implements Vault {
  readonly secrets = new Map<string, string>()
  trouble: VaultTrouble | null = null

  async read(account: string) {
    const value = this.secrets.get(account)
    if (this.trouble !== null) return Promise.resolve({ kind: 'unavailable', reason: this.trouble } as const)
    return Promise.resolve(value === undefined ? ({ kind: 'absent' } as const) : ({ kind: 'value', value } as const))
  }

  async write(account: string, secret: string) {
    if (this.trouble !== null) return Promise.resolve({ kind: 'unavailable', reason: this.trouble } as const)
    this.secrets.set(account, secret)
    return Promise.resolve({ kind: 'done' } as const)
  }

  async remove(account: string) {
    if (this.trouble !== null) return Promise.resolve({ kind: 'unavailable', reason: this.trouble } as const)
    this.secrets.delete(account)
    return Promise.resolve({ kind: 'done' } as const)
  }
}
