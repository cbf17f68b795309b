import { createHash } from 'node:crypto'
import type { JsonObject } from '../json.ts'
import type { ServerSettings } from '../settings.ts'
import type { SimulatorVersion } from '../versions.ts'
import type { FaceTemplate, Person, VisualFace } from './person.ts'
import { guesses } from '../guesses.ts'
import { atLeast } from '../versions.ts'
import { drawPortrait } from './portrait.ts'

interface Ground {
  readonly settings: Pick<ServerSettings, 'storeVisualFaceImage'>
  readonly version: SimulatorVersion
}

/** The face credentials of a person as an answer shows them (reference sections 4.5, 5.2 and 5.4), or `undefined`. */
export function credentialsOf({ userId, visualFaces, infraredFaces }: Person, ground: Ground): JsonObject | undefined {
  if (visualFaces.length === 0 && infraredFaces === 0) return undefined
  return {
    ...(infraredFaces === 0
      ? {}
      : { faces: Array.from({ length: infraredFaces }, (_, at) => infraredFace(userId, at)) }),
    ...(visualFaces.length === 0 ? {} : { visualFaces: visualFaces.map((face) => visualFace(face, ground)) }),
  }
}

/** The names of a template's fields on a release: IR was dropped and the rest renamed in 2.9.6 (reference section 5.2). */
export function templateFields(version: SimulatorVersion): { readonly visible: string; readonly infrared?: string } {
  return atLeast(version, '2.9.6') ? { visible: 'template_ex' } : { visible: 'templateEx', infrared: 'templateExIr' }
}

/** Opaque bytes that depend on a text only, one template for each generation of terminals. */
export function templatesFor(text: string): readonly FaceTemplate[] {
  return ['5', '9'].map((type) => ({
    type,
    base64: opaque(`${type}/${text}`),
    infrared: opaque(`${type}/infrared/${text}`),
  }))
}

function visualFace(face: VisualFace, { settings, version }: Ground): JsonObject {
  const image = face.kind === 'drawn' ? drawPortrait(face.seed, 112, 112) : face.image
  const templates = face.kind === 'drawn' ? templatesFor(String(face.seed)) : face.templates
  const fields = templateFields(version)
  return {
    ...(image !== '' && keepsImages(settings, version) ? { template_ex_normalized_image: image } : {}),
    templates: templates.map(({ type, base64, infrared }) => ({
      credential_bin_type: type,
      [fields.visible]: base64,
      ...(fields.infrared === undefined || infrared === undefined ? {} : { [fields.infrared]: infrared }),
    })),
    ...(face.kind === 'drawn' ? {} : face.extras),
  }
}

/** Whether a server keeps the normalised picture beside the templates: an option since 2.9.7. */
export function keepsImages(settings: Ground['settings'], version: SimulatorVersion): boolean {
  return settings.storeVisualFaceImage || !atLeast(version, '2.9.7')
}

/** One row of the infrared list: a raw picture and templates in the sample, here the templates alone. */
function infraredFace(userId: string, at: number): JsonObject {
  return { templates: Array.from({ length: 25 }, (_, part) => ({ template: opaque(`${userId}/${at}/${part}`) })) }
}

function opaque(text: string): string {
  return createHash('shake256', { outputLength: guesses.templateBytes }).update(text).digest('base64')
}
