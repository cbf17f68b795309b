import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Runtime } from '../../tools/runtime.mjs'
import { openPage } from './debugging-port.ts'
import type { Findings, Part, Plan } from './part.ts'
import { compare, medianOf } from './series.ts'

const repository = join(import.meta.dirname, '../..')
const bareApp = join(repository, 'tests/fixtures/bare-app')

/** Catches a start that hangs; a slow one on a loaded machine takes a tenth of it. */
const hangLimit = 60_000

/** What one start took, in milliseconds from the moment its process was asked for. */
interface StartTimes {
  /** The page begins to load: the runtime, and our main process before the window. */
  readonly pageBegun: number
  /** The first frame with the screen that holds the field, which has the focus by then. */
  readonly interactive: number
}

/** What the page says of itself; milliseconds since 1970. */
interface PageTimes {
  readonly begun: number
  readonly painted: number
}

/** From the start of the process to a field one can type into, beside a window that does nothing else. */
export const start: Part = { name: 'start', title: 'Start to interactive', measure }

async function measure({ runtime, quick, tell }: Plan): Promise<Findings> {
  const runs = quick ? 3 : 9
  // The first start of either reads programs from the disk that the others find in memory.
  await startOnce(runtime, bareApp)
  await startOnce(runtime, repository)
  const bare: StartTimes[] = []
  const station: StartTimes[] = []
  for (let run = 1; run <= runs; run += 1) {
    bare.push(await startOnce(runtime, bareApp))
    station.push(await startOnce(runtime, repository))
    tell(`start ${String(run)} of ${String(runs)}`)
  }
  const series = (label: string, times: readonly StartTimes[], moment: keyof StartTimes) =>
    ({ label, unit: 'ms', values: times.map((time) => time[moment]) }) as const
  const share = (times: readonly StartTimes[]): string => {
    const begun = medianOf(times.map(({ pageBegun }) => pageBegun))
    const page = medianOf(times.map(({ pageBegun, interactive }) => interactive - pageBegun))
    return `${begun.toFixed(0)} ms until the page begins and ${page.toFixed(0)} ms in the page`
  }
  return {
    comparisons: [
      compare(
        'process to focused field',
        series('pairing screen', station, 'interactive'),
        series('bare window', bare, 'interactive'),
        '<= 1.5x',
      ),
    ],
    remarks: [
      `Of the medians, the station spends ${share(station)}; the bare window ${share(bare)}.`,
      'The pairing screen appears only after main has answered what it knows of the station, its settings, the server and the session.',
      'Starts alternate, each with a fresh data folder; one of each before them is not counted.',
    ],
  }
}

async function startOnce(runtime: Runtime, application: string): Promise<StartTimes> {
  const folder = await mkdtemp(join(tmpdir(), 'vestibule-bench-'))
  const asked = performance.timeOrigin + performance.now()
  const child = spawn(runtime.executablePath, [application, `--user-data-dir=${folder}`, '--remote-debugging-port=0'], {
    cwd: repository,
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  try {
    const signal = AbortSignal.timeout(hangLimit)
    const page = await openPage(await endpointOf(child, signal), signal)
    const { begun, painted } = (await page.evaluate(`(${firstPaintOfField.toString()})()`)) as PageTimes
    page.close()
    return { pageBegun: begun - asked, interactive: painted - asked }
  } finally {
    await end(child)
    await rm(folder, { recursive: true, force: true })
  }
}

function environment(): NodeJS.ProcessEnv {
  const { ELECTRON_RENDERER_URL: _, ...rest } = process.env
  return rest
}

/** Reads the address of the debugging port from what Chromium writes at its start. */
async function endpointOf(child: ChildProcess, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    let written = ''
    const fail = (): void => {
      reject(new Error(`the start ended before its window came: ${written.slice(-500)}`))
    }
    signal.addEventListener('abort', fail)
    child.once('error', fail)
    child.once('exit', fail)
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      written += text
      const address = /^DevTools listening on (?<address>ws:\S+)/mu.exec(written)?.groups?.['address']
      if (address !== undefined) resolve(address)
    })
  })
}

/**
 * Runs inside the page. Chromium keeps when it painted the largest element so far, also for who asks later, so nothing
 * has to be put into the page while it starts. The largest one that is still there when the field has the focus belongs
 * to the field's own screen, and was painted with it.
 */
async function firstPaintOfField(): Promise<PageTimes> {
  const isThere = (): boolean => document.activeElement instanceof HTMLInputElement && !document.activeElement.disabled
  return new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      const largest = list.getEntries().at(-1) as (PerformanceEntry & { readonly element: Element | null }) | undefined
      if (largest === undefined || largest.element?.isConnected !== true) return
      const settle = (): void => {
        if (!isThere()) {
          requestAnimationFrame(settle)
          return
        }
        observer.disconnect()
        const { timeOrigin } = performance
        resolve({ begun: timeOrigin, painted: timeOrigin + largest.startTime })
      }
      settle()
    })
    observer.observe({ type: 'largest-contentful-paint', buffered: true })
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => {
    child.once('exit', resolve)
  })
  child.kill('SIGTERM')
  const impatience = setTimeout(() => child.kill('SIGKILL'), hangLimit)
  await gone
  clearTimeout(impatience)
}
