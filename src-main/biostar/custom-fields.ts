import { z } from 'zod'
import type { CustomField, CustomFieldKind } from '../../src-preload/contract/custom-field.ts'
import { longestCustomText } from '../../src-preload/contract/custom-field.ts'
import { absent, known, unknown, type Fact } from '../../src-preload/contract/fact.ts'
import { succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { Conversation, ConversationFailure } from './conversation.ts'
import type { OperationOptions } from './operation.ts'
import { entriesOf, lenient, wireList, wireText } from './wire-values.ts'

/** A custom field of a record: what it says, and what goes back when the list is written. */
export interface HeldCustomField {
  readonly id: string
  /** What the record itself tells of the field. */
  readonly definition: FieldDefinition
  /** `null` when the field is listed and empty. */
  readonly item: string | null
  /**
   * The entry as it came, key for key: fields left out of the list lose their value (reference section 4.7), and a file has
   * more to it than its name.
   */
  readonly entry: FieldEntry
}

/** An entry of `user_custom_fields`. */
export type FieldEntry = Readonly<Record<string, unknown>>

/** What is known of a field of this site. */
export interface FieldDefinition {
  readonly id: string
  readonly name: string
  readonly kind: CustomFieldKind
  readonly choices: readonly string[]
}

/** By `type`. Source: reference section 10. */
const kinds: Readonly<Record<string, CustomFieldKind>> = { 0: 'text', 1: 'number', 2: 'choice', 3: 'file' }

const wireDefinition = z
  .object({
    id: wireText.pipe(z.string().min(1).max(20)),
    name: lenient(wireText),
    type: lenient(wireText),
    data: lenient(wireText),
  })
  .transform(({ id, name, type, data }): FieldDefinition => {
    const kind = kinds[type ?? ''] ?? 'unknown'
    return { id, name: (name ?? '').slice(0, 200), kind, choices: kind === 'choice' ? choicesOf(data ?? '') : [] }
  })

const wireEntry = z.looseObject({ custom_field: wireDefinition, item: lenient(wireText) })

const collectionSchema = z.object({
  CustomFieldCollection: z.object({ rows: wireList(wireDefinition) }),
})

/**
 * Reads the custom fields of a record; a key that is missing means that no field has a value (reference section 1.4).
 *
 * Unknown when something in the list is no entry: a list that was not seen whole must never be written back.
 */
export function readHeldCustomFields(value: unknown): Fact<readonly HeldCustomField[]> {
  const entries = entriesOf(value)
  const held = entries.flatMap((entry): HeldCustomField[] => {
    const read = wireEntry.safeParse(entry)
    if (!read.success) return []
    const { custom_field: definition, item = '' } = read.data
    return [{ id: definition.id, definition, item: item === '' ? null : item, entry: entry as FieldEntry }]
  })
  return held.length === entries.length ? known(held) : unknown
}

/** Reads which custom fields this site has. Unknown where the account may not ask; only a failed conversation fails. */
export async function readFieldDefinitions(
  conversation: Conversation,
  options: OperationOptions,
): Promise<Outcome<Fact<readonly FieldDefinition[]>, ConversationFailure>> {
  const path = '/api/setting/custom_fields'
  const asked = await conversation.ask({ method: 'GET', path, route: `GET ${path}`, effect: 'read' }, options)
  if (!asked.ok)
    return asked.failure.kind === 'refused' || asked.failure.kind === 'answerUnreadable' ? succeed(unknown) : asked
  const read = collectionSchema.safeParse(asked.value.body)
  return succeed(read.success ? known(read.data.CustomFieldCollection.rows) : unknown)
}

/**
 * The custom fields as they are shown: every field of the site with the person's value, and values of fields that the site's
 * list does not know. Unknown where neither is told.
 */
export function shownFields(
  definitions: Fact<readonly FieldDefinition[]>,
  held: Fact<readonly HeldCustomField[]>,
): Fact<CustomField[]> {
  if (held.kind !== 'known') return unknown
  if (definitions.kind !== 'known' && held.value.length === 0) return unknown
  const defined = definitions.kind === 'known' ? definitions.value : []
  const values = new Map(held.value.map((field) => [field.id, field.item]))
  const stray = held.value.filter(({ id }) => !defined.some((definition) => definition.id === id))
  return known(
    [...defined, ...stray.map(({ definition }) => definition)].map(({ id, name, kind, choices }) => {
      const item = values.get(id) ?? null
      return {
        id,
        name,
        kind,
        choices: [...choices],
        value: item === null ? absent : known(item.slice(0, longestCustomText)),
      }
    }),
  )
}

/** The list to write when some fields are to say something else; the entries of all others go back as they came. */
export function changedFields(
  held: readonly HeldCustomField[],
  changes: readonly { readonly id: string; readonly to: string | null }[],
): readonly FieldEntry[] {
  const wanted = new Map(changes.map(({ id, to }) => [id, to]))
  const kept = held.flatMap(({ id, entry }): FieldEntry[] => {
    const to = wanted.get(id)
    if (to === undefined) return [entry]
    return to === null ? [] : [{ ...entry, item: to }]
  })
  const added = changes.filter(({ id, to }) => to !== null && !held.some((field) => field.id === id))
  return [...kept, ...added.map(({ id, to }) => ({ custom_field: { id }, item: to }))]
}

/** `a; b; c` (reference section 10). */
function choicesOf(data: string): readonly string[] {
  const texts = data.split(';').map((choice) => choice.trim().slice(0, longestCustomText))
  return [...new Set(texts.filter((choice) => choice !== ''))]
}
