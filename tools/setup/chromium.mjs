import { accessSync, constants, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { PersonNeeded } from './repository.mjs'
import { findProgram, installFromDistribution } from './system-packages.mjs'

/**
 * Where a Chromium, or a browser made of one, is usually found, best first.
 *
 * @param {string} platform as in process.platform
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {readonly string[]}
 */
function usualPlaces(platform, environment) {
  if (platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((name) => environment[name])
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ]
    return roots.flatMap((folder) => (folder === undefined ? [] : programs.map((program) => `${folder}\\${program}`)))
  }
  if (platform === 'darwin') {
    const names = ['Chromium', 'Google Chrome', 'Microsoft Edge']
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      names.map((name) => `${folder}/${name}.app/Contents/MacOS/${name}`),
    )
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']
  const found = names.map(findProgram).filter((place) => place !== null)
  return [...found, '/snap/bin/chromium', ...playwrightDownloads(environment)]
}

/**
 * What Playwright downloaded for itself earlier, newest first.
 *
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {readonly string[]}
 */
function playwrightDownloads(environment) {
  const folder = environment['PLAYWRIGHT_BROWSERS_PATH'] ?? join(homedir(), '.cache', 'ms-playwright')
  try {
    return readdirSync(folder)
      .filter((name) => /^chromium-\d+$/.test(name))
      .sort((one, other) => Number(other.slice(9)) - Number(one.slice(9)))
      .flatMap((name) => ['chrome-linux64', 'chrome-linux'].map((inner) => join(folder, name, inner, 'chrome')))
  } catch {
    return []
  }
}

/**
 * A Chromium on this machine: the one `STATION_CHROMIUM` names, else one of the usual places, else null.
 *
 * @param {Readonly<Record<string, string | undefined>>} [environment]
 * @param {string} [platform]
 * @returns {string | null}
 */
export function findChromium(environment = process.env, platform = process.platform) {
  const named = environment['STATION_CHROMIUM']
  const places = named === undefined || named === '' ? usualPlaces(platform, environment) : [named]
  return places.find(isProgram) ?? null
}

/** @param {string} place */
function isProgram(place) {
  try {
    accessSync(place, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Has a Chromium for the stand-in: one on the machine, else the distribution's. Throws PersonNeeded when there is none.
 *
 * @returns {Promise<string>} its path
 */
export async function obtainChromium() {
  const there = findChromium()
  if (there !== null) return there
  const named = process.env['STATION_CHROMIUM']
  if (named !== undefined && named !== '')
    throw new PersonNeeded(`STATION_CHROMIUM names ${named}, which is no program`)
  const command = await installFromDistribution('chromium')
  const installed = findChromium()
  if (installed !== null) return installed
  const remedy =
    command === null || command === ''
      ? 'Install Chromium or Chrome, or name one: STATION_CHROMIUM=/path/to/it'
      : `Run: ${command}`
  throw new PersonNeeded(`Neither Electron's binary nor a Chromium can be had here. ${remedy}`)
}
