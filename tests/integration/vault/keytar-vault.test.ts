import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { keepClerkCredentials } from '../../../src-main/vault/clerk-credentials.ts'
import { createKeytarVault } from '../../../src-main/vault/keytar-vault.ts'

/** Set by the test command when it could start a private keyring; elsewhere the real keychain of a person is left alone. */
const hasPrivateKeyring = process.env['VESTIBULE_TEST_KEYRING'] === 'private'

describe.skipIf(!hasPrivateKeyring)('the real keychain (needs a private gnome-keyring)', () => {
  const account = `test-${randomUUID()}`
  const vault = createKeytarVault()
  afterEach(async () => {
    await vault.remove(account)
  })

  it('tells a secret from its absence', async () => {
    expect(await vault.read(account)).toEqual({ kind: 'absent' })
    expect(await vault.write(account, 'pässwörd 🔑')).toEqual({ kind: 'done' })
    expect(await vault.read(account)).toEqual({ kind: 'value', value: 'pässwörd 🔑' })
    expect(await vault.remove(account)).toEqual({ kind: 'done' })
    expect(await vault.read(account)).toEqual({ kind: 'absent' })
    expect(await vault.remove(account)).toEqual({ kind: 'done' })
  })

  it('keeps a clerk for one server under one trust only', async () => {
    const address = { host: randomUUID(), port: 443 }
    const paired = keepClerkCredentials(vault, address, 'AA:BB')
    const clerk = { loginId: 'desk', password: 'secret', confirmed: null }
    await paired.keep(clerk)
    expect(await paired.read()).toEqual({ kind: 'value', value: clerk })
    expect(await keepClerkCredentials(vault, address, 'CC:DD').read()).toEqual({ kind: 'absent' })
    expect(await keepClerkCredentials(vault, { ...address, port: 8443 }, 'AA:BB').read()).toEqual({ kind: 'absent' })
    await paired.forget()
    expect(await paired.read()).toEqual({ kind: 'absent' })
  })

  it('tells an entry that is not ours to read as invalid, not as absent', async () => {
    const address = { host: randomUUID(), port: 443 }
    await vault.write(`clerk@${address.host}:443#AA`, 'not what the station writes')
    const paired = keepClerkCredentials(vault, address, 'AA')
    expect(await paired.read()).toEqual({ kind: 'invalid' })
    await paired.forget()
  })
})

describe('a machine without a usable keychain', () => {
  const refusing = (message: string) =>
    createKeytarVault(async () => {
      const refuse = async (): Promise<never> => Promise.reject(new Error(message))
      return Promise.resolve({ getPassword: refuse, setPassword: refuse, deletePassword: refuse })
    })

  it.each([
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'noKeychain'],
    ['Could not connect: No such file or directory', 'noKeychain'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'noKeychain'],
    ['Cannot create an item in a locked collection', 'locked'],
    ['User canceled the operation.', 'denied'],
    ['something else entirely', 'failed'],
  ])('that says "%s" is unavailable: %s', async (message, reason) => {
    expect(await refusing(message).read('account')).toEqual({ kind: 'unavailable', reason })
    expect(await refusing(message).write('account', 'secret')).toEqual({ kind: 'unavailable', reason })
    expect(await refusing(message).remove('account')).toEqual({ kind: 'unavailable', reason })
  })

  it('or without the native module is unavailable, and does not crash', async () => {
    const vault = createKeytarVault(async () => Promise.reject(new Error("Cannot find module 'keytar.node'")))
    expect(await vault.read('account')).toEqual({ kind: 'unavailable', reason: 'noKeychain' })
  })

  it('or that never answers is given up as locked', async () => {
    const never = async (): Promise<never> => Promise.withResolvers<never>().promise
    const vault = createKeytarVault(
      async () => Promise.resolve({ getPassword: never, setPassword: never, deletePassword: never }),
      20,
    )
    expect(await vault.read('account')).toEqual({ kind: 'unavailable', reason: 'locked' })
  })
})
