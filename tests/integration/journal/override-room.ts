import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import {
  keepOverrideRecords,
  type OverrideEntry,
  type OverrideReading,
  type OverrideRecords,
} from '../../../src-main/journal/override-records.ts'
import { silentLog, type Log } from '../../../src-main/observe/log.ts'
import { keepDataKey } from '../../../src-main/vault/data-key.ts'
import type { Vault } from '../../../src-main/vault/vault.ts'

/** What every override of these tests begins as. */
export const entry: OverrideEntry = {
  personId: '1001',
  serverAddress: 'biostar.example.org:443',
  operatorId: '7',
  override: { reason: 'headCovering', words: null },
  judgement: {
    verdict: 'block',
    blocked: ['oneFace', 'eyesOpen'],
    warned: ['background'],
    unknown: [],
    thresholdsVersion: 'thresholds-1',
    engineVersion: 'engine-2 wasm',
  },
}

/** An override that differs from all others by its person. */
export function entryFor(personId: string): OverrideEntry {
  return { ...entry, personId }
}

/** A folder of its own, gone when the test is over. */
export async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vestibule-overrides-'))
  onTestFinished(async () => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Opens the records as a station that has just started does. */
export function openRecords(folder: string, vault: Vault, log: Log = silentLog): OverrideRecords {
  return keepOverrideRecords({
    path: fileIn(folder),
    dataKey: keepDataKey(vault),
    vault,
    clock: () => Date.UTC(2026, 10, 22, 9, 41),
    log,
  })
}

/** Where the overrides lie in a folder. */
export function fileIn(folder: string): string {
  return join(folder, 'overrides.sealed')
}

/** Keeps overrides of these people, one after the other, and stops at the first that is not kept. */
export async function keepAll(records: OverrideRecords, personIds: readonly string[]): Promise<void> {
  for (const personId of personIds) {
    const kept = await records.keep(entryFor(personId))
    if (!kept.ok) throw new Error(`not kept: ${kept.failure.kind} ${kept.failure.reason}`)
  }
}

/** What was read, with the people alone instead of the whole records. */
export async function readPeople(
  records: OverrideRecords,
): Promise<Omit<OverrideReading, 'records'> & { readonly people: readonly string[] }> {
  const reading = await records.read()
  if (!reading.ok) throw new Error(`not read: ${reading.failure.kind}`)
  const { records: kept, ...counts } = reading.value
  return { ...counts, people: kept.map(({ personId }) => personId) }
}

/** What a reading says besides its people when nothing is wrong. */
export const allIsWell = { unopened: 0, misplaced: 0, missing: 0, lastNumberKnown: true } as const
