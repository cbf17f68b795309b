import { copyFileSync, existsSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { traceOf } from '../observe/trace.ts'
import { type CabinetOpening, openOrMendCabinet } from './cabinet-mending.ts'
import { isOfKey } from './data-key-check.ts'
import { closeQuietly, emptyLog, inTransaction, openDatabase } from './database.ts'
import { sweepOrphans } from './orphan-sweep.ts'
import { openPictureVault } from './picture-vault.ts'
import { finishRestoring, restoreStore, tellInJournal } from './restoring.ts'
import { copyStore } from './store-copy.ts'
import { logOf, prepareFolder, setDatabaseAside, storePaths, type StorePaths } from './store-folder.ts'
import { readNote, removeNote, writeNote } from './store-notes.ts'
import { type StoreTrouble, troubleOf } from './store-trouble.ts'
import { serveStore, stationMigrations, type Store, type StoreParts } from './store.ts'
import { inspectLog, type LogFinding } from './write-ahead-log.ts'

/** A store on the disk, or what was the matter. */
export type DiskOpening =
  { readonly kind: 'open'; readonly store: Store } | { readonly kind: 'trouble'; readonly trouble: StoreTrouble }

/**
 * Opens the store in a folder, mends what is damaged, and finishes what a crash cut short.
 *
 * @param folder absolute path, made when it is not there
 * @param dataKey 32 bytes
 */
export async function openOnDisk(folder: string, dataKey: Buffer, parts: StoreParts): Promise<DiskOpening> {
  const paths = storePaths(folder)
  const opened: (() => void)[] = []
  try {
    prepareFolder(folder)
    finishRestoring(paths, momentOf(parts))
    const isNew = !existsSync(paths.station) && !existsSync(paths.copy)
    const opening = openStation(paths, dataKey, parts)
    if (opening.kind === 'trouble') return opening
    const { database, cabinet, finding } = opening
    opened.push(() => {
      closeQuietly(database)
      cabinet.close()
    })
    const journal = openJournalIn(database, opening, dataKey, parts)

    const lostFrom = workLost(database, finding, parts)
    if (lostFrom !== null) {
      inTransaction(database, () => {
        database.exec('UPDATE jobs SET from_copy = 1 WHERE settled = 0')
        tellInJournal(journal, { at: momentOf(parts), from: lostFrom })
        writeNote(database, 'restoredFrom', lostFrom)
      })
      parts.log.write('failure', 'end of the store lost', { reason: finding })
    }
    tidy(database, opening, dataKey, parts)
    writeNote(database, 'session', 'open')
    emptyLog(database)
    // A store always has a copy: after a session that did not end in good order, the one it has may be old.
    if (isNew || finding !== 'absent') await copyStore(database, paths, momentOf(parts))

    const restoredFrom = readNote(database, 'restoredFrom')
    const store = serveStore(
      {
        database,
        cabinet,
        dataKey,
        journal,
        keeping: { kind: 'onDisk', restoredFrom },
        beforeResting: () => {
          writeNote(database, 'settledAt', momentOf(parts))
        },
        beforeClosing: async () => {
          closeInGoodOrder(database)
          await copyStore(database, paths, momentOf(parts))
        },
      },
      parts,
    )
    store.rest()
    return { kind: 'open', store }
  } catch (error) {
    for (const close of opened) close()
    parts.log.write('failure', 'opening the store was cut short', { trace: traceOf(error) })
    return { kind: 'trouble', trouble: troubleOf(error) }
  }
}

type StationOpening =
  | {
      readonly kind: 'open'
      readonly database: DatabaseSync
      readonly cabinet: Extract<CabinetOpening, { kind: 'open' }>['cabinet']
      /** What the log was worth before anything was opened. */
      readonly finding: LogFinding
    }
  | { readonly kind: 'trouble'; readonly trouble: StoreTrouble }

/** Opens both databases: the station's under the right key, put back together if it is damaged. */
function openStation(paths: StorePaths, dataKey: Buffer, parts: StoreParts): StationOpening {
  const migrations = stationMigrations(parts.journal)
  const finding = inspectLog(logOf(paths.station))
  const isGone = !existsSync(paths.station) && existsSync(paths.copy)
  const opening = isGone ? ({ kind: 'trouble', trouble: 'damaged' } as const) : openDatabase(paths.station, migrations)

  if (opening.kind === 'open') {
    const { database } = opening
    // Only now is it certain that no other station is writing it at this moment.
    if (finding === 'damaged') keepDamagedLog(paths, momentOf(parts))
    if (!isOfKey(database, dataKey)) {
      closeQuietly(database)
      return { kind: 'trouble', trouble: 'keyChanged' }
    }
    const keys = openCabinet(paths, dataKey, parts)
    if (keys.kind === 'open') return { kind: 'open', database, cabinet: keys.cabinet, finding }
    closeQuietly(database)
    return keys
  }
  if (opening.trouble !== 'damaged' && opening.trouble !== 'failed') return opening
  return reopenRestored(paths, dataKey, parts)
}

function reopenRestored(paths: StorePaths, dataKey: Buffer, parts: StoreParts): StationOpening {
  const migrations = stationMigrations(parts.journal)
  const keys = openCabinet(paths, dataKey, parts)
  if (keys.kind === 'trouble') return keys
  const { cabinet } = keys
  const moment = momentOf(parts)
  const openJournal = (database: DatabaseSync) => openJournalIn(database, { cabinet }, dataKey, parts)
  const restoring = restoreStore({ paths, migrations, dataKey, cabinet, openJournal, moment })
  const again = restoring.kind === 'restored' ? openDatabase(paths.station, migrations) : restoring
  if (again.kind === 'open' && restoring.kind === 'restored') {
    const { jobs, pictures, entries } = restoring.salvage
    parts.log.write('failure', 'store restored from its copy', { count: jobs + pictures + entries })
    return { kind: 'open', database: again.database, cabinet, finding: 'absent' }
  }
  cabinet.close()
  const trouble = again.kind === 'trouble' ? again.trouble : 'damaged'
  if (trouble === 'damaged' || trouble === 'failed') {
    setDatabaseAside(paths.station, moment, paths.folder)
    setDatabaseAside(paths.copy, moment, paths.folder)
    return { kind: 'trouble', trouble: 'damaged' }
  }
  return { kind: 'trouble', trouble }
}

function openCabinet(paths: StorePaths, dataKey: Buffer, { log }: StoreParts): CabinetOpening {
  const opening = openOrMendCabinet(paths, dataKey)
  if (opening.kind === 'open' && opening.mendedKeys !== null) {
    log.write('failure', 'key cabinet mended', { count: opening.mendedKeys })
  }
  return opening
}

function openJournalIn(
  database: DatabaseSync,
  { cabinet }: Pick<Extract<StationOpening, { kind: 'open' }>, 'cabinet'>,
  dataKey: Buffer,
  { journal, stationKey, station, lastNumber }: StoreParts,
) {
  return journal.open({ database, keys: cabinet, dataKey, stationKey, station, lastNumber })
}

/** Since when work is lost with the log, if it is: part of the log is damaged, or it is gone although the session never ended. */
function workLost(database: DatabaseSync, finding: LogFinding, { isReopened }: StoreParts): string | null {
  const isGone = finding === 'absent' && isReopened !== true && readNote(database, 'session') === 'open'
  if (finding !== 'damaged' && !isGone) return null
  return readNote(database, 'settledAt') ?? new Date(0).toISOString()
}

/** What a crash left half done, both ways, before anybody uses the store. */
function tidy(
  database: DatabaseSync,
  { cabinet }: Pick<Extract<StationOpening, { kind: 'open' }>, 'cabinet'>,
  dataKey: Buffer,
  { log }: StoreParts,
): void {
  const pictures = openPictureVault(database, cabinet, dataKey)
  pictures.shredCondemned()
  inTransaction(database, () => {
    pictures.removeShredded()
  })
  const { keysDestroyed, picturesLost } = sweepOrphans(database, cabinet)
  if (keysDestroyed > 0) log.write('information', 'keys without pictures destroyed', { count: keysDestroyed })
  if (picturesLost > 0) log.write('failure', 'pictures without keys', { count: picturesLost })
}

function closeInGoodOrder(database: DatabaseSync): void {
  inTransaction(database, () => {
    writeNote(database, 'session', 'closed')
    removeNote(database, 'restoredFrom')
  })
  // Gives back to the disk what destroyed pictures took; their bytes are zeros already.
  database.exec('PRAGMA incremental_vacuum')
  emptyLog(database)
}

function keepDamagedLog(paths: StorePaths, moment: string): void {
  const log = logOf(paths.station)
  copyFileSync(log, `${log}.damaged-${moment.replaceAll(/[:.]/gu, '-')}`)
}

function momentOf({ clock }: StoreParts): string {
  return new Date(clock()).toISOString()
}
