import { describe, expect, test } from 'vitest'
import { chooseRuntime, hasDisplay } from '../../../tools/runtime.mjs'
import { readStartRequest } from '../../../tools/start/command-line.ts'

const binary = '/somewhere/electron'

describe('the choice of the runtime', () => {
  test.each([
    { wanted: undefined, electronBinary: binary, display: ':0', kind: 'electron', headless: false },
    { wanted: 'auto', electronBinary: binary, display: undefined, kind: 'standin', headless: true },
    { wanted: 'electron', electronBinary: binary, display: undefined, kind: 'electron', headless: false },
    { wanted: 'auto', electronBinary: null, display: ':0', kind: 'standin', headless: false },
    { wanted: 'standin', electronBinary: binary, display: ':0', kind: 'standin', headless: false },
  ])('is $kind for $wanted with binary $electronBinary and display $display', (story) => {
    const environment = { STATION_RUNTIME: story.wanted, DISPLAY: story.display }
    const runtime = chooseRuntime(environment, { platform: 'linux', electronBinary: story.electronBinary })
    expect(runtime).toMatchObject({ kind: story.kind, headless: story.headless })
    expect(runtime.sentence).toContain(story.kind === 'electron' ? 'Electron' : 'stand-in')
  })

  test('never falls back where Electron was demanded, nor guesses what a word means', () => {
    const machine = { platform: 'linux', electronBinary: null }
    expect(() => chooseRuntime({ STATION_RUNTIME: 'electron' }, machine)).toThrow('npm run setup')
    expect(() => chooseRuntime({ STATION_RUNTIME: 'Electron' }, machine)).toThrow('electron, standin or auto')
  })

  test('counts only Linux as a machine that may have no display, unless told', () => {
    expect(hasDisplay({}, 'linux')).toBe(false)
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
    expect(hasDisplay({}, 'darwin')).toBe(true)
    expect(hasDisplay({ STATION_HEADLESS: '1' }, 'win32')).toBe(false)
  })
})

describe('the words after npm start', () => {
  test.each([
    { words: [], kind: 'demonstration' },
    { words: ['--server', 'https://biostar.example.com:8443'], kind: 'server' },
    { words: ['--server', 'http://biostar.example.com'], kind: 'wrong' },
    { words: ['--server', 'biostar'], kind: 'wrong' },
    { words: ['--server'], kind: 'wrong' },
    { words: ['--sever', 'https://x'], kind: 'wrong' },
    { words: ['--help'], kind: 'help' },
  ])('$words mean $kind', ({ words, kind }) => {
    expect(readStartRequest(words).kind).toBe(kind)
  })
})
