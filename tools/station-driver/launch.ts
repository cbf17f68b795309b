import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { keepSettings } from '../../src-main/policy/settings.ts'
import type { SettingsChange } from '../../src-preload/contract/settings.ts'
import type { Runtime } from '../runtime.mjs'

const repository = join(import.meta.dirname, '../..')

/** How a station is started for a driver. */
export interface LaunchOptions {
  /** Further words of the start command. */
  readonly words?: readonly string[]
  /** Environment variables beside this process's own; `undefined` takes one away. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** The camera: Chromium's moving test picture (the default), a clip of baseline JPEG frames, or none. */
  readonly camera?: 'pattern' | 'none' | { readonly clip: string }
  /** The folder of settings and logs. */
  readonly folder: string
  /** What is set on the station before it starts. What drives the shutter wants `autoCapture` off: else the station is sooner. */
  readonly settings?: SettingsChange | undefined
}

/** A station that runs and can be driven. */
export interface DrivenStation {
  readonly application: ElectronApplication
  readonly page: Page
}

/** Starts the built station in a runtime and waits for its page. Throws, with nothing left running, when it does not come. */
export async function launchStation(runtime: Runtime, options: LaunchOptions): Promise<DrivenStation> {
  if (options.settings !== undefined) await set(options.folder, options.settings)
  // Real Electron is found by Playwright itself: only then does it put its own loader before the application.
  const executable = runtime.kind === 'electron' ? {} : { executablePath: runtime.executablePath }
  const application = await _electron.launch({
    ...executable,
    cwd: repository,
    // Playwright would otherwise show every station in the light theme, whatever its settings say.
    colorScheme: null,
    args: ['.', `--user-data-dir=${options.folder}`, ...cameraWords(options.camera), ...(options.words ?? [])],
    env: environmentOf({ ...process.env, ELECTRON_RENDERER_URL: undefined, ...options.environment }),
  })
  try {
    return { application, page: await stationPage(application) }
  } catch (error) {
    await application.close()
    throw error
  }
}

/** Sets something on a station that does not run. */
async function set(folder: string, settings: SettingsChange): Promise<void> {
  const keeper = await keepSettings(join(folder, 'settings.json'), () => undefined)
  const saved = await keeper.change(settings)
  if (!saved.ok) throw new Error('the settings of the station could not be written')
}

/** Waits for the station's own page: the first window may still show `about:blank`. Paths are compared, never the scheme. */
async function stationPage(application: ElectronApplication): Promise<Page> {
  const page = await application.firstWindow()
  await page.waitForURL((url) => url.pathname === '/index.html')
  await page.waitForLoadState('domcontentloaded')
  return page
}

/** The arguments that give Chromium a camera. Never `--use-fake-ui-for-media-stream`: with it everything is granted. */
function cameraWords(camera: LaunchOptions['camera'] = 'pattern'): readonly string[] {
  if (camera === 'none') return []
  const device = '--use-fake-device-for-media-stream'
  return camera === 'pattern' ? [device] : [device, `--use-file-for-fake-video-capture=${camera.clip}`]
}

function environmentOf(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
