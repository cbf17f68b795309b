import { serverRecordSchema, type ServerRecordStore, type StoredServerRecord } from '../biostar/server-record.ts'
import { readTextFile, removeFile, replaceTextFile, setFileAside } from './atomic-file.ts'

/**
 * Keeps the record of the one server in a file. A damaged one is set aside as `.corrupt` and answered as `invalid`:
 * trust is never guessed from half a record.
 *
 * @param path the file; its folder must exist
 */
export function keepServerRecord(path: string): ServerRecordStore {
  return {
    async read() {
      const reading = await readTextFile(path)
      if (reading.kind !== 'content') return reading
      const stored = parseRecord(reading.text)
      if (stored.kind === 'invalid') await setFileAside(path, 'corrupt')
      return stored
    },
    write: async (record) => replaceTextFile(path, `${JSON.stringify(record, null, 2)}\n`),
    clear: async () => removeFile(path),
  }
}

function parseRecord(text: string): StoredServerRecord {
  try {
    const parsed = serverRecordSchema.safeParse(JSON.parse(text))
    return parsed.success ? { kind: 'record', record: parsed.data } : { kind: 'invalid' }
  } catch {
    return { kind: 'invalid' }
  }
}
