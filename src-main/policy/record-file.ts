import type { z } from 'zod'
import { gatewayRecordSchema, type GatewayRecordStore } from '../gateway/gateway-record.ts'
import { serverRecordSchema, type ServerRecordStore } from '../biostar/server-record.ts'
import type { RecordStore, StoredRecord } from '../domain/record-store.ts'
import { readTextFile, removeFile, replaceTextFile, setFileAside } from './atomic-file.ts'

/** Keeps the record of the one server in a file, whose folder must exist. */
export const keepServerRecord = (path: string): ServerRecordStore => keepRecord(path, serverRecordSchema)

/** Keeps the record of the one device gateway in a file, whose folder must exist. */
export const keepGatewayRecord = (path: string): GatewayRecordStore => keepRecord(path, gatewayRecordSchema)

/** A damaged record is set aside as `.corrupt` and answered as `invalid`: trust is never guessed from half a record. */
function keepRecord<Kept>(path: string, schema: z.ZodType<Kept>): RecordStore<Kept> {
  return {
    async read() {
      const reading = await readTextFile(path)
      if (reading.kind !== 'content') return reading
      const stored = parseRecord(reading.text, schema)
      if (stored.kind === 'invalid') await setFileAside(path, 'corrupt')
      return stored
    },
    write: async (record) => replaceTextFile(path, `${JSON.stringify(record, null, 2)}\n`),
    clear: async () => removeFile(path),
  }
}

function parseRecord<Kept>(text: string, schema: z.ZodType<Kept>): StoredRecord<Kept> {
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? { kind: 'record', record: parsed.data } : { kind: 'invalid' }
  } catch {
    return { kind: 'invalid' }
  }
}
