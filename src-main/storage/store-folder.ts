import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Where everything of the store lies in its folder. */
export interface StorePaths {
  readonly folder: string
  /** The station's database: jobs, sealed pictures, journal. */
  readonly station: string
  /** Its copy of the last good moment. */
  readonly copy: string
  /** The key cabinet. Never copied. */
  readonly keys: string
  /** A store put back together that only has to take its place. */
  readonly restored: string
  /** What is written before it has its name. */
  readonly unfinished: string
}

/** The names in a folder. @param folder absolute path; nothing else lies there */
export function storePaths(folder: string): StorePaths {
  return {
    folder,
    station: join(folder, 'station.sqlite'),
    copy: join(folder, 'station-copy.sqlite'),
    keys: join(folder, 'keys.sqlite'),
    restored: join(folder, 'station-restored.sqlite'),
    unfinished: join(folder, 'unfinished.sqlite'),
  }
}

/** What SQLite keeps beside a database until it is closed. */
export function logOf(path: string): string {
  return `${path}-wal`
}

/** Whether there is work in the folder: then a missing data key is a loss, and no new one may be made. */
export function holdsWork({ station, copy, keys, restored }: StorePaths): boolean {
  return [station, copy, keys, restored].some((path) => existsSync(path))
}

/** Makes the folder, for its owner alone. Throws what the file system throws. */
export function prepareFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // A folder that was there keeps the rights it had until it is told; Windows knows none of these.
  if (process.platform !== 'win32') chmodSync(folder, 0o700)
}

/** Removes a database that is not wanted, with what SQLite keeps beside it. */
export function removeDatabase(path: string): void {
  for (const file of [path, logOf(path), `${path}-shm`]) rmSync(file, { force: true })
}

/** Gives a finished database its name, in place of the one that had it. Durable when it returns. */
export function putInPlace(from: string, to: string, folder: string): void {
  renameSync(from, to)
  flushFolder(folder)
}

/**
 * Moves a damaged database aside, with its log, so that somebody who knows how can look at it. Nothing is deleted.
 *
 * @param moment ISO 8601; becomes part of the name
 */
export function setDatabaseAside(path: string, moment: string, folder: string): void {
  const aside = `${path}.damaged-${moment.replaceAll(/[:.]/gu, '-')}`
  // The log first: a database that stands there without it has lost work, a log that stands there alone has not.
  if (existsSync(logOf(path))) renameSync(logOf(path), logOf(aside))
  rmSync(`${path}-shm`, { force: true })
  if (existsSync(path)) renameSync(path, aside)
  flushFolder(folder)
}

/** Makes the names in a folder as durable as the files. Windows opens no folders; its file system sees to it itself. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
