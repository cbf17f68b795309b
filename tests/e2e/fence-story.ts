import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test as base, type RunningStation } from './station.ts'
import { startWitness, type Witness } from './witness.ts'

/** A station under attack, and the server nobody may reach. */
export interface Siege extends RunningStation {
  readonly witness: Witness
  /** How often a rule of the fence turned something away, as the station's own log tells. */
  refusals(rule: string): Promise<number>
  /** Asserts that the window still shows the station, alone, and that nobody visited the witness. */
  expectUnmoved(): Promise<void>
}

/** A test that starts with a running station and a witness. */
export const test = base.extend<{ siege: Siege }>({
  siege: async ({ startStation }, use) => {
    const witness = await startWitness()
    // The canary: a witness that could not see would prove nothing.
    await fetch(`${witness.origin}/canary`)
    expect([witness.visits, witness.connections()]).toEqual([['/canary'], 1])
    const station = await startStation()
    await use({
      ...station,
      witness,
      refusals: async (rule) => countRefusals(join(station.folder, 'logs', 'vestibule.log'), rule),
      expectUnmoved: async () => {
        expect(station.application.windows()).toHaveLength(1)
        expect(new URL(station.page.url()).pathname).toBe('/index.html')
        expect(await station.page.evaluate(() => [document.title, typeof window.vestibule])).toEqual([
          'Vestibule',
          'object',
        ])
        expect(witness.visits).toEqual(['/canary'])
        expect(witness.connections()).toBe(1)
      },
    })
    await witness.close()
  },
})

async function countRefusals(logFile: string, rule: string): Promise<number> {
  const text = await readFile(logFile, 'utf8').catch(() => '')
  const events = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { readonly event: string; readonly reason?: string; readonly count?: number })
    .filter(({ event, reason }) => event === 'refused by the fence' && reason === rule)
  return events.at(-1)?.count ?? 0
}
