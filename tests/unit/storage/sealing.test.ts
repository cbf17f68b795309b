import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openSealed, sealBytes, sealingBytes } from '../../../src-main/storage/sealing.ts'

const key = randomBytes(32)

describe('what is sealed', () => {
  it('opens under its key at its place, whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), (content, place) => {
        const sealed = sealBytes(key, place, content)
        expect(sealed.byteLength).toBe(content.byteLength + sealingBytes)
        expect(openSealed(key, place, sealed)).toEqual(Buffer.from(content))
      }),
      { seed: 20_261_127 },
    )
  })

  it('opens nowhere else: under no other key, at no other place, with no bit changed, and not in part', () => {
    const sealed = sealBytes(key, 'job/1', Buffer.from('a secret'))
    expect(openSealed(key, 'job/1', sealed)?.toString()).toBe('a secret')
    expect(openSealed(randomBytes(32), 'job/1', sealed)).toBeNull()
    expect(openSealed(key, 'job/2', sealed)).toBeNull()
    for (let bit = 0; bit < sealed.byteLength * 8; bit += 1) {
      const changed = Buffer.from(sealed)
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      expect(openSealed(key, 'job/1', changed), `bit ${String(bit)}`).toBeNull()
    }
    for (let length = 0; length < sealed.byteLength; length += 1) {
      expect(openSealed(key, 'job/1', sealed.subarray(0, length))).toBeNull()
    }
  })

  it('never looks the same twice', () => {
    const all = Array.from({ length: 50 }, () => sealBytes(key, 'job/1', Buffer.from('a secret')).toString('hex'))
    expect(new Set(all).size).toBe(50)
  })
})
