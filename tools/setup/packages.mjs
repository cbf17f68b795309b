import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './command.mjs'
import { nodePath, PersonNeeded, repository, say } from './repository.mjs'

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes down what it installed, as its last act, in a
 * lockfile of its own; comparing the two needs no stamp and also believes a person who ran npm by hand.
 *
 * @returns {boolean}
 */
export function packagesAreInstalled() {
  if (!existsSync(nodePath)) return false
  const wanted = packagesOf(join(repository, 'package-lock.json'))
  const installed = packagesOf(join(repository, 'node_modules', '.package-lock.json'))
  if (wanted === null || installed === null) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = installed[path]
    // An optional package is often for another operating system, and is then rightly absent.
    return found === undefined ? entry.optional === true : found.version === entry.version
  })
}

/**
 * @param {string} file
 * @returns {Readonly<Record<string, { readonly version?: string, readonly optional?: boolean }>> | null}
 */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return null
  }
}

/** Installs the npm packages if they are not what package-lock.json asks for. Throws PersonNeeded when npm fails. */
export async function installPackages() {
  if (packagesAreInstalled()) return
  // Not `npm ci`: it wants the lockfile to name the native parts of every operating system, and also deletes the
  // very Node that may be running this. `--no-save` installs what the lockfile says and leaves it as it is.
  const words = ['install', '--no-save']
  say(`Installing packages: npm ${words.join(' ')} (about 500 MB; a minute or two the first time)`)
  const npm = process.env['npm_execpath']
  const flags = [...words, '--no-audit', '--no-fund', '--loglevel=error', '--progress=true']
  const outcome =
    npm === undefined || !npm.endsWith('.js')
      ? await run('npm', flags, { shell: process.platform === 'win32' })
      : // The Node that npm itself was started with: ours may be about to be replaced.
        await run(process.env['npm_node_execpath'] ?? process.execPath, [npm, ...flags])
  if (outcome.kind !== 'ended' || outcome.code !== 0) {
    throw new PersonNeeded(
      'The packages could not be installed. See what npm says above, then run: npm install --no-save',
    )
  }
  if (!existsSync(nodePath)) {
    throw new PersonNeeded(
      'The package "node" did not unpack its program (install scripts are off?). Run: npm rebuild node --ignore-scripts=false',
    )
  }
}
