import type { CodedFailure } from '../guesses.ts'
import type { JsonObject } from '../json.ts'
import type { SimulatorVersion } from '../versions.ts'
import type { CustomFieldValue, Person } from './person.ts'
import { failures } from '../guesses.ts'
import { asList, asObject, asText, asWhole } from '../json.ts'
import { atLeast } from '../versions.ts'

/** A user-defined field; type 0 text, 1 number, 2 choice, 3 file (reference section 10). */
export interface CustomFieldDefinition {
  readonly id: number
  readonly name: string
  readonly type: number
  readonly order: number
  /** The choices of type 2, `a; b; c`. */
  readonly data?: string
}

const definitions: readonly CustomFieldDefinition[] = [
  { id: 1, name: 'Locker', type: 0, order: 0 },
  { id: 2, name: 'Locker number', type: 1, order: 1 },
  { id: 3, name: 'Shift', type: 2, order: 2, data: 'Early; Late; Night' },
]

/** Files came with 2.9.8 (reference sections 4.6 and 11). */
const fileDefinition: CustomFieldDefinition = { id: 4, name: 'Contract', type: 3, order: 3 }

/** The user-defined fields of this server on a release. */
export function customFieldsOf(version: SimulatorVersion): readonly CustomFieldDefinition[] {
  return atLeast(version, '2.9.8') ? [...definitions, fileDefinition] : definitions
}

/** The values of a person as answers show them: the field without its choices, as the reference lists it (section 4.5). */
export function customFieldRows(person: Person): readonly JsonObject[] {
  return person.customFields.map(({ fieldId, item, file }) => ({
    user_id: { user_id: person.userId, name: person.name },
    custom_field: shortDefinition(fieldId),
    item,
    ...file,
  }))
}

function shortDefinition(fieldId: number): JsonObject {
  const found = [...definitions, fileDefinition].find(({ id }) => id === fieldId)
  if (found === undefined) return { id: fieldId }
  const { id, name, type, order } = found
  return { id, name, type, order }
}

/**
 * Reads a list that is to replace a person's values: fields left out of it lose theirs (reference section 4.7). That numbers
 * and choices are checked, with which code, and that a file without its document is lost are guesses.
 */
export function readCustomFieldList(
  value: unknown,
  version: SimulatorVersion,
): readonly CustomFieldValue[] | CodedFailure {
  const known = customFieldsOf(version)
  const values: CustomFieldValue[] = []
  for (const row of asList(value)) {
    const entry = asObject(row) ?? {}
    const fieldId = asWhole(asObject(entry['custom_field'])?.['id'])
    const item = asText(entry['item'])
    if (fieldId === undefined || item === undefined) continue
    const definition = known.find(({ id }) => id === fieldId)
    if (definition === undefined || !fits(definition, item)) return failures.invalidParameter
    if (definition.type !== 3) values.push({ fieldId, item })
    else {
      const file = fileOf(entry)
      if (file !== undefined) values.push({ fieldId, item, file })
    }
  }
  return values
}

function fits({ type, data = '' }: CustomFieldDefinition, item: string): boolean {
  if (item === '') return true
  if (type === 1) return /^-?\d+(?:\.\d+)?$/.test(item)
  return type !== 2 || data.split('; ').includes(item)
}

function fileOf(entry: JsonObject): CustomFieldValue['file'] {
  const [size, document, mimetype] = [entry['size'], entry['document'], entry['mimetype']].map(asText)
  return size === undefined || !document || mimetype === undefined ? undefined : { size, document, mimetype }
}
