import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { run } from './command.mjs'
import { recall, remember } from './memory.mjs'
import { nodePath, PersonNeeded, repository, say } from './repository.mjs'

const sources = [
  'src-main',
  'src-preload',
  'src-renderer',
  'resources',
  'electron.vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]
const products = ['out/main', 'out/preload', 'out/renderer']

/**
 * One hash over the names and contents of files and folders.
 *
 * @param {readonly string[]} paths relative to the repository; those that do not exist count as empty
 * @returns {string}
 */
function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths) {
    for (const file of filesIn(join(repository, path))) {
      const content = readFileSync(file)
      hash.update(`${relative(repository, file)}\0${content.length}\0`).update(content)
    }
  }
  return hash.digest('hex')
}

/**
 * @param {string} path
 * @returns {readonly string[]} absolute, sorted
 */
function filesIn(path) {
  if (!existsSync(path)) return []
  try {
    return readdirSync(path, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
  } catch {
    return [path]
  }
}

/**
 * Builds the station, unless what lies in out/ was made from exactly these sources and nobody changed it since.
 * Throws PersonNeeded when the build fails.
 */
export async function buildStation() {
  const source = hashOf(sources)
  const note = recall('build')
  if (note !== null && note['source'] === source && note['product'] === hashOf(products)) return
  say('Building the station')
  const builder = join(repository, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const outcome = await run(nodePath, [builder, 'build', '--logLevel', 'warn'])
  if (outcome.kind !== 'ended' || outcome.code !== 0) {
    throw new PersonNeeded('The station could not be built. See the error above, then run: npm run build')
  }
  remember('build', { source, product: hashOf(products) })
}
