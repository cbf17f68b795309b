import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type ElectronApplication } from '@playwright/test'
import type { Bridge } from '../../src-preload/contract/bridge.ts'
import type { bridgeName } from '../../src-preload/contract/names.ts'
import { chooseRuntime } from '../../tools/runtime.mjs'
import { launchStation, type DrivenStation, type LaunchOptions } from '../../tools/station-driver/launch.ts'

declare global {
  interface Window {
    readonly [bridgeName]: Bridge
  }
}

/** The runtime that `STATION_RUNTIME=electron|standin|auto` chose, with the sentence a report says of it. */
export const runtime = chooseRuntime()

/** The name of the map in which `ipcMain` keeps the handlers of calls, by channel: Electron's own, or the stand-in's. */
export const handlersPlace = runtime.kind === 'electron' ? '_invokeHandlers' : 'handlers'

/** The environment of a station without a keychain: an address of the session bus at which nobody listens. */
export const withoutKeychain = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' }

/** What a story may say about the station it starts. `folder` is a fresh one, removed afterwards, unless told. */
export interface StationOptions extends Omit<LaunchOptions, 'folder'> {
  readonly folder?: string
}

/** A station that runs. */
export interface RunningStation extends DrivenStation {
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
      const station = await launchStation(runtime, { ...options, folder })
      started.push(station.application)
      return { ...station, folder }
    })
    for (const application of started) await application.close()
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
  },
})
