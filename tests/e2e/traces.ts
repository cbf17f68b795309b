import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'

/** Something that must not be found on a disk: a word, or bytes. */
export interface Trace {
  /** What a report calls it, never the thing itself. */
  readonly name: string
  readonly spellings: readonly Buffer[]
}

/** A word in the spellings in which programs leave words behind: plain, two bytes a letter, base64, JSON's escapes. */
export function traceOfWord(name: string, word: string): Trace {
  const plain = Buffer.from(word)
  const escaped = JSON.stringify(word)
    .slice(1, -1)
    .replaceAll(/[^\x20-\x7e]/gu, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const spellings = [plain, Buffer.from(word, 'utf16le'), ...inBase64(plain), Buffer.from(escaped)]
  return { name, spellings }
}

/** Bytes of a picture, by pieces of it: also a part of a photo is a photo. The first bytes are left out; all JPEGs share them. */
export function traceOfBytes(name: string, bytes: Buffer): Trace {
  const [size, pieces] = [48, 12]
  const begin = Math.floor(bytes.length / 4)
  const step = Math.floor((bytes.length - begin - size) / pieces)
  const cut = Array.from({ length: pieces }, (_, piece) => bytes.subarray(begin + piece * step).subarray(0, size))
  return { name, spellings: cut.flatMap((piece) => [piece, ...inBase64(piece)]) }
}

/** The three ways in which base64 spells some bytes in the middle of others, without the letters the neighbours change. */
function inBase64(bytes: Buffer): readonly Buffer[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replaceAll('=', '')
    return Buffer.from(text.slice(before === 0 ? 0 : before + 1, -2))
  })
}

/** The names of the traces that some bytes contain. */
export function tracesIn(content: Buffer, traces: readonly Trace[]): readonly string[] {
  return searchFor(traces)(content)
}

/** Every trace in every file below a folder, and in the files' names, as `file: trace`. */
export async function findTraces(folder: string, traces: readonly Trace[]): Promise<readonly string[]> {
  const search = searchFor(traces)
  const found: string[] = []
  for (const file of await filesBelow(folder)) {
    // A program that still runs may take a file away between the listing and the look.
    const content = await readFile(join(folder, file)).catch(() => Buffer.alloc(0))
    const names = search(Buffer.concat([Buffer.from(`${file}\n`), content]))
    found.push(...names.map((name) => `${file}: ${name}`))
  }
  return found
}

/**
 * Prepares the search for all traces in one reading of some bytes: a day leaves so many that one reading for each spelling of
 * each took most of the story. Every spelling needs at least two bytes. Answers the names of those that are there.
 */
function searchFor(traces: readonly Trace[]): (content: Buffer) => readonly string[] {
  /** The spellings by their first two bytes, as `readUInt16BE` reads them. */
  const byBeginning = new Map<number, { readonly spelling: Buffer; readonly trace: Trace }[]>()
  const isBeginning = new Uint8Array(0x1_00_00)
  for (const trace of traces)
    for (const spelling of trace.spellings) {
      const beginning = spelling.readUInt16BE(0)
      isBeginning[beginning] = 1
      byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), { spelling, trace }])
    }
  return (content) => {
    const found = new Set<Trace>()
    let pair = content[0] ?? 0
    for (let next = 1; next < content.length; next += 1) {
      pair = ((pair & 0xff) << 8) | (content[next] ?? 0)
      if (isBeginning[pair] === 0) continue
      const at = next - 1
      for (const { spelling, trace } of byBeginning.get(pair) ?? [])
        if (content.subarray(at, at + spelling.length).equals(spelling)) found.add(trace)
    }
    return traces.filter((trace) => found.has(trace)).map(({ name }) => name)
  }
}

/** Copies every file below a folder as it is at this moment, while programs go on writing. Answers what was copied, relative to it. */
export async function snapshotOf(folder: string, into: string): Promise<readonly string[]> {
  const copied: string[] = []
  for (const file of await filesBelow(folder)) {
    const content = await readFile(join(folder, file)).catch(() => null)
    // A program that runs may have taken the file away since it was listed.
    if (content === null) continue
    await mkdir(dirname(join(into, file)), { recursive: true })
    await writeFile(join(into, file), content)
    copied.push(file)
  }
  return copied
}

/** Every file below a folder, relative to it. Sockets and links are no files. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)))
}
