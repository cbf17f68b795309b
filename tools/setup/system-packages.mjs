import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './command.mjs'
import { recall, remember } from './memory.mjs'
import { say } from './repository.mjs'

/**
 * What the distributions call the things we need, and how each installs them.
 *
 * @type {readonly { readonly program: string, readonly refresh: readonly string[] | null, readonly install: readonly string[], readonly packages: Readonly<Record<'chromium' | 'keyring', readonly string[]>> }[]}
 */
const distributions = [
  {
    program: 'apt-get',
    refresh: ['update'],
    install: ['install', '-y', '--no-install-recommends'],
    packages: {
      // Chromium only recommends fonts, and without one every letter is a box.
      chromium: ['chromium', 'fonts-liberation'],
      keyring: ['gnome-keyring', 'dbus', 'libsecret-1-0'],
    },
  },
  {
    program: 'dnf',
    refresh: null,
    install: ['install', '-y'],
    packages: { chromium: ['chromium', 'liberation-fonts'], keyring: ['gnome-keyring', 'dbus-daemon', 'libsecret'] },
  },
  {
    program: 'zypper',
    refresh: null,
    install: ['--non-interactive', 'install'],
    packages: {
      chromium: ['chromium', 'liberation-fonts'],
      keyring: ['gnome-keyring', 'dbus-1-daemon', 'libsecret-1-0'],
    },
  },
  {
    program: 'pacman',
    refresh: null,
    install: ['-Sy', '--noconfirm'],
    packages: { chromium: ['chromium', 'ttf-liberation'], keyring: ['gnome-keyring', 'dbus', 'libsecret'] },
  },
  {
    program: 'apk',
    refresh: null,
    install: ['add'],
    packages: { chromium: ['chromium', 'font-liberation'], keyring: ['gnome-keyring', 'dbus', 'libsecret'] },
  },
]

/**
 * The full path of a program on the PATH, or null.
 *
 * @param {string} name
 * @returns {string | null}
 */
export function findProgram(name) {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    if (folder === '') continue
    try {
      accessSync(join(folder, name), constants.X_OK)
      return join(folder, name)
    } catch {
      // Not in this folder.
    }
  }
  return null
}

/**
 * Installs something from the distribution, if this process is root on a Linux we know; the command is printed first,
 * sudo is never used, and a failure is remembered until `npm run setup`.
 *
 * @param {'chromium' | 'keyring'} need
 * @returns {Promise<string | null>} null when the package manager reported success; else the one command for a person
 */
export async function installFromDistribution(need) {
  const distribution = distributions.find(({ program }) => findProgram(program) !== null)
  if (process.platform !== 'linux' || distribution === undefined) return ''
  const { program, refresh, install, packages } = distribution
  const words = [...install, ...packages[need]]
  const command = [program, ...words].join(' ')
  if (process.getuid?.() !== 0) return `sudo ${command}`
  if (recall(`system-${need}`)?.['failedCommand'] === command) return command

  const environment = { DEBIAN_FRONTEND: 'noninteractive' }
  for (const step of refresh === null ? [words] : [refresh, words]) {
    say(`Running as root: ${program} ${step.join(' ')}`)
    const outcome = await run(program, step, { environment })
    // A stale list is no reason to stop: the package may well be in it.
    if (step === words && (outcome.kind !== 'ended' || outcome.code !== 0)) {
      remember(`system-${need}`, { failedCommand: command })
      return command
    }
  }
  return null
}
