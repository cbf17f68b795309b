import type { FailureCatalogue } from '../failure-shape.ts'
import { deviceFailures } from './failures-of-devices.ts'
import { gatewayFailures } from './failures-of-the-gateway.ts'
import { networkAndSessionFailures } from './failures-of-the-server.ts'
import { workFailures } from './failures-of-the-work.ts'

/** What happened, what is safe, and what to do now, for everything that may fail. */
export const failures = {
  ...networkAndSessionFailures,
  ...workFailures,
  ...deviceFailures,
  ...gatewayFailures,
} as const satisfies FailureCatalogue
