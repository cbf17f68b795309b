import type keytar from 'keytar'
import type { Vault, VaultAnswer, VaultTrouble } from './vault.ts'

/** The name under which the station's secrets appear in the operating system's keychain. */
export const keychainService = 'Vestibule'

type Keytar = Pick<typeof keytar, 'getPassword' | 'setPassword' | 'deletePassword'>

/**
 * Opens the operating system's keychain.
 *
 * The native module is loaded on first use and a failure to load is an answer, not a crash: on Linux it is linked
 * against libsecret, which a machine may lack.
 *
 * @param load loads the native module; a parameter so that a machine without it can be shown in a test
 * @param deadlineMilliseconds how long one question may take. A keychain may ask its owner in a dialog, hence a minute.
 */
export function createKeytarVault(
  load: () => Promise<Keytar> = async () => (await import('keytar')).default,
  deadlineMilliseconds = 60_000,
): Vault {
  let module: Promise<Keytar> | null = null
  const keychain = async (): Promise<Keytar> => {
    module ??= load()
    return module
  }

  const ask = async <Value>(
    question: (keychain: Keytar) => Promise<Value>,
  ): Promise<{ kind: 'answered'; value: Value } | { kind: 'unavailable'; reason: VaultTrouble }> => {
    try {
      return { kind: 'answered', value: await withDeadline(keychain().then(question), deadlineMilliseconds) }
    } catch (error) {
      return { kind: 'unavailable', reason: troubleOf(error) }
    }
  }

  return {
    read: async (account): Promise<VaultAnswer> => {
      const answer = await ask(async (opened) => opened.getPassword(keychainService, account))
      if (answer.kind === 'unavailable') return answer
      return answer.value === null ? { kind: 'absent' } : { kind: 'value', value: answer.value }
    },
    write: async (account, secret) => {
      const answer = await ask(async (opened) => opened.setPassword(keychainService, account, secret))
      return answer.kind === 'unavailable' ? answer : { kind: 'done' }
    },
    remove: async (account) => {
      const answer = await ask(async (opened) => opened.deletePassword(keychainService, account))
      return answer.kind === 'unavailable' ? answer : { kind: 'done' }
    },
  }
}

/**
 * Reads the reason out of what the keychain's libraries say. The texts are libsecret's, Apple's and Windows' own; one
 * that is not recognised is `failed`. Seen here: "Cannot autolaunch D-Bus", "Could not connect: No such file or
 * directory" and "Cannot create an item in a locked collection"; the others are from the libraries' documentation.
 */
function troubleOf(error: unknown): VaultTrouble {
  const text = error instanceof Error ? error.message : ''
  if (/D-Bus|dbus|Could not connect|org\.freedesktop\.secrets|libsecret/iu.test(text)) return 'noKeychain'
  if (/Cannot find module|ERR_DLOPEN|cannot open shared/iu.test(text)) return 'noKeychain'
  if (/locked|not unlocked|dismissed/iu.test(text)) return 'locked'
  if (/denied|not allowed|cancel/iu.test(text)) return 'denied'
  return 'failed'
}

async function withDeadline<Value>(work: Promise<Value>, milliseconds: number): Promise<Value> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    reject(new Error('The keychain did not answer: it may be locked'))
  }, milliseconds)
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
