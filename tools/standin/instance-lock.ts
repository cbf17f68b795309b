import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs'
import type { FSWatcher } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** What a second start hands to the first. */
export interface SecondStart {
  readonly argv: string[]
  readonly workingDirectory: string
  readonly additionalData: unknown
}

/** One running application for each user data folder. The lock is a database transaction, which dies with its process. */
export class InstanceLock {
  private readonly listener: (start: SecondStart) => void
  private database: DatabaseSync | undefined
  private watcher: FSWatcher | undefined

  constructor(listener: (start: SecondStart) => void) {
    this.listener = listener
  }

  /** True if this process is (now) the first; otherwise the first is told about this start. */
  request(userData: string, start: SecondStart): boolean {
    if (this.database !== undefined) return true
    const messages = join(userData, 'standin-second-starts')
    mkdirSync(messages, { recursive: true, mode: 0o700 })
    const database = new DatabaseSync(join(userData, 'standin-instance.sqlite'))
    try {
      database.exec('BEGIN EXCLUSIVE')
    } catch (error) {
      database.close()
      if (!(error instanceof Error) || !/locked/.test(error.message)) throw error
      leave(messages, start)
      return false
    }
    this.database = database
    // Left over from a first process that was killed before it could read them.
    for (const name of readdirSync(messages)) rmSync(join(messages, name), { force: true })
    this.watcher = watch(messages, { persistent: false }, () => this.collect(messages))
    return true
  }

  release(): void {
    this.watcher?.close()
    this.watcher = undefined
    this.database?.close()
    this.database = undefined
  }

  private collect(messages: string): void {
    for (const name of readdirSync(messages)) {
      if (!name.endsWith('.json')) continue
      const file = join(messages, name)
      const start = JSON.parse(readFileSync(file, 'utf8')) as SecondStart
      rmSync(file)
      this.listener(start)
    }
  }
}

function leave(messages: string, start: SecondStart): void {
  const name = randomUUID()
  writeFileSync(join(messages, `${name}.partial`), JSON.stringify(start), { mode: 0o600 })
  renameSync(join(messages, `${name}.partial`), join(messages, `${name}.json`))
}
