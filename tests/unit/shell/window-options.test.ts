import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hardeningSwitches } from '../../../src-main/shell/hardening.ts'
import { menuFor } from '../../../src-main/shell/menu.ts'
import { partition, windowOptions } from '../../../src-main/shell/window-options.ts'

const facts = { packaged: true, dark: false, preload: '/station/preload.cjs', icon: '/station/icon.png' }

describe('the window', () => {
  test('is isolated, sandboxed and without Node, whoever opens it', () => {
    for (const packaged of [true, false]) {
      expect(windowOptions({ ...facts, packaged }).webPreferences).toMatchObject({
        preload: '/station/preload.cjs',
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
      })
    }
  })

  test('keeps its profile in memory', () => {
    expect(windowOptions(facts).webPreferences?.partition).toBe(partition)
    expect(partition).not.toMatch(/^persist:/u)
  })

  test('has developer tools only on a developer’s machine', () => {
    expect(windowOptions({ ...facts, packaged: true }).webPreferences?.devTools).toBe(false)
    expect(windowOptions({ ...facts, packaged: false }).webPreferences?.devTools).toBe(true)
  })

  test('opens at 1280 by 800, never smaller than 1024 by 700, hidden until painted, on the colour of its theme', () => {
    const options = windowOptions(facts)
    expect(options).toMatchObject({ width: 1280, height: 800, minWidth: 1024, minHeight: 700, show: false })
    const dark = windowOptions({ ...facts, dark: true })
    const page = readFileSync(join(import.meta.dirname, '../../../src-renderer/ui/tokens.css'), 'utf8')
    expect(page).toContain(`--ground: light-dark(${options.backgroundColor ?? ''}, ${dark.backgroundColor ?? ''});`)
  })

  test('carries the station’s own picture', () => {
    expect(windowOptions(facts).icon).toBe('/station/icon.png')
  })
})

describe('Chromium is started', () => {
  test('without crash dumps, calls home, ways for a peer connection or names to look up', () => {
    const names = hardeningSwitches.map(([name]) => name)
    for (const wanted of ['disable-breakpad', 'disable-background-networking', 'disable-sync']) {
      expect(names).toContain(wanted)
    }
    expect(hardeningSwitches).toContainEqual(['webrtc-ip-handling-policy', 'disable_non_proxied_udp'])
    expect(hardeningSwitches).toContainEqual(['proxy-server', 'http://nowhere.invalid:9'])
    expect(hardeningSwitches).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE localhost'])
  })

  test('without a switch that would take a protection away', () => {
    const weakening = /no-sandbox|disable-web-security|allow-|ignore-certificate|use-fake|remote-debugging|unsafe/u
    expect(weakening.test('disable-web-security')).toBe(true)
    expect(hardeningSwitches.filter(([name]) => weakening.test(name))).toEqual([])
  })
})

test('only macOS has a menu, the one that brings copy, paste and quit', () => {
  expect(menuFor('darwin')).toEqual([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
  expect([menuFor('linux'), menuFor('win32')]).toEqual([null, null])
})
