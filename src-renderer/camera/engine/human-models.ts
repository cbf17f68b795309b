import { Human, type Config } from '@vladmandic/human'
import type { Pixels } from '../judgement/geometry.ts'
import type { BackEnd } from './choose-back-end.ts'
import { mirrored, mirroredBack, type OfEyes } from './eye-region.ts'
import type { ModelFolders } from './model-files.ts'

/** What the detector found in a square picture; everything from 0 to 1 of the picture's side. */
export interface Detection {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** The eye further left in the picture first. */
  readonly eyes: readonly [readonly [number, number], readonly [number, number]]
}

/** What the mesh model read in a square picture of `meshSide` pixels. */
export interface MeshReading {
  /** x, y and depth of 468 points, in pixels of the picture. */
  readonly values: Float32Array
  /** How sure the model is that there is a face at all: close to 0 or to 1. */
  readonly confidence: number
}

/** Human's three face models, loaded. Whatever rejects here means that they are broken. */
export interface HumanModels {
  /** Of Human itself. */
  readonly version: string
  /** Looks for faces in a picture of `detectorSide` pixels a side; the surest first. */
  detect(square: Pixels): Promise<readonly Detection[]>
  /** Reads the mesh of the face in a levelled picture of `meshSide` pixels a side. */
  readMesh(square: Pixels): Promise<MeshReading>
  /**
   * Reads lids and irises in levelled pictures of both eyes, `eyeSide` pixels a side, in one run: x, y and depth of 76
   * points for each eye, in pixels of its picture.
   */
  readEyes(squares: OfEyes<Pixels>): Promise<OfEyes<Float32Array>>
  /** Computes on something else from now on. Rejects when it cannot. */
  computeOn(backEnd: BackEnd): Promise<void>
}

/**
 * Pixels a side: what the detector takes in. Human stretches any other picture to it, and then misses the face's place
 * and size.
 */
export const detectorSide = 256

/** Pixels a side: what the mesh model takes in. */
export const meshSide = 192

/** Pixels a side: what the eye model takes in. */
export const eyeSide = 64

/** How many numbers the eye model answers for an eye: x, y and depth of 71 points of lids and brow and 5 of the iris. */
const eyeValues = 76 * 3

/**
 * The least confidence of the detector, and the most faces it may answer. Low, because the mesh model tells faces from
 * the rest far better. On three portraits with 40 changes each, and second faces of 60 to 200 pixels beside them, faces
 * had 0.2 to 0.96 from the detector and nearly always 1 from the mesh model; what was none had up to 0.74 and less than
 * 0.4. A second face of less than 60 pixels in a picture of 1280 is not found.
 */
const detector = { minConfidence: 0.2, maxDetected: 6 } as const

/** The part of TensorFlow in Human's bundle that is used here; the bundle's own typings do not name it. */
interface TensorLibrary {
  tensor(values: Float32Array, shape: readonly number[]): Tensor
  dispose(tensors: readonly Tensor[]): void
  getBackend(): string
  env(): { set(flag: string, value: boolean): void }
}

interface Tensor {
  readonly size: number
  data(): Promise<Float32Array>
}

/** A model answers with one tensor when it has one output, and with a list otherwise. */
interface Graph<Answer> {
  execute(input: Tensor): Answer
}

const off = { enabled: false } as const

/** Faces only, each picture looked at for itself: no other model, no filter, no cache, nothing smoothed over time. */
function configuration(folders: ModelFolders): Partial<Config> {
  return {
    backend: 'wasm',
    wasmPath: folders.wasm,
    modelBasePath: folders.models,
    // It would keep the models in a database on the disk.
    cacheModels: false,
    cacheSensitivity: 0,
    debug: false,
    async: false,
    warmup: 'none',
    filter: { enabled: false, equalization: false, autoBrightness: false, return: false },
    gesture: off,
    body: off,
    hand: off,
    object: off,
    segmentation: off,
    face: {
      enabled: true,
      detector: { ...detector, skipFrames: 0, skipTime: 0, rotation: false, return: false },
      mesh: { enabled: true },
      iris: { enabled: true },
      emotion: off,
      description: off,
      antispoof: off,
      liveness: off,
    },
  }
}

