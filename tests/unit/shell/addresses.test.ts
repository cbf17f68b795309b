import { describe, expect, test } from 'vitest'
import { allowsNavigation } from '../../../src-main/shell/navigation-fence.ts'
import { allowsRequest } from '../../../src-main/shell/network-fence.ts'
import type { PageSource } from '../../../src-main/shell/page-source.ts'

const built: PageSource = { kind: 'built', origin: 'app://station', url: 'app://station/index.html' }
const development: PageSource = {
  kind: 'development',
  origin: 'http://localhost:5173',
  url: 'http://localhost:5173/',
}

describe('the page may go', () => {
  test.each(['app://station/index.html', 'app://station/', 'app://station/index.html#here'])(
    'to itself: %s',
    (address) => {
      expect(allowsNavigation(address, true, built)).toBe(true)
    },
  )

  test.each([
    'https://elsewhere.example/',
    'http://localhost:5173/',
    'file:///etc/passwd',
    'file:///home/someone/dropped.png',
    'data:text/html,x',
    'javascript:alert(1)',
    'blob:app://station/1',
    'about:blank',
    'app://elsewhere/index.html',
    'app://station/assets/index.js',
    'app://station/../../etc/passwd',
    'app://station@elsewhere.example/index.html',
    'APP://elsewhere/',
    'view-source:app://station/index.html',
    'chrome://settings/',
    'devtools://devtools/bundled/inspector.html',
    'nonsense',
    '',
  ])('not to %j', (address) => {
    expect(allowsNavigation(address, true, built)).toBe(false)
  })

  test('nowhere in a frame, not even to itself', () => {
    expect(allowsNavigation('app://station/index.html', false, built)).toBe(false)
  })

  test('in development only to the development server', () => {
    expect(allowsNavigation('http://localhost:5173/', true, development)).toBe(true)
    expect(allowsNavigation('http://localhost:5174/', true, development)).toBe(false)
    expect(allowsNavigation('app://station/index.html', true, development)).toBe(false)
  })
})

describe('the page may load', () => {
  test.each(['app://station/assets/index.js', 'data:image/png;base64,x', 'blob:app://station/1'])(
    'its own: %s',
    (address) => {
      expect(allowsRequest(address, built)).toBe(true)
    },
  )

  test.each([
    'https://elsewhere.example/x.js',
    'http://localhost:5173/x.js',
    'ws://localhost:5173/',
    'wss://elsewhere.example/',
    'ftp://elsewhere.example/',
    'file:///etc/passwd',
    'blob:https://elsewhere.example/1',
    'app://elsewhere/x.js',
    'chrome-extension://x/y.js',
    'nonsense',
  ])('nothing from %s', (address) => {
    expect(allowsRequest(address, built)).toBe(false)
  })

  test('in development also the socket of the development server, and no other', () => {
    expect(allowsRequest('ws://localhost:5173/?token=x', development)).toBe(true)
    expect(allowsRequest('http://localhost:5173/main.tsx', development)).toBe(true)
    expect(allowsRequest('ws://localhost:5174/', development)).toBe(false)
    expect(allowsRequest('wss://localhost:5173/', development)).toBe(false)
  })
})
