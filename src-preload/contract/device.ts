import { z } from 'zod'
import { consentRecordSchema } from './consent.ts'
import { largestStoredPhotoBytes } from './person.ts'

/** A device's id: its serial number, as text. Source: reference section 8. */
export const deviceIdSchema = z.string().regex(/^\d{1,20}$/u)

/** The most terminals one enrollment goes to. Ours. */
export const mostTerminals = 200

/**
 * How a device stands with the server, from its `status`: 0, 1 and 2 of reference section 8. `unknown` when the server told
 * none of them.
 */
export const deviceStatusSchema = z.enum(['disconnected', 'connected', 'syncError', 'unknown'])

/** How a device stands with the server. */
export type DeviceStatus = z.infer<typeof deviceStatusSchema>

/** One device, as far as it is told apart from the others. Nothing of it is about a person. */
export const deviceSchema = z.object({
  id: deviceIdSchema,
  /** Empty when the server told none. */
  name: z.string().max(200),
  /** What kind of device it is, for example "FaceStation F2"; empty when the server told none. */
  type: z.string().max(200),
  status: deviceStatusSchema,
})

/** One device. */
export type Device = z.infer<typeof deviceSchema>

/** Names a scan that the main process holds until it is stored or given up. */
export const scanIdSchema = z.uuid()

/**
 * A face that was scanned at a device. The templates stay in the main process; the window gets the picture to look at.
 * `absent` when the device answered templates only: then there is nothing to look at.
 */
export const scannedFaceSchema = z.object({
  scan: scanIdSchema,
  picture: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('present'),
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= largestStoredPhotoBytes),
      type: z.enum(['image/jpeg', 'image/png']),
    }),
    z.object({ kind: z.literal('absent') }),
    z.object({ kind: z.literal('unreadable') }),
  ]),
})

/** A face that was scanned at a device. */
export type ScannedFace = z.infer<typeof scannedFaceSchema>

/** What a scan is begun with. The consent is asked for again in the main process: a scan is biometric data. */
export const scanOrderShape = { device: deviceIdSchema, consent: consentRecordSchema.nullable() }

/**
 * Whether the server itself carries people to its devices: `user_sync_method` 0, 1 and 3 of reference section 4.9.
 */
export const userSyncSchema = z.enum(['off', 'allDevices', 'accessGroupDevices'])

/** Whether the server itself carries people to its devices. */
export type UserSync = z.infer<typeof userSyncSchema>
