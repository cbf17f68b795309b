import type { CDPSession } from '@playwright/test'
import { CaptureScreen } from '../../tools/station-driver/screens/capture-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { ReviewScreen } from '../../tools/station-driver/screens/review-screen.ts'
import { atDesk, type Desk } from './desk.ts'
import type { Findings, Part, Plan } from './part.ts'
import { compare, type Comparison } from './series.ts'

/** Memory in MB, the garbage collected first. */
interface Memory {
  /** What the page's JavaScript and the browser's objects behind it hold. */
  readonly page: number
  /** What the main process' JavaScript holds, buffers included. */
  readonly main: number
  /** What the system counts for all processes of the station together. */
  readonly resident: number
}

/** The memory of a desk after many enrollments beside its memory after the first, all made on the real screens. */
export const memory: Part = { name: 'memory', title: 'Memory after many enrollments over after one', measure }

async function measure({ runtime, quick, tell }: Plan): Promise<Findings> {
  const many = quick ? 10 : 100
  return atDesk(runtime, many + 20, async (desk) => {
    const debugging = await desk.application.context().newCDPSession(desk.page)
    const after = new Map<number, Memory>()
    const begun = performance.now()
    for (let count = 1; count <= many; count += 1) {
      await enroll(desk, String(1000 + count))
      if (count % 10 !== 0 && count !== 1) continue
      after.set(count, await readMemory(desk, debugging))
      tell(`memory after ${String(count)}`)
    }
    const seconds = (performance.now() - begun) / 1000
    const [first, last] = [after.get(1), after.get(many)]
    if (first === undefined || last === undefined) throw new Error('the memory was not read')
    const row = (name: string, kind: keyof Memory, aim: string | null): Comparison =>
      compare(
        name,
        { label: `after ${String(many)}`, unit: 'MB', values: [last[kind]] },
        { label: 'after 1', unit: 'MB', values: [first[kind]] },
        aim,
      )
    const course = (kind: keyof Memory): string =>
      [...after].map(([count, value]) => `${String(count)}: ${value[kind].toFixed(1)}`).join(', ')
    return {
      comparisons: [
        row('page', 'page', '<= 1.3x'),
        row('main process', 'main', '<= 1.3x'),
        row('all processes, resident', 'resident', null),
      ],
      remarks: [
        `Page, in MB after so many enrollments: ${course('page')}. Main process: ${course('main')}.`,
        `Each enrollment goes through find, capture, review, sending and done, of another person each time; ${(seconds / many).toFixed(1)} s each, the reading of the memory included.`,
        'Resident memory counts pages shared between processes several times and is never collected on purpose: its course says more than its size.',
        ...(runtime.kind === 'standin'
          ? [
              'In the stand-in the main process also holds the stand-in itself, and every picture goes through it as text.',
            ]
          : []),
      ],
    }
  })
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
  const resident = await application.evaluate(({ app }) =>
    app.getAppMetrics().reduce((kilobytes, { memory: { workingSetSize } }) => kilobytes + workingSetSize, 0),
  )
  return {
    page: (heap.usedSize + heap.embedderHeapUsedSize + heap.backingStorageSize) / megabyte,
    main: main / megabyte,
    resident: resident / 1024,
  }
}
