import { threadId } from 'node:worker_threads'
import { describe, expect, it, onTestFinished } from 'vitest'
import { handOver, startThread, threadFile, type Thread } from '../../../src-main/storage/thread.ts'
import type { EchoFunctions } from './echo-worker.ts'

function startEcho(file = threadFile(import.meta.url, 'echo-worker')): Thread<EchoFunctions> {
  const thread = startThread<EchoFunctions>(file, 'Good morning,')
  onTestFinished(async () => thread.stop())
  return thread
}

describe('a thread', () => {
  it('answers what it is asked, with what it was started with, and is another thread than this one', async () => {
    const thread = startEcho()
    expect(await thread.ask('greet', 'Ada')).toEqual({ ok: true, value: 'Good morning, Ada' })
    const other = await thread.ask('thread')
    expect(other.ok && other.value).not.toBe(threadId)
    expect(await thread.ask('later', 'soon')).toEqual({ ok: true, value: 'soon' })
  })

  it('does in order what it is asked at once', async () => {
    const thread = startEcho()
    const answers = await Promise.all([
      thread.ask('keep', new Uint8Array(3)),
      thread.ask('keptBytes'),
      thread.ask('keep', new Uint8Array(5)),
      thread.ask('keptBytes'),
    ])
    expect(answers.map((answer) => answer.ok && answer.value)).toEqual([3, 3, 5, 5])
  })

  it('copies bytes, unless they are handed over: then they move, both ways', async () => {
    const thread = startEcho()
    const copied = new Uint8Array(100_000).fill(7)
    await thread.ask('keep', copied)
    expect(copied.byteLength).toBe(100_000)
    const moved = new Uint8Array(100_000).fill(9)
    expect(await thread.ask('keep', handOver(moved, moved))).toEqual({ ok: true, value: 100_000 })
    expect(moved.byteLength).toBe(0)
    expect(await thread.ask('give')).toEqual({ ok: true, value: new Uint8Array(100_000).fill(9) })
    expect(await thread.ask('keptBytes')).toEqual({ ok: true, value: 0 })
  })

  it('copies bytes that share their memory with others even when they are handed over', async () => {
    const thread = startEcho()
    for (const _ of [1, 2]) {
      const answer = await thread.ask('small')
      expect(answer.ok && Buffer.from(answer.value).toString()).toBe('a few bytes of a pool')
    }
  })

  it('tells of a bug where it happened and not about whom, and goes on', async () => {
    const thread = startEcho()
    const answer = await thread.ask('throwAbout', 'Ada Lovelace')
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'threadFailed' } })
    expect(JSON.stringify(answer)).toContain('TypeError')
    expect(JSON.stringify(answer)).toContain('storage/echo-worker.ts')
    expect(JSON.stringify(answer)).not.toContain('Lovelace')
    expect(await thread.ask('greet', 'Ada')).toMatchObject({ ok: true })
  })

  it('answers a question or an answer that cannot cross as a bug, and goes on', async () => {
    const thread = startEcho()
    const code = (() => 'code') as unknown as string
    expect(await thread.ask('greet', code)).toMatchObject({ ok: false, failure: { kind: 'threadFailed' } })
    expect(await thread.ask('answerWithCode')).toMatchObject({ ok: false, failure: { kind: 'threadFailed' } })
    expect(await thread.ask('greet', 'Ada')).toMatchObject({ ok: true })
  })

  it('that dies answers every open question and all that come after', async () => {
    const thread = startEcho()
    const open = [thread.ask('hang'), thread.ask('hang'), thread.ask('die')]
    const gone = { ok: false, failure: { kind: 'threadGone' } }
    expect(await Promise.all(open)).toEqual([gone, gone, { ok: true, value: 'dying' }])
    expect(await thread.ask('greet', 'Ada')).toEqual(gone)
  })

  it('that is stopped answers every open question', async () => {
    const thread = startEcho()
    const open = thread.ask('hang')
    await thread.ask('thread')
    await thread.stop()
    expect(await open).toEqual({ ok: false, failure: { kind: 'threadGone' } })
  })

  it('whose file is not there is gone from the beginning', async () => {
    const thread = startEcho(new URL('./nobody-worker.ts', import.meta.url))
    expect(await thread.ask('greet', 'Ada')).toEqual({ ok: false, failure: { kind: 'threadGone' } })
  })
})

describe('the file of a thread', () => {
  it('lies beside its caller as source, and at the top of the built folder', () => {
    const source = 'file:///station/src-main/storage/open-station-store.ts'
    expect(threadFile(source, 'store-worker').href).toBe('file:///station/src-main/storage/store-worker.ts')
    const main = 'file:///station/out/main/'
    expect(threadFile(`${main}index.js`, 'store-worker').href).toBe(`${main}store-worker.js`)
    expect(threadFile(`${main}chunks/open-4f2a.js`, 'store-worker').href).toBe(`${main}store-worker.js`)
  })
})
