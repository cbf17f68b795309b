import type { CodedFailure } from '../guesses.ts'
import type { JsonObject } from '../json.ts'
import type { FaceTemplate, VisualFace } from './person.ts'
import type { Judgement, Reading } from './reading.ts'
import { failures, guesses } from '../guesses.ts'
import { asList, asObject, asText } from '../json.ts'
import { decodeBase64, readPicture } from '../pictures/picture-head.ts'
import { encodedAnew } from '../pictures/encoded-anew.ts'
import { judgePicture } from '../pictures/visual-face.ts'
import { atLeast } from '../versions.ts'
import { keepsImages, templateFields, templatesFor } from './credentials.ts'
import { changed, refused } from './reading.ts'

/**
 * Reads `photo`: base64 without prefix is stored as sent, or encoded anew where the settings say so, `""` removes, anything
 * undecodable is 65675 (seed 002).
 */
export function readPhoto(user: JsonObject, { state }: Judgement): Reading {
  const photo = user['photo']
  if (photo === undefined) return changed({})
  if (photo === '') return changed({ photo: { kind: 'none' } })
  if (typeof photo !== 'string') return refused(failures.photoRefused)
  const picture = readPicture(photo)
  if (typeof picture === 'string' || picture.bytes > state.settings.photoMaximumBytes) {
    return refused(failures.photoRefused)
  }
  const base64 = state.settings.reencodesPhotos ? encodedAnew(photo) : photo
  return changed({ photo: { kind: 'stored', base64 } })
}

/** Reads credential lists: each that is named replaces what was there, one that is not stays (reference section 4.7). */
export function readCredentials(user: JsonObject, judgement: Judgement): Reading {
  const credentials = asObject(user['credentials'])
  const [visual, infrared, cards] = [credentials?.['visualFaces'], credentials?.['faces'], user['cards']]
  const changes = {
    ...(cards === undefined ? {} : { cards: asList(cards).flatMap(cardIdOf) }),
    ...(user['fingerprint_templates'] === undefined
      ? {}
      : { fingerprints: asList(user['fingerprint_templates']).length }),
    ...(infrared === undefined ? {} : { infraredFaces: asList(infrared).length }),
  }
  if (visual === undefined) return changed(changes)
  const rows = asList(visual)
  if (rows.length > guesses.maximumVisualFaces) return refused(failures.tooManyFaces)
  const visualFaces: VisualFace[] = []
  for (const row of rows) {
    const face = readVisualFace(asObject(row) ?? {}, judgement)
    if ('code' in face) return refused(face)
    visualFaces.push(face)
  }
  return changed({ ...changes, visualFaces })
}

function cardIdOf(row: unknown): readonly string[] {
  const id = asText(asObject(row)?.['card_id'])
  return id === undefined ? [] : [id]
}

/**
 * A picture, which is judged and kept as the normalised face with templates made from it; or a normalised face with its
 * templates, kept as sent. The picture's key came with the upload API in 2.8.14; an older server does not see it.
 */
function readVisualFace(row: JsonObject, { state, version }: Judgement): VisualFace | CodedFailure {
  const { settings } = state
  const withImage = keepsImages(settings, version)
  const picture = atLeast(version, '2.8.14') ? asText(row['template_ex_picture']) : undefined
  if (picture !== undefined) {
    const verdict = judgePicture(picture, { settings, version })
    if (verdict.kind === 'refused') return verdict.failure
    const { normalised } = verdict
    return { kind: 'stored', image: withImage ? normalised : '', templates: templatesFor(normalised), ...extrasOf(row) }
  }
  const image = asText(row['template_ex_normalized_image']) ?? ''
  const templates = asList(row['templates']).flatMap((template) => templateOf(template, { state, version }))
  if (image === '' && templates.length === 0) return failures.pictureMissing
  if (templates.length === 0) return failures.invalidVisualFace
  if (atLeast(version, '2.9.1') && image !== '' && decodeBase64(image) === undefined) return failures.pictureBase64
  return { kind: 'stored', image: withImage ? image : '', templates, ...extrasOf(row) }
}

function templateOf(row: unknown, { state, version }: Pick<Judgement, 'state' | 'version'>): readonly FaceTemplate[] {
  const template = asObject(row)
  const fields = templateFields(version)
  const names = state.settings.acceptsEitherTemplateSpelling ? ['template_ex', 'templateEx'] : [fields.visible]
  const base64 = names.flatMap((name) => asText(template?.[name]) ?? [])[0]
  if (base64 === undefined || base64 === '') return []
  const infrared = fields.infrared === undefined ? undefined : asText(template?.[fields.infrared])
  return [
    {
      type: asText(template?.['credential_bin_type']) ?? '-1',
      base64,
      ...(infrared === undefined ? {} : { infrared }),
    },
  ]
}

function extrasOf(row: JsonObject): Pick<Extract<VisualFace, { kind: 'stored' }>, 'extras'> {
  const sent = guesses.keptFaceExtras.flatMap((name) => {
    const value = asText(row[name])
    return value === undefined ? [] : [[name, value] as const]
  })
  return sent.length === 0 ? {} : { extras: Object.fromEntries(sent) }
}
