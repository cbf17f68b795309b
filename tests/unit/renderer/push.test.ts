import { describe, expect, it } from 'vitest'
import type { Device } from '../../../src-preload/contract/device.ts'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import { createPushStore } from '../../../src-renderer/screens/push/push-store.ts'
import { FakeBridge, settle } from '../flow/fake-bridge.ts'

const ada = { id: '404', name: 'Ada Byron' }
const deviceOf = (id: string): Device => ({ id, name: `Door ${id}`, type: '', status: 'connected' })
const devices = ['1', '2', '3'].map(deviceOf)
const failure = {
  kind: 'deviceFailed',
  reason: 'notConnected',
  answer: { status: 200, code: '1001', link: null },
} as const

async function openWith(...chosen: readonly string[]) {
  const main = new FakeBridge()
  const push = createPushStore({ bridge: main.bridge, newCallId: main.newCallId, person: ada })
  const end = push.start()
  await main.answer('readPushDevices', succeed({ devices }))
  push.choose(chosen)
  const asked = () => main.inputsOf('pushToDevice').map(({ device }) => device)
  const outcomes = () => {
    const state = push.store.getState()
    if (state.kind !== 'sending' && state.kind !== 'told') throw new Error(`nothing is sent: ${state.kind}`)
    return state.outcomes.map(({ outcome }) => outcome.kind)
  }
  return { main, push, end, asked, outcomes, state: () => push.store.getState().kind }
}

describe('a person sent to devices', () => {
  it('goes to two at a time and to each once, and each tells for itself', async () => {
    const { main, push, asked, outcomes, state } = await openWith('1', '2', '3')
    void push.send()
    void push.send()
    expect(asked()).toEqual(['1', '2'])
    expect(outcomes()).toEqual(['sending', 'sending', 'waiting'])
    await main.answer('pushToDevice', fail(failure))
    expect(asked()).toEqual(['1', '2', '3'])
    expect(outcomes()).toEqual(['failed', 'sending', 'sending'])
    await main.answer('pushToDevice', succeed({}))
    await main.answer('pushToDevice', succeed({}))
    expect(state()).toBe('told')
    expect(outcomes()).toEqual(['failed', 'done', 'done'])
    expect(main.inputsOf('pushToDevice')[0]).toMatchObject(ada)
  })

  it('is sent again to those alone that have not taken the person', async () => {
    const { main, push, asked, outcomes } = await openWith('1', '2', '3')
    void push.send()
    for (const answer of [succeed({}), fail(failure), succeed({})]) await main.answer('pushToDevice', answer)
    void push.retryFailed()
    expect(asked()).toEqual(['1', '2', '3', '2'])
    expect(outcomes()).toEqual(['done', 'sending', 'done'])
    await main.answer('pushToDevice', succeed({}))
    expect(outcomes()).toEqual(['done', 'done', 'done'])
    await push.retryFailed()
    expect(asked()).toHaveLength(4)
  })

  it('can be stopped: what was on its way may have been taken, the rest was not sent, and no answer changes that', async () => {
    const { main, push, asked, outcomes } = await openWith('1', '2', '3')
    void push.send()
    push.stop()
    expect(main.cancelled).toHaveLength(2)
    const told = push.store.getState()
    expect(told).toMatchObject({
      kind: 'told',
      outcomes: [
        { outcome: { kind: 'stopped', left: true } },
        { outcome: { kind: 'stopped', left: true } },
        { outcome: { kind: 'stopped', left: false } },
      ],
    })
    await main.answer('pushToDevice', succeed({}))
    await settle()
    expect(push.store.getState()).toEqual(told)
    expect(asked()).toEqual(['1', '2'])
    void push.retryFailed()
    expect(outcomes()).toEqual(['sending', 'sending', 'waiting'])
  })

  it('sends nothing to nobody, and nothing more once it is closed', async () => {
    const { main, push, end, asked } = await openWith()
    await push.send()
    expect(asked()).toEqual([])
    push.choose(['1', '2', '3'])
    void push.send()
    end()
    await main.answer('pushToDevice', succeed({}))
    expect(asked()).toEqual(['1', '2'])
  })
})
