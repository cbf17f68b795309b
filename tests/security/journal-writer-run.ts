// A station in the middle of its work: it has the database for itself alone, and adds to the journal until its input ends.
import { DatabaseSync } from 'node:sqlite'
import { entryAbout, openRoom, withTables } from '../unit/journal/journal-room.ts'

const path = process.argv[2]
if (path === undefined) throw new Error('the path of the database is missing')
const database = new DatabaseSync(path)
database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
// So small that the log is moved into the file all the time.
database.exec('PRAGMA wal_autocheckpoint = 20')
const { journal } = openRoom(path, { database: withTables(database) })
let isOver = false
process.stdin.on('end', () => (isOver = true)).resume()

const write = (): void => {
  database.exec('BEGIN IMMEDIATE')
  journal.append([entryAbout('1', 'Ada'), entryAbout('2', 'Bert')])
  database.exec('COMMIT')
  if (journal.head() === 20) process.stdout.write('working\n')
  if (isOver) database.close()
  else setTimeout(write, 2)
}
write()
