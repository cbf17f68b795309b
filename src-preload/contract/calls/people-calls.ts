import { z } from 'zod'
import { personFailures } from '../failures.ts'
import { mailReadinessSchema } from '../mail.ts'
import {
  accessGroupSchema,
  changedPersonSchema,
  personChangesSchema,
  similarPeopleSchema,
  userGroupRowSchema,
} from '../person-change.ts'
import { personIdSchema, personSchema, preparedCreationSchema, searchAnswerSchema } from '../person.ts'
import { longestSearchText } from '../text-limits.ts'
import { nothing, long, server, type CallShape } from './call-shape.ts'

/** What is asked of the server about people while the clerk waits. */
export const peopleCalls = {
  /** Finds people by any part of name, id, and what else the server can search; newest search wins by cancelling. */
  searchPeople: {
    input: z.strictObject({
      ...long,
      text: z.string().max(longestSearchText),
      offset: z.number().int().min(0).max(10_000_000),
      limit: z.number().int().min(1).max(200),
    }),
    output: searchAnswerSchema,
    failures: server,
  },
  /** Reads one person with the stored photo. */
  readPerson: {
    input: z.strictObject({ ...long, id: personIdSchema }),
    output: personSchema,
    failures: [...server, 'personNotFound'],
  },
  /** What the form for a new person needs: groups within the operator's permission, the next id, the style of ids. */
  prepareCreation: { input: z.strictObject(long), output: preparedCreationSchema, failures: server },
  /**
   * Changes some fields of a person, and only those. The person is read first: a field that is neither as the clerk saw it nor
   * as it is wanted answers `fieldsChangedMeanwhile`, and nothing is sent. Answers the person as read back.
   */
  changePerson: {
    input: z.strictObject({ ...long, id: personIdSchema, changes: personChangesSchema }),
    output: changedPersonSchema,
    failures: [...server, ...personFailures, 'fieldsChangedMeanwhile'],
  },
  /** Looks for people who may be the one that is about to be entered: in the station's own copy and, where it answers, on the server. */
  findSimilarPeople: {
    input: z.strictObject({
      ...long,
      /** Empty when none is entered yet. */
      id: z.string().max(32),
      name: z.string().max(200),
      email: z.string().max(320).nullable(),
      phone: z.string().max(100).nullable(),
    }),
    output: similarPeopleSchema,
    failures: server,
  },
  /** The access groups inside the operator's filter, by name, with what each opens. */
  readAccessGroups: {
    input: z.strictObject(long),
    output: z.object({ groups: z.array(accessGroupSchema) }),
    failures: server,
  },
  /** The user groups inside the operator's filter, as a tree written from top to bottom. */
  readUserGroups: {
    input: z.strictObject(long),
    output: z.object({ groups: z.array(userGroupRowSchema) }),
    failures: server,
  },
  /** Deletes a person created by mistake. Never id 1. */
  deletePerson: {
    input: z.strictObject({ ...long, id: personIdSchema }),
    output: nothing,
    failures: [...server, 'personNotFound', 'protectedPerson'],
  },

  /** Removes the stored profile photo. */
  removePhoto: {
    input: z.strictObject({ ...long, id: personIdSchema }),
    output: nothing,
    failures: [...server, 'personNotFound', 'photoRefused'],
  },

  /** Removes every visual face of a person; other credentials stay. */
  removeVisualFaces: {
    input: z.strictObject({ ...long, id: personIdSchema }),
    output: nothing,
    failures: [...server, 'personNotFound'],
  },
  /** The server-side conditions of the mobile-enrollment mail, read once in a session. */
  readMailReadiness: { input: z.strictObject(long), output: mailReadinessSchema, failures: server },
} as const satisfies Record<string, CallShape>
