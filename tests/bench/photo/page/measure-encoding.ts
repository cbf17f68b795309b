import type { Judge } from '../../../../src-renderer/camera/engine/judge.ts'
import { createBrowserPhotoMaker } from '../../../../src-renderer/camera/photo/browser-photo-maker.ts'
import { firstCrop, type Crop } from '../../../../src-renderer/camera/photo/crop.ts'
import { faceSimilarity } from '../../../../src-renderer/camera/photo/face-similarity.ts'
import { faceInPhoto } from '../../../../src-renderer/camera/photo/photo-face.ts'
import type { PhotoMaker } from '../../../../src-renderer/camera/photo/photo-maker.ts'
import type { FaceGeometry, Pixels, Size } from '../../../../src-renderer/camera/judgement/geometry.ts'
import type { EncodingTimes, PortraitFile } from '../conversation.ts'
import { goodFrameOf } from './good-frame.ts'

/** Times the whole search for a profile photo, with and without smoothing, beside the page's plain canvas at that size. */
export async function measureEncoding(
  judge: Judge,
  file: PortraitFile,
  runs: number,
): Promise<readonly EncodingTimes[]> {
  const portrait = await goodFrameOf(judge, file)
  if (portrait === null) return []
  const { face, pixels } = portrait
  const frame = await createImageBitmap(new ImageData(new Uint8ClampedArray(pixels.data), pixels.width, pixels.height))
  const crop = firstCrop(frame, face)
  const maker = createBrowserPhotoMaker()
  const found: EncodingTimes[] = []
  for (const smooth of [false, true]) found.push(await encodings(maker, { frame, crop, face, smooth }, runs))
  maker.close()
  frame.close()
  return found
}

async function encodings(
  maker: PhotoMaker,
  wish: Parameters<PhotoMaker['makeProfilePhoto']>[0] & { readonly face: FaceGeometry },
  runs: number,
): Promise<EncodingTimes> {
  const search: number[] = []
  const plain: number[] = []
  let last: Omit<EncodingTimes, 'search' | 'plain'> | null = null
  // The first one starts the worker and compiles what the others find ready.
  for (let run = 0; run <= runs; run += 1) {
    const begun = performance.now()
    const made = await maker.makeProfilePhoto(wish)
    const searched = performance.now()
    if (made.kind !== 'made') throw new Error(`no profile photo could be made: ${made.kind}`)
    const { photo } = made
    const canvas = drawn(wish.frame, wish.crop, photo)
    const blob = await blobOf(canvas)
    if (run > 0) {
      search.push(searched - begun)
      plain.push(performance.now() - searched)
    }
    last = {
      isSmoothed: photo.isSmoothed,
      width: photo.width,
      height: photo.height,
      bytes: photo.bytes.byteLength,
      similarity: photo.similarity,
      plainBytes: blob.size,
      plainSimilarity: await similarityOf(blob, canvas, wish.face, wish.crop),
    }
  }
  if (last === null) throw new Error('nothing was encoded')
  return { search, plain, ...last }
}

function drawn(frame: ImageBitmap, crop: Crop, { width, height }: Size): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pencil = pencilOf(canvas)
  pencil.imageSmoothingQuality = 'high'
  const scale = width / crop.width
  pencil.translate(width / 2, height / 2)
  pencil.rotate(-crop.angle)
  pencil.scale(scale, scale)
  pencil.drawImage(frame, -crop.centre.x, -crop.centre.y)
  pencil.resetTransform()
  return canvas
}

/** The canvas as everybody encodes it, with the quality the browser chooses. */
async function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('the canvas could not be encoded'))
      else resolve(blob)
    }, 'image/jpeg')
  })
}

async function similarityOf(blob: Blob, canvas: HTMLCanvasElement, face: FaceGeometry, crop: Crop) {
  const outline = faceInPhoto(face, crop, canvas)?.outline ?? []
  const original = pixelsOf(canvas)
  const picture = await createImageBitmap(blob)
  pencilOf(canvas).drawImage(picture, 0, 0)
  picture.close()
  return faceSimilarity(original, pixelsOf(canvas), outline)
}

function pixelsOf(canvas: HTMLCanvasElement): Pixels {
  return pencilOf(canvas).getImageData(0, 0, canvas.width, canvas.height)
}

function pencilOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pencil = canvas.getContext('2d', { alpha: false, colorSpace: 'srgb', willReadFrequently: true })
  if (pencil === null) throw new Error('a canvas gives no context')
  return pencil
}
