import { z } from 'zod'
import { operatorSchema, type Operator } from '../../src-preload/contract/session.ts'
import type { ServerAddress } from '../../src-preload/contract/server.ts'
import type { Vault, VaultChange, VaultTrouble } from './vault.ts'

/** A clerk's login id and password, as they lie in the keychain. */
export interface ClerkCredentials {
  readonly loginId: string
  readonly password: string
}

/** A clerk as the keychain knows them: the credentials, and who the server said they are. */
export interface KeptClerk extends ClerkCredentials {
  /** What the server told when it last took these credentials; `null` in entries of older stations. */
  readonly confirmed: { readonly operator: Operator; readonly at: string } | null
}

const keptClerkSchema: z.ZodType<KeptClerk> = z.object({
  loginId: z.string().min(1),
  password: z.string().min(1),
  confirmed: z.object({ operator: operatorSchema, at: z.iso.datetime() }).nullable().default(null),
})

/** What the keychain holds for a server: a clerk's credentials, none, something unreadable, or it cannot be asked. */
export type KeptCredentials =
  | { readonly kind: 'value'; readonly value: KeptClerk }
  | { readonly kind: 'absent' }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'unavailable'; readonly reason: VaultTrouble }

/** The one clerk whose credentials a station keeps for its server. */
export interface ClerkCredentialsKeeper {
  read(): Promise<KeptCredentials>
  keep(clerk: KeptClerk): Promise<VaultChange>
  forget(): Promise<VaultChange>
}

/**
 * Keeps a clerk's credentials in the keychain, for one server and one pairing of it.
 *
 * The account name carries the fingerprint or authority that a person confirmed, so that a password kept under one
 * trust is not found under another: a newly paired server never receives an older server's password.
 *
 * @param trustMark what the trust was bound to: a fingerprint, or the word for the system's store
 */
export function keepClerkCredentials(vault: Vault, address: ServerAddress, trustMark: string): ClerkCredentialsKeeper {
  const account = `clerk@${address.host}:${String(address.port)}#${trustMark}`
  return {
    read: async () => {
      const answer = await vault.read(account)
      if (answer.kind !== 'value') return answer
      return parseCredentials(answer.value)
    },
    keep: async ({ loginId, password, confirmed }) =>
      vault.write(account, JSON.stringify({ loginId, password, confirmed })),
    forget: async () => vault.remove(account),
  }
}

function parseCredentials(text: string): KeptCredentials {
  try {
    const parsed = keptClerkSchema.safeParse(JSON.parse(text))
    return parsed.success ? { kind: 'value', value: parsed.data } : { kind: 'invalid' }
  } catch {
    return { kind: 'invalid' }
  }
}
