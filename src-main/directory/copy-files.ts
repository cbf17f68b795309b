import { join } from 'node:path'
import { z } from 'zod'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import { removeFile, setFileAside } from '../policy/atomic-file.ts'
import type { CopyPlace, ListFacts, NoCopy } from './directory-thread.ts'
import type { PeopleLines } from './people-lines.ts'
import { readSealedFile, writeSealedFile, type Seal } from './sealed-file.ts'

/** The names of the copy's files in the station's data folder. */
export const copyFileNames = {
  people: 'directory.sealed',
  changes: 'directory-changes.sealed',
  groups: 'directory-groups.sealed',
} as const

const factsSchema = z.object({
  scope: z.string(),
  sweptAt: z.iso.datetime(),
  newest: z.number().nullable(),
})

const changesHeadSchema = z.object({ base: z.string() })
const changeSchema = z.tuple([z.string(), z.string().nullable()])

/** One change since the last complete list: an id, and the person's line or `null` for somebody who is gone. */
export type WrittenChange = z.infer<typeof changeSchema>

/** What opening the copy showed; `mark` names the writing that changes belong to. */
export type OpenedCopy =
  | { readonly kind: 'copy'; readonly facts: ListFacts; readonly mark: string }
  | { readonly kind: 'none'; readonly why: NoCopy }

/** A few people a time are one piece of the changes' file; there are about a thousand at most. */
const changesInPiece = 256

const pathOf = (folder: string, purpose: Seal['purpose']): string => join(folder, copyFileNames[purpose])

const sealOf = ({ dataKey, server }: CopyPlace, purpose: Seal['purpose']): Seal => ({ dataKey, server, purpose })

/**
 * Reads the people of the copy.
 *
 * @param takeLine hears each person's line; what it heard counts only if a copy is answered
 */
export async function readCopy(place: CopyPlace, takeLine: (line: string) => void): Promise<OpenedCopy> {
  const path = pathOf(place.folder, 'people')
  let facts: z.infer<typeof factsSchema> | null = null
  const reading = await readSealedFile(path, sealOf(place, 'people'), (text, piece) => {
    if (piece > 0) for (const line of text.split('\n')) takeLine(line)
    else facts = factsSchema.parse(JSON.parse(text))
    return 'go on'
  })
  if (reading.kind === 'damaged') await setFileAside(path, 'damaged')
  if (reading.kind === 'otherServer') await removeCopy(place.folder)
  if (reading.kind === 'read' && facts !== null) return { kind: 'copy', facts, mark: reading.mark }
  return { kind: 'none', why: reading.kind === 'read' || reading.kind === 'stopped' ? 'damaged' : reading.kind }
}

/** Writes the people, and answers the mark of this writing. Changes to an older writing are void. */
export async function writeCopy(
  place: CopyPlace,
  lines: PeopleLines,
  facts: ListFacts,
): Promise<Outcome<string, Failure<'notSaved'>>> {
  function* pieces(): Generator<string> {
    yield JSON.stringify(facts)
    yield* lines.blocks()
  }
  const written = await writeSealedFile(
    pathOf(place.folder, 'people'),
    sealOf(place, 'people'),
    1 + lines.blockCount,
    pieces(),
  )
  if (written.ok) await removeFile(pathOf(place.folder, 'changes'))
  return written
}

/** Reads the changes to one writing of the people; none where there are none, or where they belong to another. */
export async function readChanges(place: CopyPlace, mark: string): Promise<readonly WrittenChange[]> {
  const changes: WrittenChange[] = []
  const path = pathOf(place.folder, 'changes')
  const reading = await readSealedFile(path, sealOf(place, 'changes'), (text, piece) => {
    if (piece === 0) return changesHeadSchema.parse(JSON.parse(text)).base === mark ? 'go on' : 'stop'
    changes.push(...z.array(changeSchema).parse(JSON.parse(text)))
    return 'go on'
  })
  if (reading.kind === 'damaged') await setFileAside(path, 'damaged')
  return reading.kind === 'read' ? changes : []
}

/** Writes the changes to one writing of the people. */
export async function writeChanges(
  place: CopyPlace,
  mark: string,
  changes: readonly WrittenChange[],
): Promise<Outcome<void, Failure<'notSaved'>>> {
  const pieces = [JSON.stringify({ base: mark })]
  for (let from = 0; from < changes.length; from += changesInPiece)
    pieces.push(JSON.stringify(changes.slice(from, from + changesInPiece)))
  const path = pathOf(place.folder, 'changes')
  const written = await writeSealedFile(path, sealOf(place, 'changes'), pieces.length, pieces)
  return written.ok ? succeed(undefined) : written
}

/** Removes all files, and what was set aside of them. */
export async function removeCopy(folder: string): Promise<void> {
  for (const purpose of ['changes', 'people', 'groups'] as const) {
    await removeFile(pathOf(folder, purpose))
    await removeFile(`${pathOf(folder, purpose)}.damaged`)
  }
}
