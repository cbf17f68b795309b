import { z } from 'zod'
import { factOf } from './fact.ts'
import { personSummarySchema } from './person.ts'

/** One person of the station's own copy of the people list. */
export const directoryPersonSchema = z.object({
  summary: personSummarySchema,
  /** Whether the server holds a profile photo, as far as the sweep could see. */
  hasPhoto: factOf(z.boolean()),
})

/** One person of the station's own copy of the people list. */
export type DirectoryPerson = z.infer<typeof directoryPersonSchema>

/** The station's own copy of the people list: there is none, why not, or how old it is. */
export const directoryStateSchema = z.discriminatedUnion('kind', [
  /** `notWanted`: switched off in the settings. `cannotKeep`: without a keychain nothing personal is put on the disk. */
  z.object({ kind: z.literal('off'), why: z.enum(['notWanted', 'cannotKeep', 'noServer', 'damaged']) }),
  /** None yet; the first sweep is under way or was not possible. */
  z.object({ kind: z.literal('empty'), isSweeping: z.boolean() }),
  z.object({
    kind: z.literal('ready'),
    people: z.number().int().min(0),
    /** When the last complete sweep of all ids ended; ISO 8601 in UTC. */
    sweptAt: z.iso.datetime(),
    isSweeping: z.boolean(),
  }),
])

/** The station's own copy of the people list. */
export type DirectoryState = z.infer<typeof directoryStateSchema>

/** What a search of the copy found, best first. */
export const directoryAnswerSchema = z.object({
  people: z.array(directoryPersonSchema),
  /** Whether there are more than were asked for. */
  hasMore: z.boolean(),
  state: directoryStateSchema,
})

/** What a search of the copy found. */
export type DirectoryAnswer = z.infer<typeof directoryAnswerSchema>
