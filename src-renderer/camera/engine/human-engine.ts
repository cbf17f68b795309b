import type { Pixels, Placement, Point } from '../judgement/geometry.ts'
import type { PictureCutter } from './canvas-picture.ts'
import { chooseBackEnd, isGraphicsCard, type BackEnd } from './choose-back-end.ts'
import { regionsOfEyes, withEyes, type OfEyes } from './eye-region.ts'
import type { EnginePicture, FaceEngine, FoundFace } from './face-engine.ts'
import { headPose } from './head-pose.ts'
import { detectorSide, eyeSide, loadHumanModels, meshSide, type Detection, type HumanModels } from './human-models.ts'
import { boxAbout, overlap, pointsInPicture, regionOfCandidate, regionOfMesh, type Candidate } from './mesh-region.ts'
import type { ModelFolders } from './model-files.ts'

/** What the engine needs from outside. */
export interface HumanEngineParts {
  readonly folders: ModelFolders
  readonly cutter: PictureCutter
  /** What the browser calls its WebGL renderer; `null` when it has none. */
  readonly renderer: string | null
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number
}

/**
 * From which confidence of the mesh model on something is a face. Of what is none it said less than 0.4, of clear faces
 * 1, of one half covered 0.65 and of a tiny one 0.53. A face blurred beyond recognition (16 pixels) is none.
 */
const leastConfidence = 0.5

/**
 * Two meshes that share this much of their boxes are one face found twice: the detector does that at a picture's edge.
 */
const sameFace = 0.3

/** How often the warm engine is run to measure it. */
const measuredRuns = 3

/** Loads Human and chooses what to compute on. Rejects when the engine cannot be had. */
export async function openHumanEngine({ folders, cutter, renderer, now }: HumanEngineParts): Promise<FaceEngine> {
  const models = await loadHumanModels(folders)
  // Where there is no choice nothing is measured: the desk can be watched a quarter of a second earlier.
  const backEnd = isGraphicsCard(renderer) ? await fasterBackEnd(models, now) : 'wasm'
  return {
    version: `human ${models.version} ${backEnd}`,
    find: async (picture) => findFaces(models, cutter, picture),
  }
}

async function findFaces(
  models: HumanModels,
  cutter: PictureCutter,
  picture: EnginePicture,
): Promise<readonly FoundFace[]> {
  const whole = squareAbout(picture)
  const detections = await models.detect(cutter.glance(picture, whole, squareOf(detectorSide)))
  const faces: FoundFace[] = []
  for (const candidate of detections.map((detection) => candidateIn(whole, detection))) {
    const face = await readFace(models, cutter, picture, regionOfCandidate(candidate))
    if (face !== null && faces.every((other) => overlap(other.box, face.box) < sameFace)) faces.push(face)
  }
  const [largest, ...others] = faces.toSorted((one, other) => areaOf(other) - areaOf(one))
  if (largest === undefined) return []
  // Only the one that is measured is worth a second reading, which shakes less, and a look at its eyes.
  const measured = (await readFace(models, cutter, picture, regionOfMesh(largest.mesh))) ?? largest
  return [await withLidsRead(models, cutter, picture, measured), ...others]
}

/**
 * The face with its lids read from the eyes themselves: the mesh alone draws closed eyes half open. Why, and what it costs:
 * docs/decisions/0011-lids-by-the-eye-model.md.
 */
async function withLidsRead(
  models: HumanModels,
  cutter: PictureCutter,
  picture: EnginePicture,
  face: FoundFace,
): Promise<FoundFace> {
  const regions = regionsOfEyes(face.mesh)
  if (!regions.every(({ width }) => width >= 1)) return face
  const cut = (region: Placement) => cutter.glance(picture, region, squareOf(eyeSide))
  const eyes: OfEyes<Pixels> = [cut(regions[0]), cut(regions[1])]
  return { ...face, mesh: withEyes(face.mesh, regions, await models.readEyes(eyes), eyeSide) }
}

/** Reads the face in a region; `null` when there is none. */
async function readFace(
  models: HumanModels,
  cutter: PictureCutter,
  picture: EnginePicture,
  region: Placement,
): Promise<FoundFace | null> {
  if (!(region.width >= 1)) return null
  const { values, confidence } = await models.readMesh(cutter.glance(picture, region, squareOf(meshSide)))
  if (!(confidence >= leastConfidence)) return null
  const mesh = pointsInPicture(values, region, meshSide)
  return { box: boxAbout(mesh), confidence, mesh, pose: headPose(mesh) }
}

/** The detector's answer in pixels of the picture. */
function candidateIn({ centre, width }: Placement, { eyes: [left, right], ...box }: Detection): Candidate {
  const inPicture = ([x, y]: readonly [number, number]): Point => ({
    x: centre.x + (x - 0.5) * width,
    y: centre.y + (y - 0.5) * width,
  })
  const corner = inPicture([box.left, box.top])
  return {
    box: { left: corner.x, top: corner.y, width: box.width * width, height: box.height * width },
    eyes: [inPicture(left), inPicture(right)],
  }
}

/** Measures WebAssembly and the graphics card; the loser is left cold. */
async function fasterBackEnd(models: HumanModels, now: () => number): Promise<BackEnd> {
  const wasm = await measure(models, now, Infinity)
  const webgl = await models
    .computeOn('webgl')
    .then(async () => measure(models, now, wasm))
    // A card that cannot do it is no failure: WebAssembly can.
    .catch(() => null)
  const chosen = chooseBackEnd({ wasm, webgl })
  await models.computeOn(chosen)
  return chosen
}

/**
 * Milliseconds of one warm run over a picture with one face: the median of a few. The first run, which prepares, does
 * not count. A run that takes longer than `atMost` ends the measurement: nobody waits for a slow card.
 */
async function measure(models: HumanModels, now: () => number, atMost: number): Promise<number> {
  const [picture, face, eye] = [blank(detectorSide), blank(meshSide), blank(eyeSide)]
  const times: number[] = []
  for (let run = 0; run <= measuredRuns; run += 1) {
    const start = now()
    await models.detect(picture)
    await models.readMesh(face)
    await models.readEyes([eye, eye])
    const time = now() - start
    if (run > 0 && time > atMost) return time
    if (run > 0) times.push(time)
  }
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Infinity
}

function blank(side: number) {
  return { ...squareOf(side), data: new Uint8ClampedArray(side * side * 4) }
}

/** The square about the whole picture: it is not stretched, and what it has too much is black. */
function squareAbout({ width, height }: EnginePicture): Placement {
  const side = Math.max(width, height)
  return { centre: { x: width / 2, y: height / 2 }, width: side, height: side, angle: 0 }
}

function squareOf(side: number) {
  return { width: side, height: side }
}

function areaOf({ box }: FoundFace): number {
  return box.width * box.height
}
