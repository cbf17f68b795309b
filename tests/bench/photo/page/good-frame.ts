import type { Judge } from '../../../../src-renderer/camera/engine/judge.ts'
import type { FaceGeometry } from '../../../../src-renderer/camera/judgement/geometry.ts'
import type { PortraitFile } from '../conversation.ts'
import type { Portrait } from '../defects.ts'

/** What a desk's camera delivers. */
const frame = { width: 1280, height: 720 } as const

/** Eyes this far apart are what a person at arm's length gives such a camera; the aim is 120 (photo-quality section 2). */
const interEyeDistance = 124

/** Where the middle of the eyes stands, as parts of the frame: room for the crop above and below. */
const eyesAt = { x: 0.5, y: 0.42 } as const

/**
 * Enlarges or shrinks a portrait into a camera's frame, so that its face is as large as at a desk and its eyes are level.
 * A portrait narrower than the frame stands before its own edge, stretched outwards.
 *
 * @returns `null` when the engine finds no face in the portrait
 */
export async function goodFrameOf(judge: Judge, file: PortraitFile): Promise<Portrait | null> {
  const picture = await pictureOf(file)
  const found = await judge.judgePicture(picture)
  if (found === null || found.face === null) return null
  const canvas = frameOf(picture, found.face)
  picture.close()
  const pixels = canvas.getImageData(0, 0, frame.width, frame.height)
  const still = await createImageBitmap(pixels)
  const again = await judge.judgePicture(still)
  still.close()
  return again === null || again.face === null ? null : { pixels, face: again.face }
}

function frameOf(picture: ImageBitmap, { eyes: [first, second], interEyeDistance: held, roll }: FaceGeometry) {
  const pencil = new OffscreenCanvas(frame.width, frame.height).getContext('2d', { willReadFrequently: true })
  if (pencil === null) throw new Error('a canvas gives no context')
  const scale = interEyeDistance / held
  pencil.imageSmoothingQuality = 'high'
  pencil.translate(frame.width * eyesAt.x, frame.height * eyesAt.y)
  pencil.rotate(-roll)
  pencil.scale(scale, scale)
  pencil.translate(-(first.x + second.x) / 2, -(first.y + second.y) / 2)
  // The edge goes on: a hard border beside a head would itself be a defect.
  const far = 4 * Math.max(picture.width, picture.height)
  pencil.drawImage(picture, 0, 0, 1, picture.height, -far, 0, far + 1, picture.height)
  pencil.drawImage(picture, picture.width - 1, 0, 1, picture.height, picture.width - 1, 0, far, picture.height)
  pencil.drawImage(picture, 0, 0, picture.width, 1, 0, -far, picture.width, far + 1)
  pencil.drawImage(picture, 0, picture.height - 1, picture.width, 1, 0, picture.height - 1, picture.width, far)
  pencil.drawImage(picture, 0, 0)
  return pencil
}

/** Decodes a portrait. Rejects when it is no picture. */
export async function pictureOf({ base64 }: PortraitFile): Promise<ImageBitmap> {
  return createImageBitmap(new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))]))
}
