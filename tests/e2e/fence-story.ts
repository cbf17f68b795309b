import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { launchStation } from '../../tools/station-driver/launch.ts'
import { runtime, test as base, type RunningStation } from './station.ts'
import { startWitness, type Witness } from './witness.ts'

/** A station under attack, and the server nobody may reach. */
export interface Siege extends RunningStation {
  readonly witness: Witness
  /** How often a rule of the fence turned something away, as the station's own log tells. */
  refusals(rule: string): Promise<number>
  /** Asserts that the window still shows the station, alone, and that nobody visited the witness. */
  expectUnmoved(): Promise<void>
}

/**
 * A test that starts with a running station and a witness.
 *
 * `siege` has a station of its own. `assault` is for stories that touch nothing but the page and count no refusals: those of
 * a worker share one station, and each gets a page that was loaded anew.
 */
export const test = base.extend<{ siege: Siege; assault: Siege }, { fortress: Siege }>({
  siege: async ({ startStation }, use) => {
    const witness = await watchfulWitness()
    await use(besiege(await startStation(), witness))
    await witness.close()
  },
  fortress: [
    // Playwright reads the fixtures a fixture needs from this pattern; this one needs none.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const witness = await watchfulWitness()
      const folder = await mkdtemp(join(tmpdir(), 'vestibule-'))
      const station = await launchStation(runtime, { folder })
      await use(besiege({ ...station, folder }, witness))
      await station.application.close()
      await rm(folder, { recursive: true, force: true })
      await witness.close()
    },
    { scope: 'worker' },
  ],
  assault: async ({ fortress }, use) => {
    const reloaded = fortress.page.waitForEvent('load')
    await fortress.page.evaluate(() => location.reload())
    await reloaded
    await use(fortress)
  },
})

async function watchfulWitness(): Promise<Witness> {
  const witness = await startWitness()
  // The canary: a witness that could not see would prove nothing.
  await fetch(`${witness.origin}/canary`)
  expect([witness.visits, witness.connections()]).toEqual([['/canary'], 1])
  return witness
}

function besiege(station: RunningStation, witness: Witness): Siege {
  return {
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
  }
}

async function countRefusals(logFile: string, rule: string): Promise<number> {
  const text = await readFile(logFile, 'utf8').catch(() => '')
  const events = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { readonly event: string; readonly reason?: string; readonly count?: number })
    .filter(({ event, reason }) => event === 'refused by the fence' && reason === rule)
  return events.at(-1)?.count ?? 0
}
