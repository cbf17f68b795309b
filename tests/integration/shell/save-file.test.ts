import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { saveTextFile } from '../../../src-main/shell/save-file-electron.ts'
import { launchProbe, type Probe } from '../../fixtures/probe-launch.ts'

type Saving = { readonly saveTextFile: typeof saveTextFile }

const path = resolve(import.meta.dirname, '../../../src-main/shell/save-file-electron.ts')
let probe: Probe
let folder = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vestibule-saving-'))
  probe = await launchProbe()
})

afterAll(async () => {
  await probe.end()
  rmSync(folder, { recursive: true, force: true })
})

/** Saves a text from inside the application; the person chooses a file, or nothing when it is `null`. */
function save(name: string, text: string, chosen: string | null) {
  return probe.app.evaluate(
    async ({ dialog }, { path, name, text, chosen }) => {
      const asked: unknown[] = []
      const original: unknown = Reflect.get(dialog, 'showSaveDialog')
      if (chosen !== null) {
        Object.assign(dialog, {
          showSaveDialog: async (...words: unknown[]) => {
            asked.push(words.at(-1))
            return { canceled: false, filePath: chosen }
          },
        })
      }
      const { saveTextFile } = process.getBuiltinModule('node:module').createRequire(path)(path) as Saving
      const outcome = await saveTextFile({ name, text })
      Object.assign(dialog, { showSaveDialog: original })
      return { outcome, asked }
    },
    { path, name, text, chosen },
  )
}

describe('saving a text where a person wants it', () => {
  it('is given up when the person cancels, which is what the stand-in does', async () => {
    expect(await save('receipt.txt', 'a receipt', null)).toMatchObject({
      outcome: { ok: false, failure: { kind: 'cancelled' } },
    })
  })

  it('writes the whole text into the chosen file, and suggests a name for it', async () => {
    const file = join(folder, 'chosen.txt')
    const { outcome, asked } = await save('receipt.txt', 'Quittung für Jürgen – 김철수', file)
    expect(outcome).toMatchObject({ ok: true })
    expect(readFileSync(file, 'utf8')).toBe('Quittung für Jürgen – 김철수')
    expect(asked).toEqual([{ defaultPath: 'receipt.txt', filters: [{ name: 'TXT', extensions: ['txt'] }] }])
  })

  it('replaces a file as a whole, and leaves nothing half written beside it', async () => {
    const file = join(folder, 'chosen.txt')
    await save('receipt.txt', 'first', file)
    await save('receipt.txt', 'second', file)
    expect(readFileSync(file, 'utf8')).toBe('second')
    expect(readdirSync(folder)).toEqual(['chosen.txt'])
  })

  it('says so when the file cannot be written', async () => {
    const { outcome } = await save('receipt.txt', 'a receipt', join(folder, 'no such folder', 'receipt.txt'))
    expect(outcome).toEqual({ ok: false, failure: { kind: 'notSaved', reason: 'failed' } })
  })

  it('takes no folder out of a suggested name', async () => {
    const { asked } = await save('../../etc/receipt.txt', 'a receipt', join(folder, 'other.txt'))
    expect(JSON.stringify(asked)).not.toContain('etc')
  })
})
