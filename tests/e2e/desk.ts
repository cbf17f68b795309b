import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SettingsChange } from '../../src-preload/contract/settings.ts'
import { demoLogin, startSimulator, type Simulator, type SimulatorOptions } from '../../tools/simulator/index.ts'
import { cameraClipFrom } from '../../tools/station-driver/camera-clip.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { SignInScreen } from '../../tools/station-driver/screens/sign-in-screen.ts'
import { pairDemoStation } from '../../tools/start/pair-demo-station.ts'
import { shareStation, type SharedStation } from './shared-station.ts'
import { test as base, type RunningStation, type StationOptions } from './station.ts'

/** Who signs in at a desk. */
export interface Operator {
  readonly loginId: string
  readonly password: string
}

/** What a story may say about the desk it wants. */
export interface DeskOptions {
  /** The server behind the desk; without one it gets a fresh simulator with `server` as its options. */
  readonly simulator?: Simulator
  /** Options of the fresh simulator; 60 people unless told. */
  readonly server?: Partial<SimulatorOptions>
  /** Who is signed in; the administrator unless told, nobody for `null`. */
  readonly operator?: Operator | null
  /**
   * What is set on the station before it starts. Unless told, it does not shoot by itself: most stories press the button. For
   * a folder that is given nothing is set unless told.
   */
  readonly settings?: SettingsChange
  /** How the station is started; its camera shows the portrait unless told. A folder that is given is not paired anew. */
  readonly station?: StationOptions
}

/** What a story may say about the desk it shares. Its camera shows the portrait. */
export interface SharedDeskOptions extends Pick<DeskOptions, 'server' | 'operator' | 'settings'> {
  /** Says that the story does something to the page that would stay in it: it is loaded anew afterwards. */
  readonly touchesPage?: boolean
}

/** A station that is paired with a simulator of its own. */
export interface Desk extends RunningStation {
  readonly simulator: Simulator
}

/** Waits until the station of this page can be signed in at, signs in, and waits until somebody can be searched for. */
export async function signIn({ page }: Pick<Desk, 'page'>, operator: Operator = demoLogin): Promise<void> {
  const screen = new SignInScreen(page)
  await screen.isShown()
  await screen.signIn(operator.loginId, operator.password)
  await new FindScreen(page).isShown()
}

/**
 * A test that starts with servers and desks.
 *
 * `startServer` runs simulators. `openDesk` runs a station that is already paired and, unless told otherwise, signed
 * in. `desk` is `openDesk()` for stories that have no wishes. `portrait` is a camera with a face before it.
 *
 * `shareDesk` and `sharedDesk` are the same over a station that goes on from story to story: starting one costs more than most
 * stories do. The server is a fresh one each time. They are for stories that use screen and server alone: whoever looks at
 * the station's folder, at the whole journal or queue, restarts it, or reaches into the main process, opens a desk of its own.
 */
export const test = base.extend<
  {
    startServer: (options?: Partial<SimulatorOptions>) => Promise<Simulator>
    newFolder: () => Promise<string>
    openDesk: (options?: DeskOptions) => Promise<Desk>
    desk: Desk
    shareDesk: (options?: SharedDeskOptions) => Promise<Desk>
    sharedDesk: Desk
  },
  { portrait: { readonly clip: string }; sharedStation: SharedStation }
>({
  portrait: [
    // Playwright reads the fixtures a fixture needs from this pattern; this one needs none.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const clip = await cameraClipFrom(join(import.meta.dirname, '../fixtures/camera/portrait.jpg'))
      await use({ clip: clip.path })
      await clip.remove()
    },
    { scope: 'worker' },
  ],
  // eslint-disable-next-line no-empty-pattern
  startServer: async ({}, use) => {
    const running: Simulator[] = []
    await use(async (options = {}) => {
      const simulator = await startSimulator({ people: 60, ...options })
      running.push(simulator)
      return simulator
    })
    for (const simulator of running) await simulator.stop()
  },
  // eslint-disable-next-line no-empty-pattern
  newFolder: async ({}, use) => {
    const folders: string[] = []
    await use(async () => {
      const folder = await mkdtemp(join(tmpdir(), 'vestibule-desk-'))
      folders.push(folder)
      return folder
    })
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
  },
  openDesk: async ({ startServer, newFolder, startStation, portrait }, use) => {
    await use(async ({ simulator: given, server, operator = demoLogin, settings, station = {} } = {}) => {
      const simulator = given ?? (await startServer(server))
      const folder = station.folder ?? (await newFolder())
      if (station.folder === undefined) await pairDemoStation(folder, simulator, new Date())
      const wanted = settings ?? (station.folder === undefined ? { autoCapture: false } : undefined)
      const running = await startStation({ camera: portrait, settings: wanted, ...station, folder })
      const desk = { ...running, simulator }
      if (operator !== null) await signIn(desk, operator)
      return desk
    })
  },
  desk: async ({ openDesk }, use) => {
    await use(await openDesk())
  },
  sharedStation: [
    async ({ portrait }, use) => {
      const station = shareStation(portrait)
      await use(station)
      await station.close()
    },
    { scope: 'worker' },
  ],
  shareDesk: async ({ startServer, sharedStation }, use, story) => {
    let pageIsTouched = false
    await use(async ({ server, operator = demoLogin, settings = { autoCapture: false }, touchesPage = false } = {}) => {
      pageIsTouched ||= touchesPage
      const simulator = await startServer(server)
      const desk = { ...(await sharedStation.belongTo(simulator, settings)), simulator }
      if (operator !== null) await signIn(desk, operator)
      return desk
    })
    await sharedStation.handBack({ passed: story.status === story.expectedStatus, pageIsTouched })
  },
  sharedDesk: async ({ shareDesk }, use) => {
    await use(await shareDesk())
  },
})
