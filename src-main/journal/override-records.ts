import { z } from 'zod'
import type { Failure } from '../../src-preload/contract/failures.ts'
import {
  judgementRecordSchema,
  overrideSchema,
  type JudgementRecord,
  type Override,
} from '../../src-preload/contract/judgement.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { Clock } from '../domain/clock.ts'
import type { Log } from '../observe/log.ts'
import { readTextFile } from '../policy/atomic-file.ts'
import type { DataKey, KeptDataKey } from '../vault/data-key.ts'
import type { Vault } from '../vault/vault.ts'
import { appendLine } from './append-only-file.ts'
import { keepLastNumber, type KeptLastNumber } from './last-number.ts'
import { openLine, sealLine } from './sealed-line.ts'

/** A clerk's decision to use a blocked picture, with whom and what it was about. */
export interface OverrideEntry {
  readonly personId: string
  /** The paired server as it is typed, `host` or `host:port`: the same id is another person on another server. */
  readonly serverAddress: string
  /** The id of the clerk who decided. */
  readonly operatorId: string
  readonly override: Override
  readonly judgement: JudgementRecord
}

/** An entry as it was kept. */
export interface KeptOverride extends OverrideEntry {
  /** ISO 8601 in UTC. */
  readonly keptAt: string
}

/** What the file of overrides showed. Nothing that could not be opened is passed over in silence: it is counted. */
export interface OverrideReading {
  /** In the order in which they were kept. */
  readonly records: readonly KeptOverride[]
  /** Lines that do not open: changed, torn by a crash while writing, sealed under another key, or of a shape nobody knows. */
  readonly unopened: number
  /** Lines that open and stand where they do not belong: moved, or there twice. */
  readonly misplaced: number
  /** Records that were kept once and are in no line that opens: cut out, cut off, or among the unopened. */
  readonly missing: number
  /** Whether the keychain still knew the last number; where it does not, lines cut off at the end go unseen. */
  readonly lastNumberKnown: boolean
}

/** Where the reasons for using blocked pictures are kept: sealed, on this station, added to and never changed. */
export interface OverrideRecords {
  /** Keeps one entry. On the disk before the answer; two at once are kept one after the other. Never throws. */
  keep(entry: OverrideEntry): Promise<Outcome<{ keptAt: string }, Failure<'vaultUnavailable' | 'notSaved'>>>
  /** Reads everything back: for the tests now, and for whoever looks at the journal later. Never throws. */
  read(): Promise<Outcome<OverrideReading, Failure<'vaultUnavailable'> | { readonly kind: 'fileUnreadable' }>>
}

/** What keeping overrides needs. */
export interface OverrideRecordsParts {
  /** The file; its folder must exist. One line for each record: `sealed-line.ts` says how it looks. */
  readonly path: string
  readonly dataKey: DataKey
  readonly vault: Vault
  readonly clock: Clock
  readonly log: Log
}

/** Binds every line to this file. */
const purpose = 'overrides'

const keptOverrideSchema: z.ZodType<KeptOverride> = z.strictObject({
  keptAt: z.iso.datetime(),
  personId: z.string(),
  serverAddress: z.string(),
  operatorId: z.string(),
  override: overrideSchema,
  judgement: judgementRecordSchema,
})

/**
 * Keeps overrides in one file that only grows, one sealed line for each, under the station's data key.
 *
 * The file says nothing in clear but how many there are and how long each is. The number of the last one is kept in the
 * keychain beside the key, so that lines cut off at the end are missed; somebody who can put back an older keychain
 * together with an older file is not found out. A line is below 1 KB with a reason chosen from the list and at most some
 * 5 KB with words; how many there are is not bounded, because an override that cannot be kept cannot be made. Every keep
 * reads the file again to know what is in it.
 */
