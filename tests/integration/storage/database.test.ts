import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { closeQuietly, inTransaction, openDatabase } from '../../../src-main/storage/database.ts'
import { inspectLog } from '../../../src-main/storage/write-ahead-log.ts'
import { leftByPowerCut, ownFolder } from './store-room.ts'

const versions = [
  'CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT',
  "ALTER TABLE people ADD COLUMN room TEXT NOT NULL DEFAULT 'hall'",
  'CREATE TABLE rooms (name TEXT PRIMARY KEY) STRICT; INSERT INTO rooms SELECT DISTINCT room FROM people',
]

function opened(path: string, migrations: readonly string[]): DatabaseSync {
  const opening = openDatabase(path, migrations)
  if (opening.kind === 'trouble') throw new Error(opening.trouble)
  onTestFinished(() => {
    closeQuietly(opening.database)
  })
  return opening.database
}

const setting = (database: DatabaseSync, name: string) =>
  Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]

describe('a database of the store', () => {
  it('is as durable and as careful as was promised', async () => {
    const database = opened(join(await ownFolder(), 'a.sqlite'), versions)
    expect(setting(database, 'journal_mode')).toBe('wal')
    expect(setting(database, 'synchronous')).toBe(2)
    expect(setting(database, 'secure_delete')).toBe(1)
    expect(setting(database, 'foreign_keys')).toBe(1)
    expect(setting(database, 'auto_vacuum')).toBe(2)
    expect(setting(database, 'temp_store')).toBe(2)
    expect(setting(database, 'locking_mode')).toBe('exclusive')
  })

  it('comes from every older version to this one, and keeps what was in it', async () => {
    for (const from of [0, 1, 2, 3]) {
      const path = join(await ownFolder(), 'a.sqlite')
      const older = opened(path, versions.slice(0, from))
      if (from > 0) older.exec("INSERT INTO people (name) VALUES ('Ada')")
      closeQuietly(older)
      const database = opened(path, versions)
      expect(setting(database, 'user_version')).toBe(3)
      expect(database.prepare('SELECT name, room FROM people').all()).toEqual(
        from > 0 ? [{ name: 'Ada', room: 'hall' }] : [],
      )
      expect(database.prepare('SELECT name FROM rooms').all()).toEqual(
        from === 1 || from === 2 ? [{ name: 'hall' }] : [],
      )
    }
  })

  it('comes to the next version altogether or not at all', async () => {
    const path = join(await ownFolder(), 'a.sqlite')
    closeQuietly(opened(path, versions.slice(0, 1)))
    const failing = [...versions.slice(0, 2), 'CREATE TABLE people (id INTEGER) STRICT']
    expect(openDatabase(path, failing)).toEqual({ kind: 'trouble', trouble: 'failed' })
    const database = opened(path, versions.slice(0, 1))
    expect(setting(database, 'user_version')).toBe(1)
    expect(database.prepare('SELECT * FROM people').columns()).toHaveLength(2)
  })

  it('of a newer version is refused without a byte of it being changed, also with a log beside it', async () => {
    const path = join(await ownFolder(), 'a.sqlite')
    opened(path, versions).exec("INSERT INTO people (name) VALUES ('Ada')")
    const left = join(await leftByPowerCut(join(path, '..')), 'a.sqlite')
    const [before, log] = [await readFile(left), await readFile(`${left}-wal`)]
    expect(log.byteLength).toBeGreaterThan(0)
    expect(openDatabase(left, versions.slice(0, 2))).toEqual({ kind: 'trouble', trouble: 'newerVersion' })
    expect(await readFile(left)).toEqual(before)
    expect(await readFile(`${left}-wal`)).toEqual(log)
  })

  it('that is none is damaged, and is not changed', async () => {
    const path = join(await ownFolder(), 'a.sqlite')
    await writeFile(path, 'this is no database, and was none before'.repeat(100))
    expect(openDatabase(path, versions)).toEqual({ kind: 'trouble', trouble: 'damaged' })
    expect(await readFile(path, 'utf8')).toContain('this is no database')
  })

  it('that another has open is in use', async () => {
    const path = join(await ownFolder(), 'a.sqlite')
    opened(path, versions)
    expect(openDatabase(path, versions)).toEqual({ kind: 'trouble', trouble: 'inUse' })
  })

  it('takes back a transaction in which something was thrown', async () => {
    const database = opened(join(await ownFolder(), 'a.sqlite'), versions)
    const fails = () =>
      inTransaction(database, () => {
        database.exec("INSERT INTO people (name) VALUES ('Ada')")
        throw new Error('something else')
      })
    expect(fails).toThrow('something else')
    expect(database.prepare('SELECT * FROM people').all()).toEqual([])
  })
})

describe('a write-ahead log', () => {
  it('as SQLite leaves it is whole, however far it was moved into the file', async () => {
    const folder = join(await ownFolder())
    const database = opened(join(folder, 'a.sqlite'), versions)
    const log = join(folder, 'a.sqlite-wal')
    const fill = (count: number): void => {
      for (let each = 0; each < count; each += 1) {
        database.prepare('INSERT INTO people (name) VALUES (?)').run('x'.repeat(3_000))
      }
    }
    expect(inspectLog(log)).toBe('empty')
    fill(20)
    expect(inspectLog(log)).toBe('whole')
    // Moved, and begun again over the old frames, which stay behind the new ones.
    database.prepare('PRAGMA wal_checkpoint(RESTART)').get()
    fill(3)
    expect((await stat(log)).size).toBeGreaterThan(60_000)
    expect(inspectLog(log)).toBe('whole')
    expect(inspectLog(join(folder, 'nothing-wal'))).toBe('absent')
  })

  it('is damaged if any one byte of a transaction that is followed by another was changed', async () => {
    const folder = await ownFolder()
    const database = opened(join(folder, 'a.sqlite'), versions)
    for (const name of ['Ada', 'Grace', 'Mary']) database.prepare('INSERT INTO people (name) VALUES (?)').run(name)
    const whole = await readFile(join(folder, 'a.sqlite-wal'))
    const changed = join(folder, 'changed-wal')
    await writeFile(changed, whole)
    expect(inspectLog(changed)).toBe('whole')
    const lastFrame = whole.byteLength - 4_120
    for (let at = 0; at < lastFrame; at += 97) {
      const bytes = Buffer.from(whole)
      bytes.writeUInt8(bytes.readUInt8(at) ^ 0x40, at)
      await writeFile(changed, bytes)
      expect(inspectLog(changed), `byte ${String(at)}`).toBe('damaged')
    }
  })
})
