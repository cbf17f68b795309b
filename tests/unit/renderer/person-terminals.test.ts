import { describe, expect, it } from 'vitest'
import type { OutputOf } from '../../../src-preload/contract/calls.ts'
import { known, unknown } from '../../../src-preload/contract/fact.ts'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import type { PersonOnTerminal, PutOnTerminal, Terminal, Terminals } from '../../../src-preload/contract/terminal.ts'
import { createSentences } from '../../../src-renderer/i18n/sentences.ts'
import { summaryOf } from '../../../src-renderer/screens/person-terminals/outcome-words.ts'
import { createPersonTerminalsStore } from '../../../src-renderer/screens/person-terminals/person-terminals-store.ts'
import { FakeBridge, settle } from '../flow/fake-bridge.ts'

const say = createSentences().t
const can: Terminal['can'] = {
  cards: known(true),
  fingerprints: unknown,
  faces: known(true),
  visualFaces: known(true),
  photos: known(true),
  names: known(true),
  letterIds: unknown,
  jobCodes: unknown,
  updates: unknown,
  mostPeople: unknown,
  mostCards: unknown,
  mostFingerprints: unknown,
  mostFaces: unknown,
}
const terminalOf = (id: string, kind: 'secured' | 'disconnected' = 'secured'): Terminal => ({
  id,
  type: 0x23,
  model: known('BioStation 3'),
  state: { kind },
  host: '',
  port: 0,
  can,
})
const listOf = (...terminals: readonly Terminal[]): Terminals => ({
  kind: 'read',
  terminals: [...terminals],
  at: '2027-01-01T00:00:00Z',
  lost: null,
})
const absentThere: PersonOnTerminal = { kind: 'absent' }
const thereWith = (faces: number): PersonOnTerminal => ({
  kind: 'there',
  name: 'Ada',
  start: null,
  end: null,
  photo: unknown,
  faces,
  cards: 0,
  fingerprints: 0,
  groups: 0,
  jobCodes: 0,
  hasPin: false,
})
const prepared: OutputOf<'prepareForTerminals'> = {
  order: '3f0c5a9e-8e1d-4a53-9d7a-0c5d8a1f2b33',
  ground: { name: 'Ada', start: unknown, end: unknown, photo: unknown },
  photo: 'fits',
  hasFace: false,
  from: 'server',
}
const putWith = (face: PutOnTerminal['parts'][number]): PutOnTerminal => ({
  did: 'added',
  parts: [{ kind: 'put', part: 'name' }, { kind: 'put', part: 'period' }, { kind: 'put', part: 'photo' }, face],
  groups: 0,
})
const whole = putWith({ kind: 'put', part: 'face' })
const withoutFace = putWith({
  kind: 'left',
  part: 'face',
  why: 'failed',
  failure: { kind: 'terminalPictureRefused' },
})

async function openWith(...terminals: readonly Terminal[]) {
  const main = new FakeBridge()
  const person = { id: '404', name: 'Ada', facePicture: null, consent: null }
  const acts = createPersonTerminalsStore({ bridge: main.bridge, newCallId: main.newCallId, person })
  const end = acts.start()
  await main.answer('prepareForTerminals', succeed(prepared))
  await main.answer('readTerminals', succeed(listOf(...terminals)))
  const presence = (id: string) => {
    const told = acts.store.getState().presences.get(id)
    return told?.kind === 'told' ? told.there.kind : told?.kind
  }
  const outcome = (id: string) => acts.store.getState().deed?.outcomes.get(id)?.kind
  const title = () => summaryOf(acts.store.getState(), say)
  return { main, acts, end, presence, outcome, title }
}

