import { z } from 'zod'
import {
  deviceIdSchema,
  deviceSchema,
  scanIdSchema,
  scanOrderShape,
  scannedFaceSchema,
  userSyncSchema,
} from '../device.ts'
import { factOf } from '../fact.ts'
import { personIdSchema } from '../person.ts'
import { nothing, long, server, type CallShape } from './call-shape.ts'

/** Scanning a visual face at a device, and sending a person to devices. */
export const deviceCalls = {
  /** The devices that can enrol visual faces, in the order the server tells them. */
  readEnrollmentDevices: {
    input: z.strictObject(long),
    output: z.object({ devices: z.array(deviceSchema) }),
    failures: server,
  },
  /**
   * Has a device scan a visual face: answers when somebody has stood before it, or it gave up, at most after a minute and a
   * quarter. Giving the call up frees the clerk at once; the device may go on asking. Nothing is stored by a scan.
   */
  scanVisualFace: {
    input: z.strictObject({ ...long, ...scanOrderShape }),
    output: scannedFaceSchema,
    failures: [...server, 'deviceFailed', 'consentMissing'],
  },
  /** Forgets a scan that nobody wants to store. An unknown one is no failure. */
  dropScan: { input: z.strictObject({ scan: scanIdSchema }), output: nothing, failures: [] },
  /** Whether the server carries people to its devices by itself, read once in a session; `unknown` where it may not be read. */
  readDeviceSync: {
    input: z.strictObject(long),
    output: z.object({ sync: factOf(userSyncSchema) }),
    failures: server,
  },
  /** The devices a person can be sent to. */
  readPushDevices: {
    input: z.strictObject(long),
    output: z.object({ devices: z.array(deviceSchema) }),
    failures: server,
  },
  /** Sends a person, as the server holds them now, to one device, in the place of what it holds of them. May be repeated. */
  pushToDevice: {
    input: z.strictObject({ ...long, id: personIdSchema, name: z.string().max(500), device: deviceIdSchema }),
    output: nothing,
    failures: [...server, 'personNotFound', 'deviceFailed'],
  },
} as const satisfies Record<string, CallShape>
