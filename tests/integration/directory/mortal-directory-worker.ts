import { createShelf } from '../../../src-main/directory/directory-shelf.ts'
import type { DirectoryThread } from '../../../src-main/directory/directory-thread.ts'
import { serveThread } from '../../../src-main/storage/thread.ts'

/** The people's thread, which dies when a story asks it to. */
export interface MortalDirectoryThread extends DirectoryThread {
  /** Ends the thread where it stands: what is open is not answered, and nothing more is written. */
  die(): void
}

serveThread<MortalDirectoryThread>({
  ...createShelf({
    now: () => performance.now(),
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds)
      return () => {
        clearTimeout(timer)
      }
    },
  }),
  die: () => process.exit(1),
})
