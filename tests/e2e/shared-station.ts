import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Simulator } from '../../tools/simulator/index.ts'
import { launchStation, type LaunchOptions } from '../../tools/station-driver/launch.ts'
import { PairScreen } from '../../tools/station-driver/screens/pair-screen.ts'
import { SignInScreen } from '../../tools/station-driver/screens/sign-in-screen.ts'
import { pairDemoStation } from '../../tools/start/pair-demo-station.ts'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { defaultSettings, type SettingsChange } from '../../src-preload/contract/settings.ts'
import { runtime, type RunningStation } from './station.ts'

/**
 * A station that goes on from story to story, as one does at a desk from day to day.
 *
 * `belongTo` makes it the station of a server, set as it comes from its makers but for `settings`, with nobody signed in.
 * `handBack` makes it forget that server. It is kept only as it was found: see there. One story at a time.
 */
export interface SharedStation {
  belongTo(simulator: Simulator, settings: SettingsChange): Promise<RunningStation>
  /** `pageIsTouched`: the story did something to the page that stays in it, and it is to be loaded anew. */
  handBack(story: { readonly passed: boolean; readonly pageIsTouched: boolean }): Promise<void>
  close(): Promise<void>
}

/** Makes a station that is started when it is first wanted, and anew after a story that left traces. */
export function shareStation(camera: NonNullable<LaunchOptions['camera']>): SharedStation {
  let running: RunningStation | null = null

  const start = async (simulator: Simulator, settings: SettingsChange): Promise<RunningStation> => {
    const folder = await mkdtemp(join(tmpdir(), 'vestibule-shared-'))
    await pairDemoStation(folder, simulator, new Date())
    return { ...(await launchStation(runtime, { folder, camera, settings })), folder }
  }
  const end = async (): Promise<void> => {
    const station = running
    running = null
    if (station === null) return
    await station.application.close()
    await rm(station.folder, { recursive: true, force: true })
  }

  return {
    async belongTo(simulator, settings) {
      if (running === null) running = await start(simulator, settings)
      else await pairWith(running, simulator, { ...defaultSettings, ...settings })
      return running
    },
    /** Ends the station when the story failed, left work undone, or cannot be brought back to the first screen. */
    async handBack({ passed, pageIsTouched }) {
      if (running !== null && !(passed && (await forgetServer(running, pageIsTouched)))) await end()
    },
    close: end,
  }
}

/** Pairs a station that stands at its first screen. The page is told as it is told after a clerk's own pairing. */
async function pairWith({ page }: RunningStation, simulator: Simulator, settings: SettingsChange): Promise<void> {
  const end = await page.evaluate(
    async ({ address, change }) => {
      const set = await window.vestibule.changeSettings(change)
      if (!set.ok) return set.failure.kind
      const probe = await window.vestibule.probeServer({ callId: crypto.randomUUID(), address })
      if (!probe.ok) return probe.failure.kind
      const paired = await window.vestibule.pairServer({ probeId: probe.value.probeId, trust: 'pinnedCertificate' })
      return paired.ok ? paired.value.kind : paired.failure.kind
    },
    { address: simulator.url, change: settings },
  )
  if (end !== 'paired') throw new Error(`the shared station could not be paired: ${end}`)
  await new SignInScreen(page).isShown()
}

/** Brings a station back to its first screen. False when that cannot be, or when work of the story is left on it. */
async function forgetServer({ application, page }: RunningStation, pageIsTouched: boolean): Promise<boolean> {
  if (page.isClosed() || application.windows().length !== 1) return false
  // These stay open over a station without a server, as they should; the next story begins without them.
  const titles = [english.settings.title, english.readiness.title]
  const covers = titles.map((name) => page.getByRole('heading', { level: 1, name, exact: true }))
  const isCovered = covers.reduce((any, cover) => any.or(cover), page.locator('[role$="dialog"]'))
  const isToBeLoaded = pageIsTouched || (await isCovered.count()) > 0
  const isForgotten = await page.evaluate(async () => {
    const work = await window.vestibule.readOutbox({})
    if (!work.ok || work.value.underWay + work.value.needClerk > 0) return false
    return (await window.vestibule.forgetServer({})).ok
  })
  if (!isForgotten) return false
  if (isToBeLoaded) {
    await page.emulateMedia({ colorScheme: null, reducedMotion: null })
    const loaded = page.waitForEvent('load')
    await page.evaluate(() => location.reload())
    await loaded
  }
  await new PairScreen(page).isShown()
  return true
}
