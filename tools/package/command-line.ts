import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** What `npm run package` was asked for. */
export type PackageWish =
  | {
      readonly kind: 'package'
      readonly installers: boolean
      readonly output: string
      readonly homepage: string | null
    }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly sentence: string }

/** The text of `npm run package -- --help`. */
export const usage = `Packages the station for this machine's operating system.

  npm run package                 installers: NSIS on Windows, dmg on macOS, AppImage on Linux
  npm run package -- --dir        no installer: the application in a folder, as it would be installed

  --homepage URL                  the address of whoever publishes it; with it Linux also gets a deb and an rpm
  --out DIR                       where everything is written (default dist)
  --help                          this text

Installers need Electron's binary (npm run setup) and download electron-builder's own tools when they first run.
Where the binary cannot be had, --dir uses a placeholder on Linux, so that the contents can still be looked at.
`

/** Reads the words after `npm run package --`. */
export function readPackageWish(words: readonly string[]): PackageWish {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        dir: { type: 'boolean', default: false },
        homepage: { type: 'string' },
        out: { type: 'string', default: 'dist' },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) return { kind: 'help' }
    const homepage = values.homepage ?? null
    if (homepage !== null && URL.parse(homepage)?.protocol !== 'https:') {
      return { kind: 'wrong', sentence: `--homepage takes an https address, not "${homepage}"` }
    }
    return { kind: 'package', installers: !values.dir, output: resolve(values.out), homepage }
  } catch (error) {
    return { kind: 'wrong', sentence: error instanceof Error ? error.message : String(error) }
  }
}
