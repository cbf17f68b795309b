import '../../no-evaluation.ts'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import { createPictureCutter } from './canvas-picture.ts'
import { drawFace } from './drawn-face.ts'
import { createFrameRing } from './frame-ring.ts'
import { openHumanEngine } from './human-engine.ts'
import type { JudgeAnswer, JudgeRequest } from './judge-messages.ts'
import { createJudging, type Judging } from './judging.ts'
import { modelFolders } from './model-files.ts'
import { createUsualEyes } from './usual-eyes.ts'
import { rendererName } from './renderer-name.ts'

const judging = loadJudging()

addEventListener('message', ({ data: request }: MessageEvent<JudgeRequest>) => {
  void answer(request)
})
// Human looks for faces inside a promise that never settles when it throws: this is where that is heard.
addEventListener('unhandledrejection', () => {
  say({ kind: 'broken' })
})

async function loadJudging(): Promise<Judging | null> {
  const cutter = createPictureCutter()
  try {
    const engine = await openHumanEngine({
      folders: modelFolders(),
      cutter,
      renderer: rendererName(),
      now: () => performance.now(),
    })
    const ready = createJudging({
      engine,
      ring: createFrameRing(() => new OffscreenCanvas(1, 1)),
      eyes: createUsualEyes(),
      pictureOf: (picture) => cutter.pictureOf(picture),
      forgetParts: () => {
        cutter.forget()
      },
    })
    // The first picture takes twice as long as the others, because everything is compiled: nobody waits for this one.
    await ready.judgeStill(drawFace())
    say({ kind: 'loaded', engineVersion: engine.version })
    return ready
  } catch {
    say({ kind: 'notLoaded' })
    return null
  }
}

/** Until the engine has loaded the page sends nothing, so waiting for it keeps the order of the requests. */
async function answer(request: JudgeRequest): Promise<void> {
  const ready = await judging
  if (ready === null) return
  try {
    await carryOut(request, ready)
  } catch {
    say({ kind: 'broken' })
  }
}

async function carryOut(request: JudgeRequest, ready: Judging): Promise<void> {
  switch (request.kind) {
    case 'live': {
      const { kind, watch, takenAt, frame } = request
      say({ kind, watch, takenAt, judgement: await ready.judgeLive(frame, takenAt) })
      return
    }
    case 'best': {
      const { kind, serial, notBefore } = request
      const best = ready.best(notBefore)
      say({ kind, serial, best }, best === null ? [] : [best.frame])
      return
    }
    case 'judge': {
      const { kind, serial, picture } = request
      say({ kind, serial, judgement: await ready.judgeStill(picture) })
      return
    }
    case 'forget':
      ready.forget()
      return
    default:
      assertNever(request, 'a request of the page was never named')
  }
}

function say(word: JudgeAnswer, transfer: Transferable[] = []): void {
  postMessage(word, { transfer })
}
