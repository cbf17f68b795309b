import { z } from 'zod'
import { callIdSchema } from './calls/call-shape.ts'
import { doorWatchSchema } from './door-event.ts'
import { directoryStateSchema } from './directory.ts'
import { callStageSchema, jobSchema, outboxStateSchema } from './job.ts'
import { gatewayStateSchema } from './gateway.ts'
import type { EventName } from './names.ts'
import { connectionStateSchema, serverStateSchema } from './server.ts'
import { sessionStateSchema } from './session.ts'
import { settingsSchema } from './settings.ts'
import { terminalsSchema } from './terminal.ts'

/** Everything the main process tells the window without being asked. Events announce; they never orchestrate. */
export const events = {
  /** The station was paired with a server, or forgot it. */
  serverChanged: serverStateSchema,
  /** The server became reachable or unreachable, or is being asked. */
  connectionChanged: connectionStateSchema,
  /** A clerk signed in or out, or the station was locked or unlocked. */
  sessionChanged: sessionStateSchema,
  /** Settings were changed. */
  settingsChanged: settingsSchema,
  /** A long call reached its next stage. */
  callProgressed: z.object({
    callId: callIdSchema,
    stage: callStageSchema,
  }),
  /** Work was saved, went on or came to rest, or whether it can be kept has changed. */
  outboxChanged: outboxStateSchema,
  /** One job changed, or is new. */
  jobChanged: jobSchema,
  /** The station's copy of the people list changed, or is being renewed. */
  directoryChanged: directoryStateSchema,
  /** The person who is watched for stood at a door, or the watch goes on in another way. */
  doorWatchChanged: doorWatchSchema,
  /** The device gateway was set up, or forgotten. */
  gatewayChanged: gatewayStateSchema,
  /** A terminal came, went or changed, or the gateway did. */
  terminalsChanged: terminalsSchema,
} as const satisfies Record<EventName, z.ZodType>

/** What an event carries. */
export type EventOf<Name extends EventName> = z.infer<(typeof events)[Name]>
