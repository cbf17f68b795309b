import type { StationStore } from '../../../src-main/storage/station-store.ts'
import { MemoryStore } from '../../fixtures/outbox/memory-store.ts'

/** The store that is measured with, and how it ends. */
export async function openBenchStore(): Promise<{ store: StationStore; words: string; end: () => Promise<void> }> {
  const store = new MemoryStore()
  return Promise.resolve({ store, words: 'in memory', end: async () => store.close() })
}
