import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { chooseRuntime, type Runtime } from '../runtime.mjs'
import { cameraClipFrom } from '../station-driver/camera-clip.ts'
import { launchStation } from '../station-driver/launch.ts'
import { readWalkCommand, usage, type WalkRequest } from './command-line.ts'
import { writeReport, type StepName, type WalkFailure, type WalkReport, type WalkStep } from './report.ts'
import { placesOfPeople } from './mask.ts'
import { walk, type TakeStep, type WalkFacts } from './walk.ts'
import { WalkEnd } from './walk-end.ts'

const tell = (sentence: string): void => void process.stdout.write(`${sentence}\n`)

async function main(): Promise<number> {
  const command = readWalkCommand(process.argv.slice(2), process.env)
  switch (command.kind) {
    case 'help':
      tell(usage)
      return 0
    case 'wrong':
      process.stderr.write(`${command.sentence}\n\n${usage}`)
      return 64
    case 'walk':
      return perform(command)
    default:
      throw new Error(`no such command: ${JSON.stringify(command satisfies never)}`)
  }
}

async function perform(request: WalkRequest): Promise<number> {
  const runtime = chooseRuntime()
  tell(runtime.sentence)
  await rm(request.out, { recursive: true, force: true })
  await mkdir(request.out, { recursive: true })
  const facts: WalkFacts = { userId: null, verdict: null, override: null, photoBytes: null, emailSent: false }
  const steps: WalkStep[] = []
  const progress: { current: StepName | 'start' } = { current: 'start' }
  const folder = await mkdtemp(join(tmpdir(), 'vestibule-walk-'))
  let failure: WalkFailure | null = null
  let exitCode = 0
  try {
    await drive(runtime, request, folder, (page) =>
      walk(page, request, stepTaker(page, request, steps, progress), facts),
    )
  } catch (error) {
    failure = { ...failureOf(error), step: progress.current }
    exitCode = error instanceof WalkEnd ? error.exitCode : 1
    tell(`${progress.current}: ${failure.sentence}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const report: WalkReport = { runtime: runtime.kind, ok: failure === null, steps, ...facts }
  await writeReport(request.out, failure === null ? report : { ...report, failure })
  tell(`Report and screenshots: ${request.out}`)
  return exitCode
}

async function drive(
  runtime: Runtime,
  request: WalkRequest,
  folder: string,
  go: (page: Page) => Promise<void>,
): Promise<void> {
  const clip = await cameraClipFrom(request.camera)
  try {
    const station = await launchStation(runtime, {
      folder,
      camera: { clip: clip.path },
      settings: { autoCapture: false },
    })
    try {
      await go(station.page)
    } finally {
      await station.application.close()
    }
  } finally {
    await clip.remove()
  }
}

function stepTaker(
  page: Page,
  request: WalkRequest,
  steps: WalkStep[],
  progress: { current: StepName | 'start' },
): TakeStep {
  return async (name, work, personal = () => []) => {
    progress.current = name
    const screenshot = `${name}.png`
    let pictureMilliseconds: number | null = null
    const takePicture = async (): Promise<void> => {
      const begun = performance.now()
      const mask = request.showPeople ? [] : [...placesOfPeople(page), ...personal()]
      await page.screenshot({ path: join(request.out, screenshot), mask, animations: 'disabled' })
      pictureMilliseconds = performance.now() - begun
    }
    const begun = performance.now()
    try {
      await work(takePicture)
    } finally {
      // A picture is for whoever reads the report; what it took is no part of the step.
      const milliseconds = Math.round(performance.now() - begun - (pictureMilliseconds ?? 0))
      if (pictureMilliseconds === null) await takePicture()
      steps.push({ name, ms: milliseconds, screenshot })
      tell(`${name.padEnd(8)} ${String(milliseconds).padStart(6)} ms`)
    }
  }
}

/** An error nobody foresaw is told by its first line: what follows may quote the page, and with it a person. */
function failureOf(error: unknown): { readonly kind: string; readonly sentence: string } {
  if (error instanceof WalkEnd) return { kind: error.kind, sentence: error.message.replaceAll(/\s*\n+\s*/gu, ' ') }
  const message = error instanceof Error ? error.message : 'unknown'
  return { kind: 'unexpected', sentence: message.split('\n')[0] ?? '' }
}

process.exitCode = await main()
