import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { App } from 'electron'

/** Where the station keeps its files. */
export interface StationFolders {
  readonly data: string
  readonly logs: string
}

/**
 * Settles the folder of settings and logs before anything uses it: Electron's own choice, or what `--user-data-dir` names.
 *
 * The folder also decides which copies of the station are "the same": each has its own single-instance lock.
 */
export function settleFolders(app: App): StationFolders {
  const wanted = app.commandLine.getSwitchValue('user-data-dir')
  if (wanted !== '' && resolve(wanted) !== app.getPath('userData')) {
    mkdirSync(resolve(wanted), { recursive: true, mode: 0o700 })
    app.setPath('userData', resolve(wanted))
  }
  const data = app.getPath('userData')
  return { data, logs: join(data, 'logs') }
}
