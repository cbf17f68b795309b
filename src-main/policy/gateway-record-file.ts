import { gatewayRecordSchema, type GatewayRecordStore, type StoredGatewayRecord } from '../gateway/gateway-record.ts'
import { readTextFile, removeFile, replaceTextFile, setFileAside } from './atomic-file.ts'

/**
 * Keeps the record of the one device gateway in a file. A damaged one is set aside as `.corrupt` and answered as `invalid`:
 * trust is never guessed from half a record.
 *
 * @param path the file; its folder must exist
 */
export function keepGatewayRecord(path: string): GatewayRecordStore {
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

function parseRecord(text: string): StoredGatewayRecord {
  try {
    const parsed = gatewayRecordSchema.safeParse(JSON.parse(text))
    return parsed.success ? { kind: 'record', record: parsed.data } : { kind: 'invalid' }
  } catch {
    return { kind: 'invalid' }
  }
}
