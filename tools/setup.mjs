import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chooseRuntime } from './runtime.mjs'
import { buildStation } from './setup/build.mjs'
import { obtainChromium } from './setup/chromium.mjs'
import { obtainElectronBinary } from './setup/electron-binary.mjs'
import { obtainKeyring } from './setup/keyring.mjs'
import { forgetAll } from './setup/memory.mjs'
import { installPackages } from './setup/packages.mjs'
import { PersonNeeded, say } from './setup/repository.mjs'

/**
 * Makes a fresh machine ready to run the station, taking no step twice: npm's packages, Electron's binary or a
 * Chromium for the stand-in, and the build. Runs on Node 20.19 and later without any package.
 *
 * @param {object} [options]
 * @param {boolean} [options.again] forget earlier failures and try everything once more
 * @param {boolean} [options.forTests] also have a real keyring
 * @param {boolean} [options.build] false where the caller builds by itself
 * @returns {Promise<{ readonly environment: Readonly<Record<string, string>>, readonly keyring: import('./setup/keyring.mjs').Keyring }>}
 *   `environment` is to be added to that of whatever runs the station
 */
export async function setUp({ again = false, forTests = false, build = true } = {}) {
  if (again) forgetAll()
  await installPackages()
  if (process.env['STATION_RUNTIME'] !== 'standin') await obtainElectronBinary()
  /** @type {Record<string, string>} */
  const environment = {}
  if (chooseRuntime().kind === 'standin') environment['STATION_CHROMIUM'] = await obtainChromium()
  const keyring = forTests ? await obtainKeyring() : { kind: /** @type {const} */ ('system') }
  if (build) await buildStation()
  return { environment, keyring }
}

/**
 * Sets up for one of our commands; where a person is needed, says what to do and ends the process with 1.
 *
 * @param {Parameters<typeof setUp>[0]} [options]
 */
export async function setUpOrExit(options) {
  try {
    return await setUp(options)
  } catch (failure) {
    if (!(failure instanceof PersonNeeded)) throw failure
    process.stderr.write(`\n${failure.message}\n`)
    return process.exit(1)
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await setUpOrExit({ again: process.argv.includes('--again') })
  say('Ready. Start the station with: npm start')
}
