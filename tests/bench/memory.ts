import type { CDPSession, ElectronApplication } from '@playwright/test'
import { firstGeneratedId } from '../../tools/simulator/people/generate.ts'
import { CaptureScreen } from '../../tools/station-driver/screens/capture-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { ReviewScreen } from '../../tools/station-driver/screens/review-screen.ts'
import { atDesk, type Desk } from './desk.ts'
import type { Findings, Part, Plan } from './part.ts'
import { compare, type Comparison, type Series } from './series.ts'

/** Memory in MB, the garbage collected first. */
interface Memory {
  /** What the page's JavaScript, its compiled code and the browser's objects behind it hold. */
  readonly page: number
  /** What the main process' JavaScript holds, buffers included. */
  readonly main: number
  /** What the system counts for all processes of the station together. */
  readonly resident: number
}

/** The memory of a desk after many enrollments beside its memory after the first, all made on the real screens. */
export const memory: Part = { name: 'memory', title: 'Memory after many enrollments over after one', measure }

async function measure({ runtime, quick, tell }: Plan): Promise<Findings> {
  const [many, warm] = quick ? [10, 5] : [100, 20]
  return atDesk(runtime, many + 20, async (desk) => {
    const debugging = await desk.application.context().newCDPSession(desk.page)
    const after = new Map<number, Memory>()
    const begun = performance.now()
    for (let count = 1; count <= many; count += 1) {
      await enroll(desk, String(firstGeneratedId - 1 + count))
      if (count % warm !== 0 && count !== 1) continue
      after.set(count, await readMemory(desk, debugging))
      tell(`memory after ${String(count)}`)
    }
    const seconds = (performance.now() - begun) / 1000
    const whenShort = await readResidentWhenShort(desk.application, debugging)
    const row = (name: string, kind: keyof Memory, before: number, aim: string | null): Comparison =>
      compare(name, valueAfter(after, many, kind), valueAfter(after, before, kind), aim)
    const course = (kind: keyof Memory): string =>
      [...after].map(([count, value]) => `${String(count)}: ${value[kind].toFixed(1)}`).join(', ')
    return {
      comparisons: [
        row('page', 'page', 1, '<= 1.3x'),
        row('page, once warm', 'page', warm, '<= 1.3x'),
        row('main process', 'main', 1, '<= 1.3x'),
        row('all processes', 'resident', 1, null),
        compare(
          'all processes, memory short',
          { label: `after ${String(many)}`, unit: 'MB', values: [whenShort] },
          valueAfter(after, 1, 'resident'),
        ),
      ],
      remarks: [
        `The page in MB, by enrollments: ${course('page')}. What it gains over the first ones is machine code of what has come to run often.`,
        `The main process: ${course('main')}. All processes: ${course('resident')}.`,
        'Without a graphics card Chromium keeps the camera frames it painted, up to some 500 MB, until memory is short: a cache, which neither grows further nor is the station’s.',
        `Each enrollment goes through find, capture, review, sending and done, of another person each time; ${(seconds / many).toFixed(1)} s each, the reading of the memory included.`,
        ...(runtime.kind === 'standin'
          ? [
              'In the stand-in the main process also holds the stand-in itself, and every picture goes through it as text.',
            ]
          : []),
      ],
    }
  })
}

function valueAfter(after: ReadonlyMap<number, Memory>, count: number, kind: keyof Memory): Series {
  const read = after.get(count)
  if (read === undefined) throw new Error(`the memory was not read after ${String(count)} enrollments`)
  return { label: `after ${String(count)}`, unit: 'MB', values: [read[kind]] }
}

async function enroll({ page }: Desk, id: string): Promise<void> {
  const find = new FindScreen(page)
  await find.isShown()
  await find.search(id)
  if ((await find.chooseFirst()) === null) throw new Error('a person could not be read')
  await find.takePhoto()
  const camera = new CaptureScreen(page)
  const trouble = await camera.waitForPicture()
  if (trouble !== null) throw new Error(`the camera shows nothing: ${trouble}`)
  await camera.take()
  const review = new ReviewScreen(page)
  if ((await review.waitForPhoto()) === null) throw new Error('no photo small enough could be made')
  await review.accept()
  const outcome = new OutcomeScreens(page)
  const receipt = await outcome.waitForEnd()
  if ('refusal' in receipt) throw new Error(`an enrollment failed: ${receipt.refusal}`)
  await outcome.next()
}

const megabyte = 1024 * 1024

/** Less than this part of the reading before means that caches are still being dropped. */
const stillFalling = 0.99

/** Between two readings: longer than a process takes to hear of it. */
const settlingMilliseconds = 300

async function readMemory({ application }: Desk, debugging: CDPSession): Promise<Memory> {
  await debugging.send('HeapProfiler.collectGarbage')
  const heap = await debugging.send('Runtime.getHeapUsage')
  const main = await application.evaluate(() => {
    const { setFlagsFromString } = process.getBuiltinModule('node:v8')
    const { runInNewContext } = process.getBuiltinModule('node:vm')
    setFlagsFromString('--expose-gc')
    ;(runInNewContext('gc') as () => void)()
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  })
  return {
    page: (heap.usedSize + heap.embedderHeapUsedSize + heap.backingStorageSize) / megabyte,
    main: main / megabyte,
    resident: await readResident(application),
  }
}

async function readResident(application: ElectronApplication): Promise<number> {
  const kilobytes = await application.evaluate(({ app }) =>
    app.getAppMetrics().reduce((sum, { memory: { workingSetSize } }) => sum + workingSetSize, 0),
  )
  return kilobytes / 1024
}

/**
 * Tells Chromium that memory is short, which makes it let go of its caches and keep them small from then on. Its processes
 * say nothing when they have done so: read until it no longer falls.
 */
async function readResidentWhenShort(application: ElectronApplication, debugging: CDPSession): Promise<number> {
  await debugging.send('Memory.simulatePressureNotification', { level: 'critical' })
  let [before, now] = [Infinity, await readResident(application)]
  while (now < before * stillFalling) {
    await new Promise((resolve) => {
      setTimeout(resolve, settlingMilliseconds)
    })
    ;[before, now] = [now, await readResident(application)]
  }
  return now
}
