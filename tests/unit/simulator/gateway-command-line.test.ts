import { describe, expect, it } from 'vitest'
import { readGatewayCommandLine, usage } from '../../../tools/simulator/gateway/command-line.ts'
import { readFault } from '../../../tools/simulator/gateway/fault-text.ts'
import { standardTerminals } from '../../../tools/simulator/gateway/terminal-plan.ts'

describe('the command line of the gateway simulator', () => {
  it('without a word starts the usual gateway', () => {
    expect(readGatewayCommandLine([])).toEqual({
      kind: 'run',
      json: false,
      authorityFile: undefined,
      faults: [],
      options: {
        port: 4000,
        terminals: Object.values(standardTerminals),
        people: 20,
        seed: 20_240_901,
        naming: 'gsdk',
        certificate: 'good',
        multiErrors: 'statusDetails',
        counters: 'ignored',
        missing: [],
        presentAfterMilliseconds: 3000,
      },
    })
  })

  it('takes every choice it explains', () => {
    const words =
      '--port 0 --terminals bs3,finger --people 100000 --seed 3 --write-ca /tmp/ca.crt --naming old --certificate expired --multi-errors response --strict-counters --missing Update,UpdateMulti --present-after 0 --fault Enroll@541600003=8 --fault Face/Scan=silence --json'
    const read = readGatewayCommandLine(words.split(' '))
    expect(read).toMatchObject({
      kind: 'run',
      json: true,
      authorityFile: '/tmp/ca.crt',
      faults: [
        { rpc: 'Enroll', deviceID: 541_600_003, kind: 'status', code: 8, times: Infinity },
        { rpc: 'Face/Scan', kind: 'silence', times: Infinity },
      ],
      options: {
        port: 0,
        terminals: [{ deviceID: 541_600_003 }, { deviceID: 541_600_007 }],
        people: 100_000,
        seed: 3,
        naming: 'old',
        certificate: 'expired',
        multiErrors: 'response',
        counters: 'must match',
        missing: ['Update', 'UpdateMulti'],
        presentAfterMilliseconds: 0,
      },
    })
    for (const word of words.split(' ').filter((each) => each.startsWith('--'))) expect(usage).toContain(word)
  })

  it.each([
    ['--port ten', '--port takes a whole number'],
    ['--port 65536', '--port takes a whole number'],
    ['--terminals bs3,bs4', '--terminals takes one of'],
    ['--naming gsdk.user', '--naming takes one of'],
    ['--certificate self-signed', '--certificate takes one of'],
    ['--fault Enroll', '--fault takes CALL=WHAT'],
    ['--unheard-of', 'unheard-of'],
  ])('says what is wrong with %s', (words, sentence) => {
    const read = readGatewayCommandLine(words.split(' '))
    expect(read).toMatchObject({ kind: 'wrong', sentence: expect.stringContaining(sentence) as unknown })
  })

  it('explains itself', () => {
    expect(readGatewayCommandLine(['--help'])).toEqual({ kind: 'help' })
  })
})

describe('a fault in words', () => {
  it.each([
    ['Enroll=UNAVAILABLE', { kind: 'status', rpc: 'Enroll', code: 14 }],
    ['User/Enroll@7=delay:250', { kind: 'delay', rpc: 'User/Enroll', deviceID: 7, milliseconds: 250 }],
    ['Delete=drop', { kind: 'drop', rpc: 'Delete', when: 'before' }],
    ['Delete=drop-after', { kind: 'drop', rpc: 'Delete', when: 'after' }],
    ['Get=silence', { kind: 'silence', rpc: 'Get' }],
  ])('%s', (text, rule) => {
    expect(readFault(text)).toEqual({ ...rule, times: Infinity })
  })

  it.each([
    'Enroll=',
    '=UNAVAILABLE',
    'Enroll=OK',
    'Enroll=0',
    'Enroll=17',
    'Enroll=late',
    'Enroll@bs3=14',
    'Enroll=toString',
  ])('is refused when it says nothing: %s', (text) => {
    expect(() => readFault(text)).toThrow('CALL@TERMINAL=WHAT')
  })
})
