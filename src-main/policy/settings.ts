import { z } from 'zod'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import {
  defaultSettings,
  settingsSchema,
  type Settings,
  type SettingsChange,
  type SettingsOrigin,
} from '../../src-preload/contract/settings.ts'
import { readVersionedFile, writeVersionedFile } from './versioned-file.ts'

const settingsVersion = 1

/** A setting that the file does not know yet, because an older station wrote it, is as it is at first. */
const storedSettingsSchema = z
  .record(z.string(), z.unknown())
  .transform((stored) => ({ ...defaultSettings, ...stored }))
  .pipe(settingsSchema)

/** The settings of this station, in memory, with the disk always ahead of it. */
export interface SettingsKeeper {
  current(): Settings
  /** How they came to be at start. */
  origin(): SettingsOrigin
  /** Changes some; memory follows only after the disk agreed. Changes are made one after another. */
  change(change: SettingsChange): Promise<Outcome<Settings, Failure<'notSaved'>>>
}

/**
 * Reads the settings file, or starts with the defaults and says why.
 *
 * @param path the file; its folder must exist
 * @param onChange hears every change that reached the disk
 */
export async function keepSettings(path: string, onChange: (settings: Settings) => void): Promise<SettingsKeeper> {
  const reading = await readVersionedFile(path, settingsVersion, storedSettingsSchema)
  const origin = originOf(reading.kind)
  let settings = reading.kind === 'value' ? reading.value : defaultSettings
  let last: Promise<unknown> = Promise.resolve()

  const changeNow = async (change: SettingsChange): Promise<Outcome<Settings, Failure<'notSaved'>>> => {
    const changed = settingsSchema.parse({ ...settings, ...withoutUndefined(change) })
    const written = await writeVersionedFile(path, settingsVersion, changed)
    if (!written.ok) return written
    settings = changed
    onChange(settings)
    return succeed(settings)
  }

  return {
    current: () => settings,
    origin: () => origin,
    change: async (change) => {
      const turn = last.then(async () => changeNow(change))
      last = turn
      return turn
    },
  }
}

function originOf(kind: 'value' | 'absent' | 'corrupt' | 'fromNewerVersion'): SettingsOrigin {
  const origins = {
    value: 'file',
    absent: 'defaults',
    corrupt: 'corruptFileSetAside',
    fromNewerVersion: 'fromNewerVersion',
  } as const
  return origins[kind]
}

function withoutUndefined(change: SettingsChange): Partial<Settings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}
