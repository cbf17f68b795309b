import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findElectronBinary } from '../runtime.mjs'
import { run } from './command.mjs'
import { recall, remember } from './memory.mjs'
import { nodePath, repository, say } from './repository.mjs'

// A slow line moves some bytes every second; a line that moves none for a minute will not.
const patienceSeconds = 60

/**
 * Has Electron's binary, by one bounded try whose failure is remembered until `npm run setup`. Its npm package does not
 * bring it along, and some machines may not reach the place it comes from.
 *
 * @returns {Promise<boolean>} whether it is there now
 */
export async function obtainElectronBinary() {
  if (findElectronBinary() !== null) return true
  const electron = join(repository, 'node_modules', 'electron')
  const { version } = JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8'))
  if (recall('electron-binary')?.['failedVersion'] === version) return false

  say(`Downloading Electron ${version} (about 110 MB; given up when nothing arrives for ${patienceSeconds} s)`)
  const folder = mkdtempSync(join(tmpdir(), 'vestibule-electron-'))
  const arrived = () => Math.floor(sizeOf(folder) / 1_000_000)
  let told = 0
  const outcome = await run(nodePath, [join(electron, 'install.js')], {
    quiet: true,
    // The installer downloads into the temporary folder; one of our own shows how far it is.
    environment: { TMPDIR: folder, TMP: folder, TEMP: folder },
    stalledAfter: {
      seconds: patienceSeconds,
      progress: () => {
        if (arrived() >= told + 20) say(`  ${(told = arrived())} MB`)
        return sizeOf(folder)
      },
    },
  })
  rmSync(folder, { recursive: true, force: true })
  if (findElectronBinary() !== null) return true

  const reason = outcome.kind === 'stalled' ? 'nothing arrived' : 'the download failed'
  remember('electron-binary', { failedVersion: version, reason })
  say(`Electron's binary cannot be had here (${reason}); the stand-in will be used. To try again: npm run setup`)
  return false
}

/**
 * @param {string} folder
 * @returns {number} bytes of everything in it
 */
function sizeOf(folder) {
  mkdirSync(folder, { recursive: true })
  let bytes = 0
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    // A file may go between the listing and the look: the installer renames what it has finished.
    if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0
  }
  return bytes
}
