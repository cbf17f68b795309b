import type { CodedFailure } from '../guesses.ts'
import type { JsonObject } from '../json.ts'
import type { FaceTemplate, VisualFace } from './person.ts'
import type { Judgement, Reading } from './reading.ts'
import { failures, guesses } from '../guesses.ts'
import { asList, asObject, asText } from '../json.ts'
import { decodeBase64, readPicture, visualFacePictureFailure } from '../pictures.ts'
import { atLeast } from '../versions.ts'
import { templatesFor } from './render.ts'
import { changed, refused } from './reading.ts'

/** Reads `photo`: base64 without prefix is stored as sent, `""` removes, anything undecodable is 65675 (seed 002). */
export function readPhoto(user: JsonObject, { state }: Judgement): Reading {
  const photo = user['photo']
  if (photo === undefined) return changed({})
  if (photo === '') return changed({ photo: { kind: 'none' } })
  if (typeof photo !== 'string') return refused(failures.photoRefused)
  const picture = readPicture(photo)
  if (typeof picture === 'string' || picture.bytes > state.settings.photoMaximumBytes) {
    return refused(failures.photoRefused)
  }
  return changed({ photo: { kind: 'stored', base64: photo } })
}

/** Reads credential lists, which replace what was there (reference section 4.7). */
export function readCredentials(user: JsonObject, { version }: Judgement): Reading {
  const faces = asObject(user['credentials'])?.['visualFaces']
  const cards = user['cards']
  const changes = {
    ...(cards === undefined ? {} : { cards: asList(cards).flatMap(cardIdOf) }),
    ...(user['fingerprint_templates'] === undefined
      ? {}
      : { fingerprints: asList(user['fingerprint_templates']).length }),
  }
  if (faces === undefined) return changed(changes)
  const visualFaces: VisualFace[] = []
  for (const row of asList(faces)) {
    const face = readVisualFace(asObject(row) ?? {}, atLeast(version, '2.9.1'))
    if ('code' in face) return refused(face)
    visualFaces.push(face)
  }
  if (visualFaces.length > guesses.maximumVisualFaces) return refused(failures.tooManyFaces)
  return changed({ ...changes, visualFaces })
}

function cardIdOf(row: unknown): readonly string[] {
  const id = asText(asObject(row)?.['card_id'])
  return id === undefined ? [] : [id]
}

function readVisualFace(row: JsonObject, checksBase64: boolean): VisualFace | CodedFailure {
  const picture = asText(row['template_ex_picture'])
  if (picture !== undefined) {
    const failure = visualFacePictureFailure(picture)
    return failure ?? { kind: 'stored', image: picture, templates: templatesFor(picture) }
  }
  const image = asText(row['template_ex_normalized_image']) ?? ''
  const templates = asList(row['templates']).flatMap(templateOf)
  if (image === '' && templates.length === 0) return failures.pictureMissing
  if (checksBase64 && image !== '' && decodeBase64(image) === undefined) return failures.pictureBase64
  return { kind: 'stored', image, templates }
}

/** Before 2.9.6 the field was spelled `templateEx`. */
function templateOf(row: unknown): readonly FaceTemplate[] {
  const template = asObject(row)
  const base64 = asText(template?.['template_ex']) ?? asText(template?.['templateEx'])
  if (base64 === undefined) return []
  return [{ type: asText(template?.['credential_bin_type']) ?? '-1', base64 }]
}
