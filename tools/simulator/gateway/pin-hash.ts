import { createHash, createHmac } from 'node:crypto'
import { failures, guesses } from './guesses.ts'
import { Refusal } from './refusal.ts'

/** The hash of a PIN, 32 bytes; how the vendor makes it is not known. A key makes another hash of the same PIN. */
export function pinHash(PIN: string, hashKey: Buffer = Buffer.alloc(0)): Buffer {
  if (PIN === '' || Buffer.byteLength(PIN) > guesses.maximumPinBytes) throw new Refusal(failures.pinInvalid)
  return hashKey.length === 0
    ? createHash(guesses.pinHash).update(PIN).digest()
    : createHmac(guesses.pinHash, hashKey).update(PIN).digest()
}
