import { z } from 'zod'
import { factOf } from './fact.ts'

/** The id of a custom field as the server counts them, as text. */
export const customFieldIdSchema = z.string().min(1).max(20)

/** Longest text of a custom field that crosses the bridge, in UTF-16 code units. Ours: the vendor's limit is not documented. */
export const longestCustomText = 1000

/**
 * What a custom field holds. `file` is kept and named, never opened or changed here; `unknown` is a kind the server has not
 * told (an account without the right to read settings) or one the station does not know: its value is shown and kept.
 * Source: reference section 10.
 */
export const customFieldKindSchema = z.enum(['text', 'number', 'choice', 'file', 'unknown'])

/** What a custom field holds. */
export type CustomFieldKind = z.infer<typeof customFieldKindSchema>

/** One field that a site has added to its people, with what it says of one of them. */
export const customFieldSchema = z.object({
  id: customFieldIdSchema,
  name: z.string().max(200),
  kind: customFieldKindSchema,
  /** What may be chosen where the kind is `choice`; empty otherwise, and where the server did not tell. */
  choices: z.array(z.string().max(longestCustomText)),
  value: factOf(z.string().max(longestCustomText)),
})

/** One field that a site has added to its people. */
export type CustomField = z.infer<typeof customFieldSchema>
