import { parseArgs } from 'node:util'
import { chooseRuntime } from '../../../tools/runtime.mjs'
import { buildStation } from '../../../tools/setup/build.mjs'
import { describeMachine, machineText } from '../machine.ts'
import { tableOf } from '../table.ts'
import { measureAutoCapture } from './auto-capture.ts'
import { onBenchPage, type Ask } from './bench-page.ts'
import {
  countDefects,
  countText,
  lineOfPicture,
  tableOfGains,
  tableOfPortrait,
  type PortraitRows,
} from './defect-table.ts'
import { cameraPart, encodingPart, type PhotoPart } from './findings.ts'
import { isHere, portraitPlaces, read } from './portraits.ts'

const usage = `Judges portraits that were spoiled in known ways, and times what happens to a photo.

  npm run bench:photo -- [--quick]

  --quick  fewer repetitions of what is timed; the table of defects is always whole

The last line counts: N defects, N missed, N good, N wrongly blocked.
Exit codes: 0 everything was measured, 1 something could not be, 64 wrong usage
`

const tell = (sentence: string): void => void process.stdout.write(`${sentence}\n`)

/** The portraits a machine has, judged one after another. */
async function judgePortraits(ask: Ask): Promise<readonly PortraitRows[]> {
  const judged: PortraitRows[] = []
  for (const place of portraitPlaces) {
    if (!isHere(place)) {
      tell(`\n${place.name}: skipped, this machine does not have it`)
      continue
    }
    const file = await read(place)
    if (place.use === 'asItIs') {
      tell(`\n${lineOfPicture(place.name, await ask('judgeAsItIs', file))}`)
      continue
    }
    const portrait = await ask('judgeChanges', file)
    if (portrait.kind === 'noFace') throw new Error(`the engine finds nobody in the portrait ${place.name}`)
    const rows = { name: `${place.name}, thresholds ${portrait.thresholdsVersion}`, rows: portrait.rows }
    tell(tableOfPortrait(rows))
    tell(tableOfGains(place.name, await ask('judgeSkinGains', file)))
    judged.push(rows)
  }
  return judged
}

async function perform(isQuick: boolean): Promise<void> {
  await buildStation()
  const runtime = chooseRuntime()
  tell(`${runtime.sentence}\n${machineText(describeMachine())}`)
  const runs = isQuick ? 5 : 20
  const portraits = await onBenchPage(async (ask) => {
    tell(await ask('engine'))
    const judged = await judgePortraits(ask)
    show(cameraPart(await ask('measureCamera', runs)))
    for (const place of portraitPlaces.filter((one) => one.use === 'frontal' && isHere(one))) {
      show(encodingPart(place.name, await ask('measureEncoding', await read(place), runs)))
    }
    return judged
  })
  show(await measureAutoCapture(runtime, isQuick ? 3 : 10))
  tell(`\n${countText(countDefects(portraits))}`)
}

function show({ part, findings }: PhotoPart): void {
  tell(`\n${tableOf(part, findings)}`)
}

function wishes(): { readonly quick: boolean } | null {
  try {
    return parseArgs({ options: { quick: { type: 'boolean', default: false } } }).values
  } catch {
    return null
  }
}

const wanted = wishes()
if (wanted === null) {
  process.stderr.write(usage)
  process.exitCode = 64
} else {
  try {
    await perform(wanted.quick)
  } catch (error) {
    process.stderr.write(
      `Not everything could be measured: ${error instanceof Error ? error.message : String(error)}\n`,
    )
    process.exitCode = 1
  }
}
