import type { FailureCatalogue } from '../failure-shape.ts'
import { networkAndSessionFailures } from './failures-of-the-server.ts'
import { workFailures } from './failures-of-the-work.ts'

/** What happened, what is safe, and what to do now, for everything that may fail. */
export const failures = { ...networkAndSessionFailures, ...workFailures } as const satisfies FailureCatalogue
