import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLogFile } from '../../../src-main/observe/log-file.ts'

describe('the log on disk', () => {
  let folder = ''
  const clock = (): number => Date.UTC(2026, 10, 22, 9, 41)

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vestibule-log-'))
  })
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true })
  })

  it('writes one event on a line, with its time and its fields', async () => {
    openLogFile(folder, clock).write('warning', 'server unreachable', { reason: 'timedOut', milliseconds: 15_000 })
    const line: unknown = JSON.parse(await readFile(join(folder, 'vestibule.log'), 'utf8'))
    expect(line).toEqual({
      at: '2026-11-22T09:41:00.000Z',
      level: 'warning',
      event: 'server unreachable',
      reason: 'timedOut',
      milliseconds: 15_000,
    })
  })

  it('turns over and keeps a bounded number of files', async () => {
    const log = openLogFile(folder, clock, { largestFileBytes: 400, filesKept: 2 })
    for (let count = 0; count < 40; count += 1) log.write('information', 'counted', { count })
    expect((await readdir(folder)).toSorted()).toEqual(['vestibule.1.log', 'vestibule.2.log', 'vestibule.log'])
    const counts = log.newestLines(3).map((line) => (JSON.parse(line) as { count: number }).count)
    expect(counts).toEqual([37, 38, 39])
  })

  it('continues a file after a restart', () => {
    openLogFile(folder, clock).write('information', 'first')
    const log = openLogFile(folder, clock)
    log.write('information', 'second')
    expect(log.newestLines(10)).toHaveLength(2)
  })

  it('does not stop the station when the folder cannot be written', () => {
    openLogFile(folder, clock).write('information', 'makes the file')
    const log = openLogFile(join(folder, 'vestibule.log', 'below a file'), clock)
    expect(() => {
      log.write('failure', 'lost')
    }).not.toThrow()
    expect(log.newestLines(1)).toEqual([])
  })

  it('lets nothing through that looks like a person or a secret', async () => {
    const log = openLogFile(folder, clock)
    const canaries = ['aylin.demir@example.org', '0123456789abcdef0123456789abcdef', '/9j/4AAQSkZJRgABAQ', 'hunter2']
    log.write('failure', 'canary', {
      reason: canaries[0] ?? '',
      reference: canaries[1] ?? '',
      trace: `${canaries[2] ?? ''} at /home/aylin/app password=${canaries[3] ?? ''}`,
    })
    const text = await readFile(join(folder, 'vestibule.log'), 'utf8')
    expect(text).toContain('canary')
    expect(canaries.filter((canary) => text.includes(canary))).toEqual([])
    expect(text).not.toContain('/home/aylin')
  })
})
