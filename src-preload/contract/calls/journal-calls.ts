import { z } from 'zod'
import { consentTextSchema } from '../consent.ts'
import { sessionFailures } from '../failures.ts'
import { jobSchema } from '../job.ts'
import { erasedPersonSchema, journalEntrySchema, journalVerdictSchema } from '../journal.ts'
import { personIdSchema } from '../person.ts'
import { longestSearchText } from '../text-limits.ts'
import { nothing, long, type CallShape } from './call-shape.ts'

/** Consent, and what happened at this station. */
export const journalCalls = {
  /** The consent texts of this station, one for each language. */
  readConsentTexts: { input: nothing, output: z.object({ texts: z.array(consentTextSchema) }), failures: [] },
  /**
   * Withdraws a person's consent: waiting jobs with pictures are cancelled and shredded here, photo and visual faces are
   * removed on the server by the job that is answered, and the journal tells it.
   */
  withdrawConsent: {
    input: z.strictObject({ id: personIdSchema, name: z.string().max(500) }),
    output: jobSchema,
    failures: [...sessionFailures, 'notPaired', 'nothingKept', 'notSaved', 'savingUnknown'],
  },
  /** Reads the journal, newest first. `text` is looked for in names, ids and clerks; empty finds everything. */
  readJournal: {
    input: z.strictObject({
      ...long,
      text: z.string().max(longestSearchText),
      from: z.iso.datetime().nullable(),
      until: z.iso.datetime().nullable(),
      /** Entries below this number; `null` begins with the newest. */
      below: z.number().int().min(1).nullable(),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({ entries: z.array(journalEntrySchema), hasMore: z.boolean() }),
    failures: [...sessionFailures, 'journalUnavailable'],
  },
  /** Checks the whole journal against its chain, its head and the keychain. */
  verifyJournal: {
    input: z.strictObject(long),
    output: journalVerdictSchema,
    failures: [...sessionFailures, 'journalUnavailable', 'vaultUnavailable'],
  },
  /** Writes the journal in clear to a file the clerk chooses in the system's dialog: a deliberate act, told in the journal. */
  exportJournal: {
    input: z.strictObject({ ...long, format: z.enum(['csv', 'json']) }),
    output: z.object({ entries: z.number().int().min(0) }),
    failures: [...sessionFailures, 'journalUnavailable', 'notSaved', 'savingUnknown'],
  },
  /** Writes the receipt of one job as a text in clear to a file the clerk chooses in the system's dialog. */
  saveReceipt: {
    input: z.strictObject({ ...long, text: z.string().min(1).max(20_000) }),
    output: nothing,
    failures: [...sessionFailures, 'notSaved'],
  },
  /** Destroys a person's key: nobody reads any more whom those entries of the journal are about. The chain stays whole. */
  erasePerson: {
    input: z.strictObject({ person: erasedPersonSchema }),
    output: z.object({ entries: z.number().int().min(0) }),
    failures: [...sessionFailures, 'notPaired', 'journalUnavailable', 'notSaved', 'savingUnknown'],
  },
} as const satisfies Record<string, CallShape>
