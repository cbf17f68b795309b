import { z } from 'zod'

/** What this station is, for the about page, receipts and diagnostics. Nothing personal. */
export const stationFactsSchema = z.object({
  version: z.string().max(40),
  /** The computer's name, by which receipts and the journal name the station. */
  name: z.string().max(255),
  platform: z.string().max(40),
  architecture: z.string().max(40),
  /** Versions of the runtime's parts, for example `electron`, `chrome`, `node`; a part that is not there is left out. */
  runtime: z.record(z.string().max(20), z.string().max(40)),
  /** The language the operating system asks for, as a BCP 47 tag. */
  language: z.string().max(35),
})

/** What this station is. */
export type StationFacts = z.infer<typeof stationFactsSchema>
