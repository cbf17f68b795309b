import { findProgram, installFromDistribution } from './system-packages.mjs'

/**
 * @typedef {{ readonly kind: 'private', readonly sessionProgram: string, readonly keyringProgram: string }
 *   | { readonly kind: 'system' } | { readonly kind: 'none', readonly reason: string }} Keyring
 *   a gnome-keyring of the tests' own, in a bus session of its own; the operating system's own (macOS, Windows); or none
 */

/**
 * Has a real keyring for the tests. On Linux that is gnome-keyring in a private session, so that nothing of the
 * developer's own keyring is touched.
 *
 * @returns {Promise<Keyring>}
 */
export async function obtainKeyring() {
  if (process.platform !== 'linux') return { kind: 'system' }
  const there = find()
  if (there !== null) return there
  const command = await installFromDistribution('keyring')
  return find() ?? { kind: 'none', reason: `no gnome-keyring and dbus here${command ? `; run: ${command}` : ''}` }
}

/** @returns {Keyring | null} */
function find() {
  const sessionProgram = findProgram('dbus-run-session')
  const keyringProgram = findProgram('gnome-keyring-daemon')
  return sessionProgram === null || keyringProgram === null ? null : { kind: 'private', sessionProgram, keyringProgram }
}
