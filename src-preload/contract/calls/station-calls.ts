import { z } from 'zod'
import { settingsChangeSchema, settingsOriginSchema, settingsSchema } from '../settings.ts'
import { stationFactsSchema } from '../station.ts'
import { longestCopiedText } from '../text-limits.ts'
import { nothing, long, type CallShape } from './call-shape.ts'

/** What the station says of itself, and how it is set. */
export const stationCalls = {
  /** What this station is: version, runtime, platform. */
  describeStation: { input: nothing, output: stationFactsSchema, failures: [] },
  /** Puts a text on the clipboard: a fingerprint to compare, for example. */
  copyText: {
    input: z.strictObject({ text: z.string().min(1).max(longestCopiedText) }),
    output: nothing,
    failures: [],
  },
  /** Puts the diagnostics, free of anything personal, on the clipboard, and tells how many lines they have. */
  copyDiagnostics: { input: nothing, output: z.object({ lines: z.number().int().min(1) }), failures: [] },
  /** Gives a long call up. Answers at once; the long call answers `cancelled`. An unknown id is no failure. */
  cancelCall: { input: z.strictObject(long), output: nothing, failures: [] },

  /** The settings of this station and how they came to be. */
  readSettings: {
    input: nothing,
    output: z.object({ settings: settingsSchema, origin: settingsOriginSchema }),
    failures: [],
  },
  /** Changes some settings, on disk before in memory. */
  changeSettings: { input: settingsChangeSchema, output: settingsSchema, failures: ['notSaved'] },
} as const satisfies Record<string, CallShape>
