import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog } from '../../../src-main/observe/log.ts'
import { openStationStore } from '../../../src-main/storage/open-station-store.ts'
import type { StationStore } from '../../../src-main/storage/station-store.ts'
import { MemoryVault } from '../../integration/vault/memory-vault.ts'

/** The station's own store in a folder that is removed afterwards; only the keychain is in memory. */
export async function openBenchStore(): Promise<{ readonly store: StationStore; readonly end: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'vestibule-bench-'))
  const store = await openStationStore({
    folder: join(folder, 'kept'),
    vault: new MemoryVault(),
    startTimer: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
    log: silentLog,
    station: 'bench',
  })
  if (store.keeping().kind !== 'onDisk') throw new Error('The store is not on the disk: there is nothing to measure.')
  return {
    store,
    async end() {
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