/** Loads Human's detector and mesh model from the station's own files. Rejects when one of them cannot be had. */
export async function loadHumanModels(folders: ModelFolders): Promise<HumanModels> {
  const human = new Human(configuration(folders))
  const tensors = human.tf as TensorLibrary
  // Its threads would be workers made of text, which the page's policy forbids; and a desk has two cores to share.
  tensors.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  await human.load()
  const mesh = human.models.models['facemesh'] as Graph<readonly Tensor[]> | null | undefined
  const eyes = human.models.models['iris'] as Graph<Tensor> | null | undefined
  // Human says in a console line only that a model is missing.
  const loaded = human.models.stats().numLoadedModels
  if (loaded !== 3 || !mesh || !eyes) throw new Error('a face model could not be loaded')

  const computeOn = async (backEnd: BackEnd): Promise<void> => {
    if (tensors.getBackend() !== backEnd) {
      human.config.backend = backEnd
      await human.init()
    }
    if (tensors.getBackend() !== backEnd) throw new Error(`the face models cannot be computed on ${backEnd}`)
  }
  await computeOn('wasm')

  return {
    version: human.version,
    computeOn,
    detect: async (square) => {
      const input = tensors.tensor(coloursOf(square, 1), [square.height, square.width, 3])
      try {
        // The mesh is read from the full picture instead, levelled: Human would read it from these few pixels.
        const { face } = await human.detect(input as unknown as Parameters<Human['detect']>[0], {
          face: { mesh: off },
        })
        return face.map(({ boxRaw: [left, top, width, height], meshRaw: [one, other] }) => ({
          left,
          top,
          width,
          height,
          eyes: [
            [one?.[0] ?? Number.NaN, one?.[1] ?? Number.NaN],
            [other?.[0] ?? Number.NaN, other?.[1] ?? Number.NaN],
          ],
        }))
      } finally {
        tensors.dispose([input])
      }
    },
    readMesh: async (square) => {
      const input = tensors.tensor(coloursOf(square, 1 / 255), [1, square.height, square.width, 3])
      const answers = mesh.execute(input)
      try {
        const [points, confidence] = [468 * 3, 1].map((size) => answers.find((answer) => answer.size === size))
        if (points === undefined || confidence === undefined) throw new Error('this is not the face mesh model')
        return { values: await points.data(), confidence: (await confidence.data())[0] ?? 0 }
      } finally {
        tensors.dispose([input, ...answers])
      }
    },
    readEyes: async ([left, right]) => {
      // The model knows the left eye of a picture only. (Human shows it both eyes mirrored and turns back one.)
      const [one, other] = [coloursOf(left, 1 / 255), coloursOf(mirrored(right), 1 / 255)]
      const both = new Float32Array(one.length * 2)
      both.set(one)
      both.set(other, one.length)
      const input = tensors.tensor(both, [2, eyeSide, eyeSide, 3])
      const answer = eyes.execute(input)
      try {
        if (answer.size !== eyeValues * 2) throw new Error('this is not the eye model')
        const values = await answer.data()
        return [values.slice(0, eyeValues), mirroredBack(values.slice(eyeValues), eyeSide)]
      } finally {
        tensors.dispose([input, answer])
      }
    },
  }
}

/** Red, green and blue of each pixel, without what is between them: what a model takes in. */
function coloursOf({ data }: Pixels, factor: number): Float32Array {
  const colours = new Float32Array((data.length / 4) * 3)
  for (let from = 0, into = 0; from < data.length; from += 4) {
    for (let channel = 0; channel < 3; channel += 1, into += 1) colours[into] = (data[from + channel] ?? 0) * factor
  }
  return colours
}
