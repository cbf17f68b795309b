import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  readSealedFile,
  writeSealedFile,
  type Seal,
  type SealedReading,
} from '../../../src-main/directory/sealed-file.ts'

const pieces = ['["scope"]', 'Ada Byron\nGülşah Öztürk', '김서연', 'the last one']
const headBytes = 60

let folder: string
let path: string
let seal: Seal

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealed-file-'))
  path = join(folder, 'directory.sealed')
  seal = { dataKey: randomBytes(32), server: 'biostar.example:443', purpose: 'people' }
  const written = await writeSealedFile(path, seal, pieces.length, pieces)
  if (!written.ok) throw new Error('the story begins with a file that was written')
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

async function read(with_: Partial<Seal> = {}): Promise<{ readonly reading: SealedReading; readonly texts: string[] }> {
  const texts: string[] = []
  const reading = await readSealedFile(path, { ...seal, ...with_ }, (text) => {
    texts.push(text)
    return 'go on'
  })
  return { reading, texts }
}

/** The pieces as they lie in the file, each with its length. */
async function sealedPieces(): Promise<{ readonly head: Buffer; readonly sealed: readonly Buffer[] }> {
  const bytes = await readFile(path)
  const sealed: Buffer[] = []
  for (let at = headBytes; at < bytes.byteLength;) {
    const end = at + 4 + bytes.readUInt32BE(at)
    sealed.push(bytes.subarray(at, end))
    at = end
  }
  return { head: bytes.subarray(0, headBytes), sealed }
}

describe('a sealed file', () => {
  it('gives back what was put in, in its order', async () => {
    const { reading, texts } = await read()
    expect(reading.kind).toBe('read')
    expect(texts).toEqual(pieces)
  })

  it('shows none of it, which a file that was not sealed does', async () => {
    const canary = join(folder, 'canary')
    await writeFile(canary, pieces.join('\n'))
    const words = ['Ada', 'Byron', 'Öztürk', '서연', 'scope']
    const hitsIn = async (file: string): Promise<readonly string[]> => {
      const bytes = await readFile(file)
      return words.filter((word) => bytes.includes(word))
    }
    expect(await hitsIn(canary)).toEqual(words)
    expect(await hitsIn(path)).toEqual([])
  })

  it('is another one each time, although it holds the same', async () => {
    const before = await readFile(path)
    await writeSealedFile(path, seal, pieces.length, pieces)
    const after = await readFile(path)
    expect(after.subarray(headBytes)).not.toEqual(before.subarray(headBytes))
    expect(await readdir(folder)).toEqual(['directory.sealed'])
  })

  it.each([
    ['another key', { dataKey: randomBytes(32) }, 'otherKey'],
    ['another server', { server: 'biostar.example:4430' }, 'otherServer'],
    ['another purpose', { purpose: 'changes' }, 'otherKey'],
  ] as const)('does not open with %s, and says so', async (_what, change, kind) => {
    const { reading, texts } = await read(change)
    expect(reading).toEqual({ kind })
    expect(texts).toEqual([])
  })

  it('is absent where there is none', async () => {
    await rm(path)
    expect((await read()).reading).toEqual({ kind: 'absent' })
  })

  it('is damaged by any byte that is changed, and no changed piece is told', async () => {
    const whole = await readFile(path)
    for (let at = 0; at < whole.byteLength; at += 1) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      await writeFile(path, bytes)
      const { reading, texts } = await read()
      // A changed mark of the key or the server cannot be told from another key or server.
      expect(reading.kind, `byte ${String(at)}`).toMatch(/^(?:damaged|otherKey|otherServer)$/u)
      expect(pieces.slice(0, texts.length)).toEqual(texts)
    }
  })

  it('is damaged wherever it is cut off', async () => {
    const whole = await readFile(path)
    for (let length = 0; length < whole.byteLength; length += 1) {
      await writeFile(path, whole.subarray(0, length))
      expect((await read()).reading, `cut at ${String(length)}`).toEqual({ kind: 'damaged' })
    }
  })

  it.each([
    ['swapped', ([head, one, two, ...rest]: Buffer[]) => [head, two, one, ...rest]],
    ['repeated', ([head, one, ...rest]: Buffer[]) => [head, one, one, ...rest.slice(1)]],
    ['left out', ([head, _one, ...rest]: Buffer[]) => [head, ...rest]],
    ['added', (all: Buffer[]) => [...all, all.at(-1)]],
  ])('is damaged by pieces that were %s', async (_what, change) => {
    const { head, sealed } = await sealedPieces()
    const changed = change([head, ...sealed]).filter((piece) => piece !== undefined)
    await writeFile(path, Buffer.concat(changed))
    expect((await read()).reading).toEqual({ kind: 'damaged' })
  })

  it('takes no piece of an older writing of itself', async () => {
    const older = await sealedPieces()
    await writeSealedFile(path, seal, pieces.length, pieces)
    const { head, sealed } = await sealedPieces()
    await writeFile(path, Buffer.concat([head, ...sealed.slice(0, 3), ...older.sealed.slice(3)]))
    expect((await read()).reading).toEqual({ kind: 'damaged' })
  })

  it('keeps the old one when the new one cannot be finished', async () => {
    function* broken(): Generator<string> {
      yield 'begun'
      throw new Error('the list broke off')
    }
    expect(await writeSealedFile(path, seal, 2, broken())).toEqual({
      ok: false,
      failure: { kind: 'notSaved', reason: 'failed' },
    })
    expect(await readdir(folder)).toEqual(['directory.sealed'])
    expect((await read()).texts).toEqual(pieces)
  })

  it('says that it could not be written', async () => {
    const nowhere = join(folder, 'nowhere', 'directory.sealed')
    expect(await writeSealedFile(nowhere, seal, 1, ['x'])).toEqual({
      ok: false,
      failure: { kind: 'notSaved', reason: 'failed' },
    })
  })
})
