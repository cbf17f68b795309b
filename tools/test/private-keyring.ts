import { mkdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Keyring } from '../setup/keyring.mjs'

/** How to run a program so that it has a keyring: words to put before it, and variables to add. */
export interface KeyringWrapping {
  readonly before: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

// The keyring's password protects nothing: the whole keyring is thrown away when the tests end.
const script = (keyringProgram: string): string =>
  `printf '%s' tests | '${keyringProgram}' --unlock --components=secrets >/dev/null && exec "$@"`

/**
 * Wraps a program into a bus session of its own, with an unlocked gnome-keyring of its own, at home in a folder of its
 * own: nothing of the developer's keyring is touched. Elsewhere, and where there is none, it wraps nothing, and the
 * tests that need a keyring are skipped by name.
 *
 * @param keyring what the set-up found
 * @param folder an empty folder that is deleted afterwards; its path must be short, for it holds sockets
 */
export async function wrapInKeyring(keyring: Keyring, folder: string): Promise<KeyringWrapping> {
  if (keyring.kind !== 'private') return { before: [], environment: {} }
  const places = {
    HOME: join(folder, 'home'),
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
  }
  for (const place of Object.values(places)) await mkdir(place, { recursive: true, mode: 0o700 })
  return {
    before: [keyring.sessionProgram, '--', '/bin/sh', '-c', script(keyring.keyringProgram), 'sh'],
    environment: {
      ...places,
      VESTIBULE_TEST_KEYRING: 'private',
      // What used to be found from the real home folder.
      XAUTHORITY: process.env['XAUTHORITY'] ?? join(homedir(), '.Xauthority'),
      PLAYWRIGHT_BROWSERS_PATH: process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? join(homedir(), '.cache', 'ms-playwright'),
    },
  }
}
