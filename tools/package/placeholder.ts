import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What Electron's binary carries before its fuses, so that a tool finds them. Source: @electron/fuses, `SENTINEL`. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** The version and length of the fuse wire, then eight fuses as Electron ships them, on (1) or off (0). */
const wire = Buffer.concat([Buffer.from([1, 8]), Buffer.from('10110001', 'latin1')])

const program = `#!/bin/sh
# ${sentinel}
echo 'This is not Electron: only the contents of the package were to be tested.' >&2
exit 1
`

/**
 * Makes a folder that looks like an unpacked Electron for Linux, whose program says that it is none.
 *
 * Its fuses are where a real one has them: what is burned in can be tested as well.
 *
 * @param folder absolute; made if it is not there
 */
export async function makePlaceholder(folder: string, electronVersion: string): Promise<void> {
  await mkdir(join(folder, 'resources'), { recursive: true })
  await mkdir(join(folder, 'locales'), { recursive: true })
  const [before = '', after = ''] = program.split(sentinel)
  const binary = Buffer.concat([Buffer.from(before + sentinel, 'latin1'), wire, Buffer.from(after, 'latin1')])
  await writeFile(join(folder, 'electron'), binary)
  await chmod(join(folder, 'electron'), 0o755)
  await writeFile(join(folder, 'version'), electronVersion)
  await writeFile(join(folder, 'locales', 'en-US.pak'), '')
  await writeFile(join(folder, 'LICENSE'), 'A placeholder for Electron; it contains nothing of it.\n')
  await writeFile(join(folder, 'LICENSES.chromium.html'), '')
}
