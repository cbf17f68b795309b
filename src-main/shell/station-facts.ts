import { arch, hostname } from 'node:os'
import type { App } from 'electron'
import type { StationFacts } from '../../src-preload/contract/station.ts'

const parts = ['electron', 'chrome', 'node', 'v8'] as const

/** Says what this station is. Must come after Electron is ready, which is when the language is known. */
export function describeStation(app: App): StationFacts {
  const versions: Readonly<Record<string, string | undefined>> = process.versions
  const runtime = parts.flatMap((part) => (versions[part] === undefined ? [] : [[part, versions[part]] as const]))
  return {
    version: app.getVersion(),
    name: hostname(),
    platform: process.platform,
    architecture: arch(),
    runtime: Object.fromEntries(runtime),
    language: app.getLocale(),
  }
}
