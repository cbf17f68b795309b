import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's folder, absolute. */
export const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/**
 * Node 24 as the npm package `node` brings it: what every TypeScript file of ours is run by, whatever Node the machine
 * has. Named by path, because a shell that already ran `node` once remembers the old one.
 */
export const nodePath = join(
  repository,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

/**
 * Says one line about the set-up, so that nobody waits in front of a silent screen.
 *
 * @param {string} sentence
 */
export function say(sentence) {
  process.stdout.write(`· ${sentence}\n`)
}

/** The set-up cannot go on without a person; the message says what is missing and the one command to run. */
export class PersonNeeded extends Error {}
