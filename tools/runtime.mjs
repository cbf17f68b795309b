import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * The program that runs the built station.
 *
 * @typedef {object} Runtime
 * @property {'electron' | 'standin'} kind
 * @property {string} executablePath absolute
 * @property {boolean} headless true where no window can be shown, or none is wanted
 * @property {string} sentence what a report says of it, one line
 */

/**
 * The path of Electron's binary as its npm package unpacked it, or null where it was never downloaded.
 *
 * @param {string} [folder] the repository
 * @returns {string | null}
 */
export function findElectronBinary(folder = root) {
  const electron = join(folder, 'node_modules', 'electron')
  if (!existsSync(join(electron, 'path.txt'))) return null
  const binary = join(electron, 'dist', readFileSync(join(electron, 'path.txt'), 'utf8'))
  return existsSync(binary) ? binary : null
}

/**
 * Whether a window could be seen by anyone. Only Linux runs without a display; `STATION_HEADLESS=1` says so anywhere.
 *
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @param {string} platform as in process.platform
 */
export function hasDisplay(environment, platform) {
  if (environment['STATION_HEADLESS'] === '1') return false
  if (platform !== 'linux') return true
  return Boolean(environment['DISPLAY']) || Boolean(environment['WAYLAND_DISPLAY'])
}

/**
 * Chooses the runtime that `STATION_RUNTIME=electron|standin|auto` asks for. Auto is Electron where its binary is there
 * and a window can be shown, else the stand-in. Throws, naming the remedy, when Electron is demanded and absent, and
 * when the variable holds anything else: a gate that silently ran on another runtime would prove nothing.
 *
 * @param {Readonly<Record<string, string | undefined>>} [environment]
 * @param {{ readonly platform?: string, readonly electronBinary?: string | null }} [machine]
 * @returns {Runtime}
 */
export function chooseRuntime(environment = process.env, machine = {}) {
  const platform = machine.platform ?? process.platform
  const electronBinary = machine.electronBinary === undefined ? findElectronBinary() : machine.electronBinary
  const wanted = environment['STATION_RUNTIME'] ?? 'auto'
  const headless = !hasDisplay(environment, platform)
  if (!['auto', 'electron', 'standin'].includes(wanted)) {
    throw new Error(`STATION_RUNTIME is "${wanted}"; it can be electron, standin or auto`)
  }
  if (wanted === 'electron' && electronBinary === null) {
    throw new Error("Electron's binary is not here. Run: npm run setup")
  }
  if (electronBinary !== null && (wanted === 'electron' || (wanted === 'auto' && !headless))) {
    return { kind: 'electron', executablePath: electronBinary, headless: false, sentence: 'Runtime: Electron' }
  }
  const reason =
    electronBinary === null ? "Electron's binary is not here" : wanted === 'auto' ? 'no display' : 'asked for'
  return {
    kind: 'standin',
    executablePath: join(root, 'tools', 'standin', platform === 'win32' ? 'electron.cmd' : 'electron'),
    headless,
    sentence: `Runtime: the stand-in over Chromium, ${headless ? 'headless' : 'with a window'} (${reason})`,
  }
}
