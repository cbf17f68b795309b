import { z } from 'zod'
import { consentRecordSchema } from '../consent.ts'
import { sessionFailures } from '../failures.ts'
import { personIdSchema } from '../person.ts'
import { largestFacePictureBytes } from '../photo.ts'
import {
  gatewayCallFailures,
  personOnTerminalSchema,
  putOnTerminalSchema,
  terminalContentsSchema,
  terminalGroundSchema,
  terminalIdSchema,
  terminalsSchema,
} from '../terminal.ts'
import { long, server, type CallShape } from './call-shape.ts'

const terminal = { terminal: terminalIdSchema }
const seated = [...sessionFailures, ...gatewayCallFailures] as const

/** The terminals behind the device gateway, and people on them. */
export const terminalCalls = {
  /**
   * The terminals as they are known now. Begins to listen for changes, which come as `terminalsChanged` until the clerk signs out;
   * `again` has the list read anew and answers when it is.
   */
  readTerminals: {
    input: z.strictObject({ ...long, again: z.boolean() }),
    output: terminalsSchema,
    failures: sessionFailures,
  },
  /** What one terminal holds of one person. */
  readPersonOnTerminal: {
    input: z.strictObject({ ...long, ...terminal, id: personIdSchema }),
    output: personOnTerminalSchema,
    failures: seated,
  },
  /**
   * Reads the person's record, and holds what is to be put on terminals for half an hour, under a name. `facePicture` is the picture
   * the clerk has just accepted for the visual face, with the consent it was accepted with; `null` for no new face.
   */
  prepareForTerminals: {
    input: z.strictObject({
      ...long,
      id: personIdSchema,
      facePicture: z
        .instanceof(Uint8Array)
        .refine((bytes) => bytes.byteLength <= largestFacePictureBytes)
        .nullable(),
      consent: consentRecordSchema.nullable(),
    }),
    output: z.object({
      order: z.uuid(),
      ground: terminalGroundSchema,
      /** Whether the record's photo is what terminals take, and if not, why. */
      photo: z.enum(['fits', 'absent', 'tooLarge', 'notJpeg', 'unknown']),
      hasFace: z.boolean(),
      /** `copy`: the server cannot be asked, and the station's own copy of the people list has told; it knows no photo. */
      from: z.enum(['server', 'copy']),
    }),
    failures: [...server, 'personNotFound', 'consentMissing'],
  },
  /**
   * Puts the person on one terminal, or renews there what is to be put; everything else they have there stays. May be repeated.
   * Without a new face, `copyFaceFrom` names a terminal whose faces are copied to one that has none.
   */
  putOnTerminal: {
    input: z.strictObject({ ...long, ...terminal, order: z.uuid(), copyFaceFrom: terminalIdSchema.nullable() }),
    output: putOnTerminalSchema,
    failures: [...seated, 'orderOutdated'],
  },
  /** Removes the person from one terminal. Whoever was not there is not there now: that is no failure. */
  removeFromTerminal: {
    input: z.strictObject({ ...long, ...terminal, id: personIdSchema, name: z.string().max(500) }),
    output: z.object({ did: z.enum(['removed', 'wasNotThere']) }),
    failures: seated,
  },
  /** How much one terminal holds. */
  readTerminalContents: {
    input: z.strictObject({ ...long, ...terminal }),
    output: terminalContentsSchema,
    failures: seated,
  },
  /** Removes everybody from one terminal. `name` is the terminal's name as the clerk typed it. */
  emptyTerminal: {
    input: z.strictObject({ ...long, ...terminal, name: z.string().max(100) }),
    output: terminalContentsSchema,
    failures: [...seated, 'terminalNotNamed'],
  },
} as const satisfies Record<string, CallShape>
