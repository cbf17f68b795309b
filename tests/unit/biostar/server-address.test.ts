import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatOrigin, formatServerAddress, parseServerAddress } from '../../../src-main/biostar/server-address.ts'
import { serverAddressSchema } from '../../../src-preload/contract/server.ts'

const seed = 20_261_122

describe('a server address as a person types it', () => {
  it.each([
    ['biostar', 'biostar', 443],
    ['  BioStar.Example.COM  ', 'biostar.example.com', 443],
    ['biostar.example:8443', 'biostar.example', 8443],
    ['https://biostar.example', 'biostar.example', 443],
    ['HTTPS://biostar.example:4443/', 'biostar.example', 4443],
    ['biostar.example.', 'biostar.example', 443],
    ['biostar.example.:8443', 'biostar.example', 8443],
    ['desk_server-1', 'desk_server-1', 443],
    ['10.0.0.7', '10.0.0.7', 443],
    ['10.0.0.7:443', '10.0.0.7', 443],
    ['[::1]:8443', '::1', 8443],
    ['https://[2001:DB8:0:0:0:0:0:1]/', '2001:db8::1', 443],
    ['2001:db8::1', '2001:db8::1', 443],
    ['münchen.example', 'xn--mnchen-3ya.example', 443],
    ['서버.example:444', 'xn--hk3b17f.example', 444],
  ])('%j is %s, port %i', (typed, host, port) => {
    expect(parseServerAddress(typed)).toEqual({ ok: true, value: { host, port } })
  })

  it.each([
    ['', 'empty'],
    [' \t ', 'empty'],
    ['http://biostar.example', 'notHttps'],
    ['ftp://biostar.example', 'notHttps'],
    ['https://admin:secret@biostar.example', 'hasCredentials'],
    ['admin@biostar.example', 'hasCredentials'],
    ['biostar.example/api', 'hasPath'],
    ['https://biostar.example/?x', 'hasPath'],
    ['biostar.example#x', 'hasPath'],
    ['biostar.example\\x', 'hasPath'],
    ['biostar.example:0', 'badPort'],
    ['biostar.example:65536', 'badPort'],
    ['biostar.example:', 'badPort'],
    ['biostar.example:https', 'badPort'],
    ['biostar.example:-1', 'badPort'],
    ['[::1]:x', 'badPort'],
    ['https://', 'notAHost'],
    [':443', 'notAHost'],
    ['bio star', 'notAHost'],
    ['bio\tstar', 'notAHost'],
    ['a..b', 'notAHost'],
    ['-a.example', 'notAHost'],
    ['a%2eb', 'notAHost'],
    ['1', 'notAHost'],
    ['0x7f.1', 'notAHost'],
    ['10.0.0.256', 'notAHost'],
    ['[::g]', 'notAHost'],
    ['[::1', 'notAHost'],
    ['::1%eth0', 'notAHost'],
    ['a:b:c', 'notAHost'],
    ['a'.repeat(64), 'notAHost'],
    [`${'a.'.repeat(127)}aa`, 'notAHost'],
  ])('%j is refused: %s', (typed, reason) => {
    expect(parseServerAddress(typed)).toEqual({ ok: false, failure: { kind: 'invalidAddress', reason } })
  })

  it('never throws, and what it takes is canonical: written out and read again it is the same', () => {
    const part = fc.constantFrom(
      'https://',
      'a',
      'B',
      '.',
      ':',
      '443',
      '[',
      ']',
      '::1',
      '/',
      '@',
      '-',
      'ü',
      '%',
      ' ',
      '1',
      '﹒',
      '。',
    )
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
    )
    let [taken, refused] = [0, 0]
    fc.assert(
      fc.property(typed, (text) => {
        const read = parseServerAddress(text)
        if (!read.ok) {
          refused += 1
          return
        }
        taken += 1
        expect(serverAddressSchema.parse(read.value)).toEqual(read.value)
        expect(parseServerAddress(formatServerAddress(read.value))).toEqual(read)
        expect(parseServerAddress(formatOrigin(read.value))).toEqual(read)
        // The wire agrees about who is meant.
        const url = new URL(formatOrigin(read.value))
        expect(url.hostname.replace(/^\[|\]$/gu, '')).toBe(read.value.host)
      }),
      { seed, numRuns: 5_000 },
    )
    expect(taken).toBeGreaterThan(50)
    expect(refused).toBeGreaterThan(50)
  })

  it('keeps host and port of every well-formed address', () => {
    const host = fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc.ipV6().map((address) => `[${address}]`),
    )
    fc.assert(
      fc.property(host, fc.integer({ min: 1, max: 65_535 }), (name, port) => {
        const read = parseServerAddress(`https://${name}:${port}/`)
        expect(read.ok && read.value.port).toBe(port)
      }),
      { seed },
    )
  })
})
