import { describe, expect, it } from 'vitest'
import { readCommandLine, usage } from '../../../tools/simulator/command-line.ts'

describe('the command line', () => {
  it('without a word starts the usual server', () => {
    expect(readCommandLine([])).toMatchObject({
      kind: 'run',
      json: false,
      options: { port: 8443, host: '127.0.0.1', people: 5000, version: '2.9.8', certificate: 'self-signed' },
    })
  })

  it('takes every choice it explains', () => {
    const words =
      '--port 0 --people 100000 --events 7 --seed 3 --version biostar-x --certificate expired --access-groups 1000 --latency 20 --alphanumeric --encrypted --no-mail --json'
    expect(readCommandLine(words.split(' '))).toEqual({
      kind: 'run',
      json: true,
      options: {
        port: 0,
        host: '127.0.0.1',
        people: 100_000,
        events: 7,
        seed: 3,
        version: 'biostar-x',
        certificate: 'expired',
        accessGroups: 1000,
        latencyMilliseconds: 20,
        settings: { useAlphanumeric: true, databaseEncryption: true, smtpConfigured: false },
      },
    })
    for (const word of words.split(' ').filter((text) => text.startsWith('--'))) expect(usage).toContain(word)
  })

  it.each([
    [['--port', 'high'], '--port takes a whole number'],
    [['--port', '70000'], '--port takes a whole number'],
    [['--people', '-1'], 'people'],
    [['--version', '2.7'], '--version takes one of'],
    [['--certificate', 'gold'], '--certificate takes one of'],
    [['--host', '0.0.0.0'], '--host takes one of'],
    [['--nonsense'], '--nonsense'],
    [['stray'], 'stray'],
  ])('calls %j wrong and says why', (words, sentence) => {
    const wrong = readCommandLine(words)
    expect(wrong.kind).toBe('wrong')
    expect(wrong).toHaveProperty('sentence', expect.stringContaining(sentence))
  })
})