export function keepOverrideRecords({ path, dataKey, vault, clock, log }: OverrideRecordsParts): OverrideRecords {
  const lastNumber = keepLastNumber(vault, purpose)
  let last: Promise<unknown> = Promise.resolve()

  const keepNow = async (entry: OverrideEntry): ReturnType<OverrideRecords['keep']> => {
    const kept = await dataKey.readOrMake()
    if (kept.kind !== 'value') return fail(vaultUnavailable(kept))
    const known = await lastNumber.read()
    if (known.kind === 'unavailable') return fail({ kind: 'vaultUnavailable', reason: known.reason })
    const file = await readTextFile(path)
    if (file.kind === 'unreadable') return fail({ kind: 'notSaved', reason: 'failed' })

    const lines = file.kind === 'content' ? openLines(kept.key, file.text) : noLines
    const number = Math.max(lines.highest, known.kind === 'value' ? known.number : 0) + 1
    const record: KeptOverride = { keptAt: new Date(clock()).toISOString(), ...entry }
    const added = await appendLine(path, sealLine(kept.key, { purpose, number }, JSON.stringify(record)))
    if (!added.ok) return added
    // The record stands from here on. Without its number, only its own loss could go unseen, until the next one.
    const noted = await lastNumber.write(number)
    if (noted.kind === 'unavailable') log.write('warning', 'number of the last override not kept', noted)
    return succeed({ keptAt: record.keptAt })
  }

  return {
    keep: async (entry) => {
      const turn = last.then(async () => keepNow(entry))
      last = turn.catch(() => undefined)
      const outcome = await turn
      if (outcome.ok) log.write('information', 'override kept', factsOf(entry))
      else log.write('failure', 'override not kept', outcome.failure)
      return outcome
    },
    read: async () => {
      await last
      const file = await readTextFile(path)
      if (file.kind === 'unreadable') return fail({ kind: 'fileUnreadable' })
      const kept = await dataKey.read()
      if (kept.kind === 'unavailable') return fail(vaultUnavailable(kept))
      const known = await lastNumber.read()
      if (known.kind === 'unavailable') return fail({ kind: 'vaultUnavailable', reason: known.reason })
      const key = kept.kind === 'value' ? kept.key : null
      return succeed(compare(file.kind === 'content' ? openLines(key, file.text) : noLines, known))
    },
  }
}

interface OpenedLines {
  /** By their numbers, each once. */
  readonly records: ReadonlyMap<number, KeptOverride>
  readonly unopened: number
  readonly misplaced: number
  /** The highest number of a line that opens; 0 without one. */
  readonly highest: number
}

const noLines: OpenedLines = { records: new Map(), unopened: 0, misplaced: 0, highest: 0 }

/** Opens every line of the file; without a key none does. */
function openLines(key: Buffer | null, text: string): OpenedLines {
  const records = new Map<number, KeptOverride>()
  let [unopened, misplaced, highest] = [0, 0, 0]
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const opened = key === null ? null : openLine(key, purpose, line)
    if (opened !== null && opened.number <= highest) misplaced += 1
    highest = Math.max(highest, opened?.number ?? 0)
    const record = opened === null ? null : parseRecord(opened.text)
    if (opened === null || record === null) unopened += 1
    else records.set(opened.number, record)
  }
  return { records, unopened, misplaced, highest }
}

function parseRecord(text: string): KeptOverride | null {
  try {
    return keptOverrideSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

function compare(lines: OpenedLines, known: Exclude<KeptLastNumber, { kind: 'unavailable' }>): OverrideReading {
  const highest = Math.max(lines.highest, known.kind === 'value' ? known.number : 0)
  const nothingYet = known.kind === 'absent' && lines.records.size === 0 && lines.unopened === 0
  return {
    records: [...lines.records].toSorted(([one], [other]) => one - other).map(([, record]) => record),
    unopened: lines.unopened,
    misplaced: lines.misplaced,
    missing: highest - lines.records.size,
    lastNumberKnown: known.kind === 'value' || nothingYet,
  }
}

function vaultUnavailable(
  kept: Extract<KeptDataKey, { kind: 'invalid' | 'unavailable' }>,
): Failure<'vaultUnavailable'> {
  return { kind: 'vaultUnavailable', reason: kept.kind === 'invalid' ? 'failed' : kept.reason }
}

/** What the log may know of it: nobody's id and nobody's words. */
function factsOf({ override, judgement }: OverrideEntry): Parameters<Log['write']>[2] {
  return {
    reason: override.reason,
    kind: judgement.verdict,
    count: judgement.blocked.length,
    version: `${judgement.thresholdsVersion} ${judgement.engineVersion}`,
  }
}
