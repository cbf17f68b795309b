import { workerData } from 'node:worker_threads'
import { journalMigrations } from '../journal/journal-rows.ts'
import { openJournalTable } from '../journal/journal-table.ts'
import { type StoreOrder, serveStoreThread } from './store-thread.ts'

// The thread of the store, started by open-station-store.ts and nobody else.
serveStoreThread(workerData as StoreOrder, { migrations: journalMigrations, open: openJournalTable })
