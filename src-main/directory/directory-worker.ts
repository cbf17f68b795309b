import { serveThread } from '../storage/thread.ts'
import { createShelf } from './directory-shelf.ts'
import type { DirectoryThread } from './directory-thread.ts'

// The people list lives in a thread of its own: sorting a million people takes seconds, and the station has keys to answer.
serveThread<DirectoryThread>(
  createShelf({
    now: () => performance.now(),
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds)
      return () => {
        clearTimeout(timer)
      }
    },
  }),
)
