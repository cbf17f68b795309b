import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'

/** What an Ed25519 public key in DER begins with; the 32 bytes of the key follow. Source: RFC 8410, section 4. */
const derPrefix = Buffer.from('302a300506032b6570032100', 'hex')

/** The key with which the station signs what it says of its journal. */
export interface StationKey {
  /** 32 bytes. */
  readonly publicKey: Buffer
  /** 64 bytes. */
  sign(message: Uint8Array): Buffer
}

/**
 * Opens the station's key.
 *
 * @param pem Ed25519 private key in PKCS#8 PEM
 */
export function openStationKey(pem: string): StationKey {
  const key = createPrivateKey(pem)
  return { publicKey: publicBytesOf(key), sign: (message) => sign(null, message, key) }
}

/** Whether a message was signed by the owner of a public key. A key or signature of a wrong length has signed nothing. */
export function isSignedBy(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    const key = createPublicKey({ key: Buffer.concat([derPrefix, publicKey]), format: 'der', type: 'spki' })
    return verify(null, message, key, signature)
  } catch {
    return false
  }
}

/** The fingerprint of a station's public key as people compare it: SHA-256, upper-case hexadecimal digits in pairs, with colons. */
export function fingerprintOf(publicKey: Uint8Array): string {
  const digits = createHash('sha256').update(publicKey).digest('hex').toUpperCase()
  return digits.replaceAll(/(?<pair>..)(?=.)/gu, '$<pair>:')
}

/**
 * The fingerprint by which a station's journal is known.
 *
 * @param pem the private key, as `openStationKey` takes it
 */
export function stationFingerprint(pem: string): string {
  return fingerprintOf(openStationKey(pem).publicKey)
}

function publicBytesOf(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(derPrefix.byteLength)
}
