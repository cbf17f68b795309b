import type { CustomField } from '../custom-field.ts'

/** Why a custom field cannot be given a value. `fixed`: a file, or a field of a kind that is not known, is only shown. */
export type CustomFieldFlaw = 'notANumber' | 'noSuchChoice' | 'fixed'

/**
 * Checks a wanted value of a custom field; an empty field is always right. What the server itself checks is not documented.
 *
 * @param value `null` empties the field
 */
export function flawOfCustomFieldValue(
  { kind, choices }: Pick<CustomField, 'kind' | 'choices'>,
  value: string | null,
): CustomFieldFlaw | null {
  if (kind === 'file' || kind === 'unknown') return 'fixed'
  if (value === null || kind === 'text') return null
  if (kind === 'number') return /^-?\d{1,15}(?:\.\d{1,10})?$/u.test(value) ? null : 'notANumber'
  // A record may tell that a field is a choice without telling the choices.
  return choices.length === 0 || choices.includes(value) ? null : 'noSuchChoice'
}
