import type { OpenDraft } from '../../../src-preload/contract/job.ts'
import { fail, succeed, type Outcome } from '../../../src-preload/contract/outcome.ts'
import { failedWith, givenUp, watchSending, type StepEnd, type StepWork } from './step-work.ts'

/** Ids that are tried in one go when others take them at the same moment. Ours: more desks than that do not race. */
const mostIds = 20

/**
 * Creates a person, once.
 *
 * The id is on the disk before the request leaves. Whenever a request may have left before, the id is looked up first: the
 * same name was created by us, nobody means that nothing was done. Somebody else there is the clerk's when the id was chosen;
 * an id that was left open moves on to the next one by itself.
 */
export async function createPerson(work: StepWork): Promise<StepEnd> {
  const { draft } = work.record().person
  if (draft === null) throw new Error('A job that creates somebody has no draft.')
  const ended = await lookForEarlier(work, draft)
  if (ended !== null) return ended
  let suggested: string | null = null
  for (let attempt = 0; attempt < mostIds; attempt += 1) {
    const chosen = await chooseId(work, draft, suggested)
    if (!chosen.ok) return chosen.failure
    const { id } = chosen.value
    const mayHaveLeftBefore = work.record().creationBegunWith === id
    if (!mayHaveLeftBefore) {
      const intent = { kind: 'creation', id } as const
      if (!(await work.intend({ kind: 'intended', step: 'createPerson', intent }))) return givenUp
    }
    const sending = watchSending(work.options)
    const created = await work.client.createPerson({ ...draft, id }, sending.options)
    if (created.ok) return { kind: 'succeeded', result: { step: 'createPerson', id } }
    if (created.failure.kind !== 'duplicateId')
      return { kind: 'failed', failure: created.failure, nothingLeft: !mayHaveLeftBefore && !sending.hasBegun() }
    // Ours may have arrived late, after the look that did not find it.
    if (mayHaveLeftBefore && (await holdsOurs(work, id, draft))) {
      return { kind: 'succeeded', result: { step: 'createPerson', id } }
    }
    if (draft.id !== null) return failedWith(created.failure)
    suggested = created.failure.nextId
    if (!(await work.intend({ kind: 'idTaken' }))) return givenUp
  }
  return failedWith({ kind: 'duplicateId', nextId: suggested })
}

/** Settles a creation that may have left before; `null` when nothing did, or nothing came of it. */
async function lookForEarlier(work: StepWork, draft: OpenDraft): Promise<StepEnd | null> {
  const id = work.record().creationBegunWith
  if (id === null) return null
  work.options.onStage?.('lookingUp')
  const read = await work.client.readPerson(id, work.options)
  // What a terminal that is away may hold is met when it is back: a creation looks at each terminal by itself.
  const isNobody = !read.ok && (read.failure.kind === 'personNotFound' || read.failure.kind === 'terminalsMissing')
  if (!read.ok) return isNobody ? null : failedWith(read.failure)
  if (read.value.name.trim() === draft.name.trim()) return { kind: 'succeeded', result: { step: 'createPerson', id } }
  if (draft.id !== null) return failedWith({ kind: 'duplicateId', nextId: null })
  return (await work.intend({ kind: 'idTaken' })) ? null : givenUp
}

/** The id to create with: the one that may have left before, the chosen one, or the server's next. */
async function chooseId(
  work: StepWork,
  draft: OpenDraft,
  suggested: string | null,
): Promise<Outcome<{ readonly id: string }, StepEnd>> {
  const id = work.record().creationBegunWith ?? draft.id ?? suggested
  if (id !== null) return succeed({ id })
  const ground = await work.client.prepareCreation(work.options)
  if (!ground.ok) return fail(failedWith(ground.failure))
  if (ground.value.nextId !== null) return succeed({ id: ground.value.nextId })
  // A server that will not say which id is free leaves the choice to the clerk.
  return fail(failedWith({ kind: 'invalidField', field: 'id', code: null }))
}

async function holdsOurs(work: StepWork, id: string, draft: OpenDraft): Promise<boolean> {
  const read = await work.client.readPerson(id, work.options)
  return read.ok && read.value.name.trim() === draft.name.trim()
}
