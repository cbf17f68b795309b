import { z } from 'zod'

/**
 * How the server spells single values, read once into ours.
 *
 * v1 endpoints answer every scalar as text, v2 endpoints natively, and both mix (reference section 1.4). Absent values are
 * omitted; `null` is read as absent too.
 */
const scalar = z.union([z.string(), z.number(), z.boolean()])

/** A text, from text, a number or a flag. */
export const wireText = scalar.transform(String)

/** A yes or no, from `true`, `"true"`, `1`, `"1"` and their opposites. */
export const wireFlag = scalar
  .transform((value) => String(value).trim().toLowerCase())
  .pipe(z.enum(['true', '1', 'false', '0']))
  .transform((value) => value === 'true' || value === '1')

/** A whole number from zero up, from a number or digits. */
export const wireCount = scalar
  .transform((value) => String(value).trim())
  .pipe(z.string().regex(/^\d{1,15}$/u))
  .transform(Number)

/** A value that may be missing, and that counts as missing when it makes no sense. */
export function lenient<Schema extends z.ZodType>(schema: Schema) {
  return schema.optional().catch(undefined)
}

/**
 * A list in any of its spellings: an array; missing, `""` or `null` for an empty one; a single object for a list of one.
 *
 * Entries that make no sense are left out: one odd row must not hide five thousand good ones.
 */
export function wireList<Schema extends z.ZodType>(entry: Schema) {
  return z
    .unknown()
    .optional()
    .transform((value): readonly z.output<Schema>[] =>
      entriesOf(value).flatMap((candidate) => {
        const read = entry.safeParse(candidate)
        return read.success ? [read.data] : []
      }),
    )
}

/** The entries of a list in any of its spellings, whatever they are. */
export function entriesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return typeof value === 'object' && value !== null ? [value] : []
}

/**
 * A wall-clock moment of the server's site, to the minute, from `YYYY-MM-DDTHH:mm:ss.00Z` (v1) or `YYYY-MM-DDTHH:mm:ss`
 * (v2). The `Z` means nothing: nothing is converted (reference section 1.4).
 */
export const wireWallClock = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?Z?$/u)
  .transform((text) => text.slice(0, 16).replace(' ', 'T'))

/** A wall-clock moment as v1 endpoints take it, `YYYY-MM-DDTHH:mm:00.00Z`. Source: reference section 1.4. */
export function wireDateTime(moment: string): string {
  return `${moment}:00.00Z`
}

/** What a group reference looks like on a person: `{id, name}`, with an id as text or number. */
export const wireGroup = z
  .object({ id: wireText.pipe(z.string().min(1).max(20)), name: lenient(wireText) })
  .transform(({ id, name }) => ({ id, name: (name ?? '').slice(0, 200) }))
