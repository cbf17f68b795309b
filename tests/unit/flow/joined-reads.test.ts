import { describe, expect, it } from 'vitest'
import type { Bridge } from '../../../src-preload/contract/bridge.ts'
import type { AnswerOf } from '../../../src-preload/contract/calls.ts'
import { joinReads } from '../../../src-renderer/flow/joined-reads.ts'

/** A main process that answers reads on command and remembers what it was asked. */
function openMain() {
  const asked: string[] = []
  const cancelled: string[] = []
  const answers = new Map<string, (answer: AnswerOf<'readPerson'>) => void>()
  const bridge = {
    readPerson: ({ callId, id }: { readonly callId: string; readonly id: string }) => {
      asked.push(id)
      const { promise, resolve } = Promise.withResolvers<AnswerOf<'readPerson'>>()
      answers.set(callId, resolve)
      return promise
    },
    cancelCall: ({ callId }: { readonly callId: string }) => {
      cancelled.push(callId)
      return Promise.resolve({ ok: true, value: {} } as const)
    },
  } as unknown as Bridge
  return { asked, cancelled, answers, bridge: joinReads(bridge) }
}

const gone: AnswerOf<'readPerson'> = { ok: false, failure: { kind: 'personNotFound' } }

describe('reading a person who is being read', () => {
  it('joins the first reader, and asks anew once that is over', async () => {
    const { asked, answers, bridge } = openMain()
    const first = bridge.readPerson({ callId: 'a', id: '7' })
    const second = bridge.readPerson({ callId: 'b', id: '7' })
    answers.get('a')?.(gone)
    expect(await Promise.all([first, second])).toEqual([gone, gone])
    expect(asked).toEqual(['7'])
    void bridge.readPerson({ callId: 'c', id: '7' })
    expect(asked).toEqual(['7', '7'])
  })

  it('is given up only with its last reader', async () => {
    const { cancelled, bridge } = openMain()
    void bridge.readPerson({ callId: 'a', id: '7' })
    void bridge.readPerson({ callId: 'b', id: '7' })
    await bridge.cancelCall({ callId: 'a' })
    expect(cancelled).toEqual([])
    await bridge.cancelCall({ callId: 'b' })
    expect(cancelled).toEqual(['a'])
  })

  it('does not join a read that was given up', async () => {
    const { asked, bridge } = openMain()
    void bridge.readPerson({ callId: 'a', id: '7' })
    await bridge.cancelCall({ callId: 'a' })
    void bridge.readPerson({ callId: 'b', id: '7' })
    expect(asked).toEqual(['7', '7'])
  })

  it('leaves every other call alone', async () => {
    const { cancelled, asked, bridge } = openMain()
    void bridge.readPerson({ callId: 'a', id: '7' })
    void bridge.readPerson({ callId: 'b', id: '8' })
    await bridge.cancelCall({ callId: 'upload' })
    expect(asked).toEqual(['7', '8'])
    expect(cancelled).toEqual(['upload'])
  })
})
