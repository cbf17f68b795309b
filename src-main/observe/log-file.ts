import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../domain/clock.ts'
import type { Log, LogFields, LogLevel } from './log.ts'
import { redact } from './redaction.ts'

/** Bytes after which a log file is turned over, and how many old ones stay: 5 MB in all with the one being written, months of a quiet desk. */
export const logRotation = { largestFileBytes: 1_000_000, filesKept: 4 } as const

/** A log on disk whose newest lines can be read back for the diagnostics. */
export interface LogFile extends Log {
  /** The newest lines, oldest first. */
  newestLines(count: number): readonly string[]
}

/**
 * Opens the log in a folder: one JSON object per line, `vestibule.log` and its older turns `vestibule.1.log` ff.
 *
 * Lines are appended synchronously: they are few, and the last line before a crash is the one that matters. A disk that
 * cannot be written costs the lines, never the station.
 */
export function openLogFile(folder: string, clock: Clock, rotation: RotationLimits = logRotation): LogFile {
  const path = (turn: number): string => join(folder, turn === 0 ? 'vestibule.log' : `vestibule.${String(turn)}.log`)
  let bytes = prepare(folder, path(0))

  const write = (level: LogLevel, event: string, fields: LogFields = {}): void => {
    const line = `${redact(JSON.stringify({ at: new Date(clock()).toISOString(), level, event, ...fields }))}\n`
    try {
      if (bytes + line.length > rotation.largestFileBytes) {
        turnOver(path, rotation.filesKept)
        bytes = 0
      }
      appendFileSync(path(0), line, { mode: 0o600 })
      bytes += line.length
    } catch {
      // A full or read-only disk must not stop the desk; the diagnostics show the gap in time.
    }
  }

  return {
    write,
    newestLines: (count) => {
      const lines = [1, 0].flatMap((turn) => readLines(path(turn)))
      return lines.slice(-count)
    },
  }
}

interface RotationLimits {
  readonly largestFileBytes: number
  readonly filesKept: number
}

function prepare(folder: string, file: string): number {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return statSync(file).size
  } catch {
    return 0
  }
}

function turnOver(path: (turn: number) => string, filesKept: number): void {
  for (let turn = filesKept - 1; turn >= 0; turn -= 1) {
    try {
      renameSync(path(turn), path(turn + 1))
    } catch {
      // That turn does not exist yet.
    }
  }
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean)
  } catch {
    return []
  }
}