describe('a person at the terminals', () => {
  it('is asked for where a terminal is connected; absent, away and not known are three things', async () => {
    const { main, presence } = await openWith(terminalOf('1'), terminalOf('2'), terminalOf('3', 'disconnected'))
    expect(main.inputsOf('readPersonOnTerminal').map(({ terminal }) => terminal)).toEqual(['1', '2'])
    expect(presence('3')).toBe('unreachable')
    await main.answer('readPersonOnTerminal', succeed(absentThere))
    await main.answer('readPersonOnTerminal', fail({ kind: 'gatewayTooLate', reason: 'reading' }))
    expect([presence('1'), presence('2')]).toEqual(['absent', 'unknown'])
    main.emit('terminalsChanged', listOf(terminalOf('1'), terminalOf('2'), terminalOf('3')))
    await settle()
    expect(main.inputsOf('readPersonOnTerminal').map(({ terminal }) => terminal)).toEqual(['1', '2', '3'])
  })

  it('is put on what is chosen, told exactly, and again only where not everything was done', async () => {
    const { main, acts, outcome, title } = await openWith(terminalOf('1'), terminalOf('2'), terminalOf('3'))
    for (let asked = 0; asked < 3; asked += 1) await main.answer('readPersonOnTerminal', succeed(absentThere))
    acts.choose(new Set(['1', '2', '3']))
    void acts.run('put')
    await main.answer('putOnTerminal', succeed(whole))
    await main.answer('putOnTerminal', succeed(withoutFace))
    await main.answer('putOnTerminal', fail({ kind: 'terminalUnreachable' }))
    for (let asked = 0; asked < 2; asked += 1) await main.answer('readPersonOnTerminal', succeed(thereWith(0)))
    await settle()
    expect([outcome('1'), outcome('2'), outcome('3')]).toEqual(['put', 'put', 'failed'])
    expect(title()).toEqual({
      isAll: false,
      title: 'On 2 of 3 chosen terminals.',
      partly: 'On 1 of them not with everything.',
    })
    void acts.retry()
    await settle()
    expect(main.inputsOf('putOnTerminal').map(({ terminal }) => terminal)).toEqual(['1', '2', '3', '2', '3'])
    await main.answer('putOnTerminal', succeed(whole))
    await main.answer('putOnTerminal', succeed(whole))
    for (let asked = 0; asked < 2; asked += 1) await main.answer('readPersonOnTerminal', succeed(thereWith(1)))
    await settle()
    expect(title()).toEqual({ isAll: true, title: 'On all 3 chosen terminals.', partly: null })
  })

  it('has a face copied from where there is one, unless the clerk says no', async () => {
    const { main, acts } = await openWith(terminalOf('1'), terminalOf('2'))
    await main.answer('readPersonOnTerminal', succeed(absentThere))
    await main.answer('readPersonOnTerminal', succeed(thereWith(1)))
    acts.choose(new Set(['1']))
    void acts.run('put')
    await settle()
    expect(main.inputsOf('putOnTerminal')).toMatchObject([{ terminal: '1', copyFaceFrom: '2' }])
    await main.answer('putOnTerminal', succeed(whole))
    await main.answer('readPersonOnTerminal', succeed(thereWith(1)))
    acts.copyFace(false)
    void acts.run('put')
    await settle()
    expect(main.inputsOf('putOnTerminal')[1]).toMatchObject({ copyFaceFrom: null })
  })

  it('can be stopped: what was on its way may be done, the rest was not begun, and no answer changes that', async () => {
    const ids = ['1', '2', '3', '4']
    const { main, acts, outcome } = await openWith(...ids.map((id) => terminalOf(id)))
    for (let asked = 0; asked < ids.length; asked += 1) await main.answer('readPersonOnTerminal', succeed(thereWith(0)))
    acts.choose(new Set(ids))
    void acts.run('remove')
    await settle()
    acts.stop()
    const told = acts.store.getState().deed
    expect(ids.map((id) => told?.outcomes.get(id))).toEqual([
      { kind: 'stopped', left: true },
      { kind: 'stopped', left: true },
      { kind: 'stopped', left: true },
      { kind: 'stopped', left: false },
    ])
    await main.answer('removeFromTerminal', succeed({ did: 'removed' }))
    await settle()
    expect(acts.store.getState().deed).toEqual(told)
    expect(outcome('4')).toBe('stopped')
  })

  it('asks for the record again where what was to be put is no longer held', async () => {
    const { main, acts } = await openWith(terminalOf('1'))
    await main.answer('readPersonOnTerminal', succeed(absentThere))
    acts.choose(new Set(['1']))
    void acts.run('put')
    await main.answer('putOnTerminal', fail({ kind: 'orderOutdated' }))
    await settle()
    void acts.retry()
    await settle()
    const order = '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d'
    await main.answer('prepareForTerminals', succeed({ ...prepared, order }))
    await settle()
    expect(main.inputsOf('putOnTerminal')[1]).toMatchObject({ order })
  })
})
