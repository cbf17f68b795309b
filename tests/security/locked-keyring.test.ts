import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { wrapInKeyring } from '../../tools/test/private-keyring.ts'
import { runProgram } from './run-program.ts'

const hasPrivateKeyring = process.env['VESTIBULE_TEST_KEYRING'] === 'private'

describe.skipIf(!hasPrivateKeyring)('the data key in the real keychain (needs a private gnome-keyring)', () => {
  it('is unavailable, not absent, once the keychain is locked, and is not made anew', async () => {
    // A keyring of this test's own, because locking the one that all tests share would lock the others out.
    const folder = await mkdtemp(join(tmpdir(), 'vt-key-'))
    onTestFinished(async () => rm(folder, { recursive: true, force: true }))
    const programs = { sessionProgram: 'dbus-run-session', keyringProgram: 'gnome-keyring-daemon' }
    const { before, environment } = await wrapInKeyring({ kind: 'private', ...programs }, folder)
    const [program, ...words] = [...before, process.execPath, join(import.meta.dirname, 'locked-keyring-run.ts')]
    const ended = await runProgram(program, words, environment)
    expect(ended.printed).toContain('made: value')
    expect(ended.printed).toContain('the keychain itself: {"kind":"absent"}')
    expect(ended.printed).toContain('read: {"kind":"unavailable","reason":"locked"}')
    expect(ended.printed).toContain('read or make: {"kind":"unavailable","reason":"locked"}')
    expect(ended.code).toBe(0)
  })
})
