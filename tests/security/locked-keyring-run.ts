import { dataKeyAccount, keepDataKey } from '../../src-main/vault/data-key.ts'
import { createKeytarVault } from '../../src-main/vault/keytar-vault.ts'
import { runProgram } from './run-program.ts'

/** Makes the data key in the keyring this process was started with, locks that keyring, and prints what is then said. */
const vault = createKeytarVault()
console.log(`made: ${(await keepDataKey(vault).readOrMake()).kind}`)

const service = 'org.freedesktop.secrets'
const lock = 'org.freedesktop.Secret.Service.Lock'
const keyring = 'array:objpath:/org/freedesktop/secrets/collection/login'
const words = ['--session', '--print-reply', `--dest=${service}`, '/org/freedesktop/secrets', lock, keyring]
const bus = { DBUS_SESSION_BUS_ADDRESS: process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '' }
const sent = await runProgram('dbus-send', words, bus)
if (sent.code !== 0) throw new Error(`the keyring was not locked: ${sent.printed}`)

console.log(`the keychain itself: ${JSON.stringify(await vault.read(dataKeyAccount))}`)
console.log(`read: ${JSON.stringify(await keepDataKey(vault).read())}`)
console.log(`read or make: ${JSON.stringify(await keepDataKey(vault).readOrMake())}`)
