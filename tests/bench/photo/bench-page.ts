import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { build, preview } from 'vite'
import station from '../../../electron.vite.config.ts'
import { findChromium } from '../../../tools/setup/chromium.mjs'
import { cameraClipOf } from '../../../tools/station-driver/camera-clip.ts'
import { readPicture } from '../../../tools/station-driver/camera-pictures.ts'
import type { PhotoBench } from './conversation.ts'

type Answered<Method extends keyof PhotoBench> = Awaited<ReturnType<PhotoBench[Method]>>

/** The page of the benchmark, asked by name. */
export type Ask = <Method extends keyof PhotoBench>(
  method: Method,
  ...words: Parameters<PhotoBench[Method]>
) => Promise<Answered<Method>>

const portrait = join(import.meta.dirname, '../../fixtures/camera/portrait.jpg')

/**
 * Builds the page that holds the station's own judge and photo maker and nothing else, opens it in Chromium with a
 * portrait before its camera, and leaves nothing of it behind.
 *
 * It is not the station's window: no content security policy, and a server on this machine instead of `app://`.
 */
export async function onBenchPage<Result>(measure: (ask: Ask) => Promise<Result>): Promise<Result> {
  await using leftovers = new AsyncDisposableStack()
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('there is no Chromium on this machine')
  const outDir = await mkdtemp(join(tmpdir(), 'vestibule-photo-bench-'))
  leftovers.defer(async () => rm(outDir, { recursive: true, force: true }))
  const { renderer } = station
  const root = join(import.meta.dirname, 'page')
  const settings = {
    configFile: false,
    root,
    logLevel: 'error',
    ...(renderer?.worker === undefined ? {} : { worker: renderer.worker }),
    build: {
      ...renderer?.build,
      outDir,
      emptyOutDir: true,
      rolldownOptions: { ...renderer?.build?.rolldownOptions, input: join(root, 'index.html') },
    },
  } as const
  await build(settings)
  const server = await preview({ ...settings, preview: { host: '127.0.0.1', port: 0 } })
  leftovers.defer(async () => server.close())
  const address = server.resolvedUrls?.local[0]
  if (address === undefined) throw new Error('the page has no address')
  const clip = await cameraClipOf([{ picture: await readPicture(portrait) }])
  leftovers.defer(async () => clip.remove())
  const browser = await chromium.launch({
    executablePath,
    args: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${clip.path}`],
  })
  leftovers.defer(async () => browser.close())
  const context = await browser.newContext({ permissions: ['camera'] })
  const page = await context.newPage()
  await page.goto(address)
  // Awaited here, or everything would be taken down while it is still measured.
  const result = await measure(
    async (method, ...words) =>
      page.evaluate(
        async ({ name, given }) => {
          const act = globalThis.photoBench[name] as (...parts: readonly unknown[]) => Promise<unknown>
          return act(...given)
        },
        { name: method, given: words },
      ) as never,
  )
  return result
}
