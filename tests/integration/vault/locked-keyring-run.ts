import { execFileSync } from 'node:child_process'
import { dataKeyAccount, keepDataKey } from '../../../src-main/vault/data-key.ts'
import { createKeytarVault } from '../../../src-main/vault/keytar-vault.ts'

/** Makes the data key in the keyring this process was started with, locks that keyring, and prints what is then said. */
const vault = createKeytarVault()
console.log(`made: ${(await keepDataKey(vault).readOrMake()).kind}`)

const service = 'org.freedesktop.secrets'
const lock = 'org.freedesktop.Secret.Service.Lock'
const keyring = 'array:objpath:/org/freedesktop/secrets/collection/login'
const words = ['--session', '--print-reply', `--dest=${service}`, '/org/freedesktop/secrets', lock, keyring]
execFileSync('dbus-send', words, { stdio: 'ignore' })

console.log(`the keychain itself: ${JSON.stringify(await vault.read(dataKeyAccount))}`)
console.log(`read: ${JSON.stringify(await keepDataKey(vault).read())}`)
console.log(`read or make: ${JSON.stringify(await keepDataKey(vault).readOrMake())}`)
