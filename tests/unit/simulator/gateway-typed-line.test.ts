import { describe, expect, it } from 'vitest'
import { standardTerminals } from '../../../tools/simulator/gateway/terminal-plan.ts'
import { SimulatedTerminal } from '../../../tools/simulator/gateway/terminal.ts'
import { doTypedLine } from '../../../tools/simulator/gateway/typed-line.ts'

const id = String(standardTerminals.bs3.deviceID)

function bs3(): SimulatedTerminal {
  return new SimulatedTerminal(standardTerminals.bs3, {
    people: 0,
    seed: 1,
    plan: () => {},
    connectionChanged: () => {},
  })
}

describe('a line that is typed while the command runs', () => {
  it('connects a terminal and cuts it off, slows it down and fills it', () => {
    const terminal = bs3()
    const type = (line: string): string => doTypedLine({ terminals: [terminal] }, line)
    expect([type(`offline ${id}`), terminal.online]).toEqual([`${id} is offline.`, false])
    expect([type(` online  ${id} `), terminal.online]).toEqual([`${id} is online.`, true])
    type(`delay ${id} 250`)
    type(`capacity ${id} 3`)
    expect([terminal.delay, terminal.capacity]).toEqual([250, 3])
  })

  it('lets people present themselves', async () => {
    const terminal = bs3()
    const type = (line: string): string => doTypedLine({ terminals: [terminal] }, line)
    expect(type(`face ${id}`)).toContain('stands before')
    expect(type(`card ${id} 255`)).toContain('holds a card')
    const signal = new AbortController().signal
    expect((await terminal.faces.next(1, signal)).templates).toHaveLength(2)
    expect((await terminal.cards.next(1, signal)).data.at(-1)).toBe(255)
  })

  it.each(['', 'online', 'online 7', `explode ${id}`, `delay ${id}`, `capacity ${id} many`])(
    'that means nothing changes nothing: %s',
    (line) => {
      const terminal = bs3()
      expect(doTypedLine({ terminals: [terminal] }, line)).toMatch(/no terminal|not known|takes a terminal/)
      expect([terminal.online, terminal.delay, terminal.capacity]).toEqual([true, 0, 100_000])
    },
  )
})
