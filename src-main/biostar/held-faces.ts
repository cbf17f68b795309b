import { known, unknown, type Fact } from '../../src-preload/contract/fact.ts'
import type { VisualFace } from '../../src-preload/contract/person.ts'
import { digestOf, readPicture } from './stored-photo.ts'
import { entriesOf } from './wire-values.ts'

/** A visual face as the server holds it: what is shown of it, and what goes back when the list is written. */
export interface HeldFace {
  readonly shown: VisualFace
  /** The texts of its templates, without blanks; opaque. */
  readonly templates: readonly string[]
  /**
   * The entry as it came, key for key: the server replaces the whole list (reference section 4.7), so what the station does
   * not know must go back too. The spelling of the templates is thereby the server's own, before 2.9.6 and since.
   */
  readonly entry: FaceEntry
}

/** An entry of `credentials.visualFaces`. */
export type FaceEntry = Readonly<Record<string, unknown>>

/** Since 2.9.6, and the two before it. Source: reference section 5.2. */
const templateKeys = ['template_ex', 'templateEx', 'templateExIr'] as const

/** The picture made by the server, else the one that was sent. Source: reference section 5.3. */
const pictureKeys = ['template_ex_normalized_image', 'template_ex_picture'] as const

/**
 * Reads the visual faces of a record.
 *
 * Unknown when the record says nothing of them, shows fewer than it counts, or lists what is no entry: a list that was not
 * seen whole must never be written back, because what is missing from it would be deleted.
 *
 * @param credentials `User.credentials`, or `undefined`
 * @param count `User.visual_face_count`, when it was told
 */
export function readHeldFaces(
  credentials: { readonly visualFaces?: unknown } | undefined,
  count: number | undefined,
): Fact<readonly HeldFace[]> {
  if (credentials === undefined && count === undefined) return unknown
  const entries = entriesOf(credentials?.visualFaces)
  if (!entries.every(isEntry) || entries.length < (count ?? 0)) return unknown
  return known(entries.map(readFace))
}

/** What leaves the main process of the visual faces: their names and pictures, without the templates. */
export function shownFaces(faces: Fact<readonly HeldFace[]>): Fact<VisualFace[]> {
  return faces.kind === 'known' ? known(faces.value.map(({ shown }) => shown)) : faces
}

/**
 * Names a visual face by its templates: SHA-256 in lower-case hexadecimal.
 *
 * The templates alone are the credential. Beside them an entry carries what changes from one read to the next: its place
 * in the list, flags, and the picture, which vanishes when the server stops storing pictures.
 */
export function digestOfTemplates(templates: readonly string[]): string {
  return digestOf(JSON.stringify(templates.toSorted()))
}

function isEntry(value: unknown): value is FaceEntry {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads one entry: what is shown of it, and the templates it is known by. */
export function readFace(entry: FaceEntry): HeldFace {
  const text = pictureKeys.map((key) => entry[key]).find((value) => typeof value === 'string' && value !== '')
  const picture = readPicture(typeof text === 'string' ? text : undefined)
  const templates = templatesOf(entry)
  const digestOfTheRest = () => ('digest' in picture ? picture.digest : digestOf(JSON.stringify(entry)))
  const digest = templates.length > 0 ? digestOfTemplates(templates) : digestOfTheRest()
  const shown =
    picture.kind === 'present'
      ? ({ kind: 'present', bytes: picture.bytes, type: picture.type } as const)
      : { kind: picture.kind }
  return { shown: { digest, picture: shown }, templates, entry }
}

/** The templates of an entry, without blanks, whatever release has spelled them. */
export function templatesOf(entry: FaceEntry): readonly string[] {
  const rows = entriesOf(entry['templates']).filter(isEntry)
  const texts = rows.flatMap((row) => templateKeys.map((key) => row[key]).filter((value) => typeof value === 'string'))
  return texts.map(withoutBlanks)
}

/** Base64 as it is compared: however it is broken into lines. */
export function withoutBlanks(base64: string): string {
  return base64.replaceAll(/\s+/gu, '')
}
