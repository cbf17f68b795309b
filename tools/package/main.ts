import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from 'electron-builder'
import { findElectronBinary } from '../runtime.mjs'
import { buildStation } from '../setup/build.mjs'
import { PersonNeeded } from '../setup/repository.mjs'
import { readPackageWish, usage, type PackageWish } from './command-line.ts'
import { builderConfiguration } from './electron-builder-config.ts'
import { makePlaceholder } from './placeholder.ts'

const repository = dirname(dirname(import.meta.dirname))
const tell = (sentence: string): void => void process.stdout.write(`${sentence}\n`)

/** An unpacked Electron to put the station into; `discard` takes away what was made for this run only. */
interface Distribution {
  readonly folder: string
  readonly isPlaceholder: boolean
  readonly discard: () => Promise<void>
}

async function findDistribution(installers: boolean): Promise<Distribution> {
  if (findElectronBinary(repository) !== null) {
    const folder = join(repository, 'node_modules', 'electron', 'dist')
    return { folder, isPlaceholder: false, discard: async () => undefined }
  }
  if (installers) throw new PersonNeeded("An installer needs Electron's binary, which is not here. Run: npm run setup")
  if (process.platform !== 'linux') {
    throw new PersonNeeded("Electron's binary is not here, and only Linux has a placeholder for it. Run: npm run setup")
  }
  const folder = await mkdtemp(join(tmpdir(), 'vestibule-placeholder-'))
  const { version } = JSON.parse(
    await readFile(join(repository, 'node_modules', 'electron', 'package.json'), 'utf8'),
  ) as { readonly version: string }
  await makePlaceholder(folder, version)
  return { folder, isPlaceholder: true, discard: () => rm(folder, { recursive: true, force: true }) }
}

async function packageStation(wish: Extract<PackageWish, { kind: 'package' }>): Promise<void> {
  const distribution = await findDistribution(wish.installers)
  try {
    await buildStation()
    if (distribution.isPlaceholder) {
      tell("PLACEHOLDER: Electron's binary is not here. The contents are real; what comes out does not start.")
    }
    const request = { distribution: distribution.folder, output: wish.output, homepage: wish.homepage }
    await build({
      projectDir: repository,
      config: builderConfiguration(request),
      dir: !wish.installers,
      publish: 'never',
    })
    tell(`${distribution.isPlaceholder ? 'Packaged around a placeholder' : 'Packaged'}: ${wish.output}`)
  } finally {
    await distribution.discard()
  }
}

const wish = readPackageWish(process.argv.slice(2))
switch (wish.kind) {
  case 'package':
    try {
      await packageStation(wish)
    } catch (failure) {
      if (!(failure instanceof PersonNeeded)) throw failure
      process.stderr.write(`${failure.message}\n`)
      process.exitCode = 1
    }
    break
  case 'help':
    tell(usage)
    break
  case 'wrong':
    process.stderr.write(`${wish.sentence}\n\n${usage}`)
    process.exitCode = 64
    break
  default:
    throw new Error(`no such wish: ${JSON.stringify(wish satisfies never)}`)
}
