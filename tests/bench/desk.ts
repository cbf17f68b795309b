import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SettingsChange } from '../../src-preload/contract/settings.ts'
import { demoLogin, startSimulator, type Simulator } from '../../tools/simulator/index.ts'
import { pairDemoStation } from '../../tools/start/pair-demo-station.ts'
import { cameraClipOf } from '../../tools/station-driver/camera-clip.ts'
import { readPicture } from '../../tools/station-driver/camera-pictures.ts'
import { launchStation, type DrivenStation } from '../../tools/station-driver/launch.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { SignInScreen } from '../../tools/station-driver/screens/sign-in-screen.ts'
import type { Runtime } from '../../tools/runtime.mjs'

const portrait = join(import.meta.dirname, '../fixtures/camera/portrait.jpg')

/** A station somebody has signed in at, with a portrait before its camera and a simulated server behind it. */
export interface Desk extends DrivenStation {
  readonly simulator: Simulator
}

/** Settings of a station whose shutter is pressed by the benchmark. */
const pressedByHand: SettingsChange = { autoCapture: false }

/** Opens a desk, lets something be measured at it, and leaves nothing of it behind. */
export async function atDesk<Result>(
  runtime: Runtime,
  people: number,
  measure: (desk: Desk) => Promise<Result>,
  settings: SettingsChange = pressedByHand,
): Promise<Result> {
  await using leftovers = new AsyncDisposableStack()
  const simulator = await startSimulator({ people })
  leftovers.defer(simulator.stop)
  const folder = await mkdtemp(join(tmpdir(), 'vestibule-bench-'))
  leftovers.defer(async () => rm(folder, { recursive: true, force: true }))
  await pairDemoStation(folder, simulator, new Date())
  const clip = await cameraClipOf([{ picture: await readPicture(portrait) }])
  leftovers.defer(async () => clip.remove())
  const station = await launchStation(runtime, {
    folder,
    camera: { clip: clip.path },
    settings,
  })
  leftovers.defer(async () => station.application.close())
  const signIn = new SignInScreen(station.page)
  await signIn.isShown()
  await signIn.signIn(demoLogin.loginId, demoLogin.password)
  await new FindScreen(station.page).isShown()
  // Awaited here, or everything would be taken down while it is still measured.
  const result = await measure({ ...station, simulator })
  return result
}
