import type { PhotoBench } from '../conversation.ts'
import { measureCamera } from './measure-camera.ts'
import { measureEncoding } from './measure-encoding.ts'
import { openJudge } from './open-judge.ts'
import { judgeAsItIs, judgeChanges, judgeSkinGains } from './judge-changes.ts'

declare global {
  /** What the benchmark asks of this page; only code that runs inside the page may name it. */
  var photoBench: PhotoBench
}

const judge = openJudge()

globalThis.photoBench = {
  engine: async () => (await judge).engineVersion,
  judgeChanges: async (portrait) => judgeChanges((await judge).judge, portrait),
  judgeAsItIs: async (portrait) => judgeAsItIs((await judge).judge, portrait),
  judgeSkinGains: async (portrait) => judgeSkinGains((await judge).judge, portrait),
  measureCamera: async (runs) => measureCamera((await judge).judge, runs),
  measureEncoding: async (portrait, runs) => measureEncoding((await judge).judge, portrait, runs),
}
