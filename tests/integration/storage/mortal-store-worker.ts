import { workerData } from 'node:worker_threads'
import { journalMigrations } from '../../../src-main/journal/journal-rows.ts'
import { openJournalTable } from '../../../src-main/journal/journal-table.ts'
import { serveStoreThread, type StoreOrder } from '../../../src-main/storage/store-thread.ts'

/** The clerk with whose entry the thread dies, everything written and nothing committed. */
export type ClerkOfDeath = typeof clerkOfDeath
const clerkOfDeath = 'dies in the change'

/** The clerk with whose entry the thread dies, everything committed and nothing answered. */
export type ClerkOfLateDeath = typeof clerkOfLateDeath
const clerkOfLateDeath = 'dies after the change'

/** The search of the journal over which the thread dies. */
export type SearchOfDeath = typeof searchOfDeath
const searchOfDeath = 'dies in the search'

serveStoreThread(workerData as StoreOrder, {
  migrations: journalMigrations,
  open: (parts) => {
    const table = openJournalTable(parts)
    let isDying = false
    return {
      ...table,
      append: (entries) => {
        table.append(entries)
        if (entries.some(({ operatorId }) => operatorId === clerkOfDeath)) process.exit(1)
        isDying = entries.some(({ operatorId }) => operatorId === clerkOfLateDeath)
      },
      // Asked for with the answer, when the change is on the disk.
      head: () => (isDying ? process.exit(1) : table.head()),
      page: (query) => (query.text === searchOfDeath ? process.exit(1) : table.page(query)),
    }
  },
})
