import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from './repository.mjs'

// Inside node_modules on purpose: a fresh installation has done nothing yet, so it should remember nothing.
const folder = join(repository, 'node_modules', '.vestibule')

/**
 * What an earlier run wrote down under this name, or null. A note that cannot be read counts as none: the step it
 * speaks of is taken again.
 *
 * @param {string} name
 * @returns {Readonly<Record<string, string>> | null}
 */
export function recall(name) {
  try {
    return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))
  } catch {
    return null
  }
}

/**
 * Writes a note for the next run.
 *
 * @param {string} name
 * @param {Readonly<Record<string, string>>} note
 */
export function remember(name, note) {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.json`)
  writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(note, null, 2)}\n`)
  renameSync(`${file}.${process.pid}`, file)
}

/** Forgets every note, so that each step, and each try that failed, is taken again. */
export function forgetAll() {
  rmSync(folder, { recursive: true, force: true })
}
