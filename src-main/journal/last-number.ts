import type { Vault, VaultChange, VaultTrouble } from '../vault/vault.ts'

/** The number of a sealed file's last line as the keychain knows it; `invalid` is an entry that is no number. */
export type KeptLastNumber =
  | { readonly kind: 'value'; readonly number: number }
  | { readonly kind: 'absent' }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'unavailable'; readonly reason: VaultTrouble }

/** Where the number of a sealed file's last line is kept, out of reach of whoever can change the file. */
export interface LastNumber {
  read(): Promise<KeptLastNumber>
  write(number: number): Promise<VaultChange>
}

/**
 * Keeps the number in the keychain: a file that was cut off at its end looks whole by itself.
 *
 * @param purpose the purpose of the file, as its lines are bound to it
 */
export function keepLastNumber(vault: Vault, purpose: string): LastNumber {
  const account = `last-number-of-${purpose}`
  return {
    read: async () => {
      const answer = await vault.read(account)
      if (answer.kind !== 'value') return answer
      return /^[1-9]\d{0,14}$/u.test(answer.value)
        ? { kind: 'value', number: Number(answer.value) }
        : { kind: 'invalid' }
    },
    write: async (number) => vault.write(account, String(number)),
  }
}
