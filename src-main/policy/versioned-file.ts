import { z } from 'zod'
import type { Failure } from '../../src-preload/contract/failures.ts'
import type { Outcome } from '../../src-preload/contract/outcome.ts'
import { readTextFile, replaceTextFile, setFileAside } from './atomic-file.ts'

/** What a versioned file holds: a value, nothing, nonsense that was set aside, or something a newer station wrote. */
export type VersionedReading<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'absent' }
  | { readonly kind: 'corrupt' }
  | { readonly kind: 'fromNewerVersion' }

const envelopeSchema = z.object({ version: z.number().int().min(1), value: z.unknown() })

/**
 * Reads a JSON file of the form `{ version, value }`.
 *
 * A file that cannot be understood is kept beside its place (`.corrupt`, or `.version-N` when a newer station wrote it)
 * and never answered with an empty value.
 *
 * @param schema the shape of version `version`; an older version needs a step of migration before it, none exists yet
 */
export async function readVersionedFile<Value>(
  path: string,
  version: number,
  schema: z.ZodType<Value>,
): Promise<VersionedReading<Value>> {
  const reading = await readTextFile(path)
  if (reading.kind === 'absent') return { kind: 'absent' }
  const envelope = reading.kind === 'content' ? parseEnvelope(reading.text) : null
  if (envelope !== null && envelope.version > version) {
    await setFileAside(path, `version-${String(envelope.version)}`)
    return { kind: 'fromNewerVersion' }
  }
  const value = envelope === null ? null : schema.safeParse(envelope.value)
  if (value?.success === true) return { kind: 'value', value: value.data }
  await setFileAside(path, 'corrupt')
  return { kind: 'corrupt' }
}

/** Writes a JSON file of the form `{ version, value }` in one step. */
export async function writeVersionedFile(
  path: string,
  version: number,
  value: unknown,
): Promise<Outcome<void, Failure<'notSaved'>>> {
  return replaceTextFile(path, `${JSON.stringify({ version, value }, null, 2)}\n`)
}

function parseEnvelope(text: string): z.infer<typeof envelopeSchema> | null {
  try {
    const parsed = envelopeSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
