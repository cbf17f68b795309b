import type { Page } from '@playwright/test'

declare global {
  /** What the page is timing now; only code that runs inside the page may name it. */
  var benchPainted: Promise<Readonly<Record<string, number>>> | undefined
}

/** What to time in the page, from a person's deed to frames that show something. */
export interface Watch<Moment extends string> {
  /** The event by which Chromium hands the deed to the page; its own time stamp is where the clock starts. */
  readonly from: 'keydown' | 'click'
  /** By name: the moment when every one of these selectors finds something. None of them may hold at the beginning. */
  readonly moments: Readonly<Record<Moment, readonly string[]>>
}

/**
 * Times a deed inside the page: nothing of the driver's own speed is in the numbers.
 *
 * @returns milliseconds from the event to the end of the first frame painted after each moment
 */
export async function timeToPaint<Moment extends string>(
  page: Page,
  watch: Watch<Moment>,
  act: () => Promise<void>,
): Promise<Readonly<Record<Moment, number>>> {
  const { from, moments }: Watch<string> = watch
  await page.evaluate(startWatching, { from, moments })
  await act()
  const times = await page.evaluate(async () => globalThis.benchPainted)
  return times as Readonly<Record<Moment, number>>
}

/** Runs inside the page. */
function startWatching({ from, moments }: Watch<string>): void {
  const holds = (name: string): boolean =>
    (moments[name] ?? []).every((selector) => document.querySelector(selector) !== null)
  for (const name of Object.keys(moments)) if (holds(name)) throw new Error(`${name} is there before the deed`)
  globalThis.benchPainted = new Promise((resolve) => {
    let begun: number | null = null
    const times: Record<string, number> = {}
    const waiting = new Set(Object.keys(moments))
    // A message posted inside a frame's callback arrives once that frame has been painted.
    const afterPaint = (record: (now: number) => void): void => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => {
          record(performance.now())
        })
        port1.start()
        port2.postMessage(null)
      })
    }
    const observer = new MutationObserver(() => {
      if (begun === null) return
      const deed = begun
      for (const name of waiting) {
        if (!holds(name)) continue
        waiting.delete(name)
        afterPaint((now) => {
          times[name] = now - deed
          if (Object.keys(times).length < Object.keys(moments).length) return
          observer.disconnect()
          resolve(times)
        })
      }
    })
    observer.observe(document, { subtree: true, childList: true, attributes: true })
    const begin = (event: Event): void => {
      begun = event.timeStamp
    }
    document.addEventListener(from, begin, { capture: true, once: true })
  })
}
