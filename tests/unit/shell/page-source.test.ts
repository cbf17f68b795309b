import { describe, expect, test } from 'vitest'
import { choosePageSource, originOf } from '../../../src-main/shell/page-source.ts'

describe('the page comes from', () => {
  test('the built files when no development server was named', () => {
    expect(choosePageSource({ packaged: false, developmentUrl: undefined })).toEqual({
      ok: true,
      value: { kind: 'built', origin: 'app://station', url: 'app://station/index.html' },
    })
  })

  test('the development server when one was named, and nothing else of it counts than its port', () => {
    for (const developmentUrl of ['http://localhost:5173', 'http://localhost:5173/']) {
      expect(choosePageSource({ packaged: false, developmentUrl })).toEqual({
        ok: true,
        value: { kind: 'development', origin: 'http://localhost:5173', url: 'http://localhost:5173/' },
      })
    }
  })

  test('the built files in a packaged station, whatever its environment says', () => {
    for (const developmentUrl of ['http://localhost:5173', 'https://elsewhere.example', 'nonsense']) {
      const source = choosePageSource({ packaged: true, developmentUrl })
      expect(source.ok && source.value.kind).toBe('built')
    }
  })

  test.each([
    '',
    'http://localhost',
    'http://localhost:0',
    'http://localhost:70000',
    'https://localhost:5173',
    'http://127.0.0.1:5173',
    'http://localhost.elsewhere.example:5173',
    'http://localhost:5173@elsewhere.example',
    'http://someone@localhost:5173',
    'http://localhost:5173/other',
    'file:///etc/passwd',
  ])('nowhere, with a failure, when the address is %j', (developmentUrl) => {
    expect(choosePageSource({ packaged: false, developmentUrl })).toEqual({
      ok: false,
      failure: { kind: 'developmentAddressRefused' },
    })
  })
})

describe('the origin of an address', () => {
  test.each([
    ['app://station/index.html', 'app://station'],
    ['app://station/', 'app://station'],
    ['app://station', 'app://station'],
    ['APP://STATION/x', 'app://station'],
    ['http://localhost:5173/x?y#z', 'http://localhost:5173'],
    ['app://station.elsewhere/', 'app://station.elsewhere'],
  ])('%s is %s', (address, origin) => {
    expect(originOf(address)).toBe(origin)
  })

  test.each([
    'file:///etc/passwd',
    'data:text/html,x',
    'about:blank',
    'nonsense',
    '',
    'app://someone@station/',
    'null',
  ])('%j has none', (address) => {
    expect(originOf(address)).toBeNull()
  })
})
