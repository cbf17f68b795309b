import type { Judge } from '../../../../src-renderer/camera/engine/judge.ts'
import type { Pixels } from '../../../../src-renderer/camera/judgement/geometry.ts'
import type { Judgement } from '../../../../src-renderer/camera/judgement/judgement.ts'
import type { JudgedChange, JudgedGain, JudgedPortrait, PortraitFile } from '../conversation.ts'
import { changes, skinGains, withSkinGain, type Change, type Portrait } from '../defects.ts'
import { goodFrameOf, pictureOf } from './good-frame.ts'

/** Judges a portrait as a desk's camera would see it, whole and spoiled in every way. */
export async function judgeChanges(judge: Judge, file: PortraitFile): Promise<JudgedPortrait> {
  const portrait = await goodFrameOf(judge, file)
  if (portrait === null) return { kind: 'noFace' }
  const rows: JudgedChange[] = []
  let thresholdsVersion = ''
  for (const change of changes) {
    const judgement = await judged(judge, change.make(portrait))
    thresholdsVersion = judgement.thresholdsVersion
    rows.push(rowOf(change, judgement))
  }
  return { kind: 'judged', thresholdsVersion, rows }
}

/** Judges a picture as it came. */
export async function judgeAsItIs(judge: Judge, file: PortraitFile): Promise<JudgedPortrait> {
  const picture = await pictureOf(file)
  const judgement = await judge.judgePicture(picture)
  picture.close()
  if (judgement === null) throw new Error('the engine did not judge the picture')
  const row = rowOf({ name: 'as it came', kind: 'mild', expected: [] }, judgement)
  return { kind: 'judged', thresholdsVersion: judgement.thresholdsVersion, rows: [row] }
}

/** Judges a portrait with the skin of its face in more and less light. */
export async function judgeSkinGains(judge: Judge, file: PortraitFile): Promise<readonly JudgedGain[]> {
  const portrait: Portrait | null = await goodFrameOf(judge, file)
  if (portrait === null) return []
  const gains: JudgedGain[] = []
  for (const gain of skinGains) {
    const { measures } = await judged(judge, withSkinGain(portrait, gain))
    gains.push({
      gain,
      blocked: measures.filter(({ verdict }) => verdict === 'block').map(({ name }) => name),
      warned: measures.filter(({ verdict }) => verdict === 'warn').map(({ name }) => name),
    })
  }
  return gains
}

function rowOf(
  { name, kind, expected }: Omit<Change, 'make'>,
  { verdict, instruction, measures }: Judgement,
): JudgedChange {
  const standsOut = measures.filter((measured) => measured.verdict === 'warn' || measured.verdict === 'block')
  return {
    change: name,
    kind,
    expected,
    verdict,
    told: instruction,
    blocked: standsOut.filter((measured) => measured.verdict === 'block').map((measured) => measured.name),
    warned: standsOut.filter((measured) => measured.verdict === 'warn').map((measured) => measured.name),
    found: standsOut.flatMap((measured) => (measured.instruction === null ? [] : [measured.instruction])),
  }
}

async function judged(judge: Judge, pixels: Pixels): Promise<Judgement> {
  const picture = await createImageBitmap(
    new ImageData(new Uint8ClampedArray(pixels.data), pixels.width, pixels.height),
  )
  const judgement = await judge.judgePicture(picture)
  picture.close()
  if (judgement === null) throw new Error('the engine did not judge the picture')
  return judgement
}
