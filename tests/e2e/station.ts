import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'
import type { Bridge } from '../../src-preload/contract/bridge.ts'
import type { bridgeName } from '../../src-preload/contract/names.ts'
import { chooseRuntime } from '../../tools/runtime.mjs'

declare global {
  interface Window {
    readonly [bridgeName]: Bridge
  }
}

const repository = join(import.meta.dirname, '../..')

/** The runtime that `STATION_RUNTIME=electron|standin|auto` chose, with the sentence a report says of it. */
export const runtime = chooseRuntime()

/** What a story may say about the station it starts. */
export interface StationOptions {
  /** Further words of the start command. */
  readonly words?: readonly string[]
  /** Environment variables beside this process's own; `undefined` takes one away. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** The camera: Chromium's moving test picture (the default), a clip of baseline JPEG frames, or none. */
  readonly camera?: 'pattern' | 'none' | { readonly clip: string }
  /** The folder of settings and logs; a fresh one, removed afterwards, unless told. */
  readonly folder?: string
}

/** A station that runs. */
export interface RunningStation {
  readonly application: ElectronApplication
  readonly page: Page
  readonly folder: string
}

/** Starts stations and ends them all, and takes their folders away, when the test is over. */
export type StartStation = (options?: StationOptions) => Promise<RunningStation>

/** Playwright's `test` with `startStation`, which runs the built station in the runtime that was chosen. */
export const test = base.extend<{ startStation: StartStation }>({
  // Playwright reads the fixtures a fixture needs from this pattern; this one needs none.
  // eslint-disable-next-line no-empty-pattern
  startStation: async ({}, use) => {
    const started: ElectronApplication[] = []
    const folders: string[] = []
    await use(async (options = {}) => {
      const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'vestibule-')))
      if (options.folder === undefined) folders.push(folder)
      const application = await launch(options, folder)
      started.push(application)
      return { application, page: await stationPage(application), folder }
    })
    for (const application of started) await application.close()
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
  },
})

/** Waits for the station's own page: the first window may still show `about:blank`. Paths are compared, never the scheme. */
export async function stationPage(application: ElectronApplication): Promise<Page> {
  const page = await application.firstWindow()
  await page.waitForURL((url) => url.pathname === '/index.html')
  await page.waitForLoadState('domcontentloaded')
  return page
}

/** The arguments that give Chromium a camera. Never `--use-fake-ui-for-media-stream`: with it everything is granted. */
export function cameraWords(camera: StationOptions['camera'] = 'pattern'): readonly string[] {
  if (camera === 'none') return []
  const device = '--use-fake-device-for-media-stream'
  return camera === 'pattern' ? [device] : [device, `--use-file-for-fake-video-capture=${camera.clip}`]
}

async function launch(options: StationOptions, folder: string): Promise<ElectronApplication> {
  // Real Electron is found by Playwright itself: only then does it put its own loader before the application.
  const executable = runtime.kind === 'electron' ? {} : { executablePath: runtime.executablePath }
  return _electron.launch({
    ...executable,
    cwd: repository,
    args: ['.', `--user-data-dir=${folder}`, ...cameraWords(options.camera), ...(options.words ?? [])],
    env: environmentOf({ ...process.env, ELECTRON_RENDERER_URL: undefined, ...options.environment }),
  })
}

function environmentOf(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
