import { join } from 'node:path'
import { z } from 'zod'
import { creationGroundSchema, type CreationGround } from '../../src-preload/contract/person.ts'
import type { Log } from '../observe/log.ts'
import { copyFileNames } from './copy-files.ts'
import { readSealedFile, writeSealedFile, type Seal } from './sealed-file.ts'

/** The groups the server told last, so that somebody new can be written down while it cannot be asked. */
export interface KeptGround {
  /** Keeps what the server has just told, where the people list may be kept. Never rejects. */
  keep(ground: CreationGround): Promise<void>
  /** What was kept for this server and this clerk's permission, without the next id of then; `null` without any. */
  read(): Promise<CreationGround | null>
}

/** What keeping the groups needs; the same as the copy of the people list, beside which they lie. */
export interface KeptGroundParts {
  /** The station's data folder. */
  readonly folder: string
  readonly dataKey: () => Promise<Buffer | null>
  readonly server: () => string | null
  /** Which groups the clerk who is signed in may use, as one text; `null` while nobody is. */
  readonly scope: () => string | null
  /** The setting `keepDirectory`. */
  readonly wanted: () => boolean
  readonly log: Log
}

const keptSchema = z.object({ scope: z.string(), ground: creationGroundSchema })

/** Opens the file of the groups; it is removed with the copy of the people list. */
export function openKeptGround({ folder, dataKey, server, scope, wanted, log }: KeptGroundParts): KeptGround {
  const path = join(folder, copyFileNames.groups)
  let last: Promise<unknown> = Promise.resolve()
  let written = ''

  const sealNow = async (): Promise<Seal | null> => {
    const [key, name] = [await dataKey(), server()]
    return key === null || name === null || !wanted() ? null : { dataKey: key, server: name, purpose: 'groups' }
  }

  const keepNow = async (text: string): Promise<void> => {
    const seal = await sealNow()
    // The same groups are told at every new person.
    const mark = `${seal?.server ?? ''}\n${text}`
    if (seal === null || mark === written) return
    const outcome = await writeSealedFile(path, seal, 1, [text])
    if (outcome.ok) written = mark
    else log.write('warning', 'groups not kept', { reason: outcome.failure.reason })
  }

  return {
    keep: async (ground) => {
      const mine = scope()
      if (mine === null) return
      const text = JSON.stringify({ scope: mine, ground: { ...ground, nextId: null } })
      last = last.then(async () => keepNow(text)).catch(() => undefined)
      await last
    },
    read: async () => {
      const seal = await sealNow()
      if (seal === null) return null
      let kept: z.infer<typeof keptSchema> | null = null
      const reading = await readSealedFile(path, seal, (text) => {
        kept = keptSchema.parse(JSON.parse(text))
        return 'go on'
      })
      const found = kept as z.infer<typeof keptSchema> | null
      return reading.kind === 'read' && found !== null && found.scope === scope() ? found.ground : null
    },
  }
}
