import { fail, succeed, type Outcome } from '../../../src-preload/contract/outcome.ts'
import type { CatchUpOrder, CaughtUp } from '../../biostar/enrollment-server.ts'
import type { OperationOptions } from '../../biostar/operation.ts'
import { digestOf } from '../../biostar/stored-photo.ts'
import type { TerminalProgress } from '../../domain/terminal-scope.ts'
import type { UserInfo } from '../messages.ts'
import { failureOf, userAt, type Missed, type TerminalTrouble } from './chosen-terminals.ts'
import { ensuredUser } from './ensured-user.ts'
import { facesAt } from './face-at-terminals.ts'
import { digestOfFace, isVisual, type HeldUser } from './held-person.ts'
import { lookAtTerminals, type Look } from './look-at-terminals.ts'
import { removeAt } from './remove-at-terminals.ts'
import { isSamePerson } from './same-person.ts'
import {
  holdsPhotos,
  holdsVisualFaces,
  missing,
  type TerminalInReach,
  type TerminalParts,
} from './terminals-in-reach.ts'
import { nothingNew, writeParts } from './write-user.ts'

/**
 * Brings the terminals that missed a step of a job to where the others are, each by itself: what one has done is noted at once, and
 * only the rest is tried again. May be repeated.
 *
 * What is to be held is taken from a terminal that has it, so that no picture has to wait at the station for the last door. What is to
 * be gone is removed wherever it still is, also where the job had not known of a terminal.
 */
export async function catchUp(
  parts: TerminalParts,
  order: CatchUpOrder,
  options: OperationOptions,
): Promise<Outcome<CaughtUp, TerminalTrouble>> {
  const scope = options.terminals
  if (scope === undefined) throw new Error('Only a job knows which of its terminals have missed something.')
  const look = await lookAtTerminals(parts, order.id, options)
  if (!look.ok) return look
  const progress = progressOf(scope.progress(), order, look.value)
  let left = progress.left
  const failed: Missed[] = []
  if (left.length > 0) options.onStage?.('sending')
  for (const id of progress.left) {
    const terminal = look.value.terminals.find((each) => each.id === id)
    const done = await workAt(parts, { id, terminal, order, name: scope.name, look: look.value, progress }, options)
    if (!done.ok && done.failure.kind === 'cancelled') return fail(done.failure)
    if (done.ok) {
      left = left.filter((each) => each !== id)
      await scope.note({ chosen: progress.chosen, left })
    } else failed.push({ id, name: terminal?.name ?? id, failure: done.failure })
  }
  const failure = failureOf(failed)
  return failure === null ? succeed({ terminals: progress.chosen?.length ?? 0 }) : fail(failure)
}

/** Who withdraws, withdraws everywhere: then every terminal of the gateway's list is looked at, at the first try. */
function progressOf(progress: TerminalProgress, { what }: CatchUpOrder, look: Look): TerminalProgress {
  if (what === 'hold' || progress.chosen !== null) return progress
  const everywhere = look.terminals.map(({ id }) => id)
  return { chosen: everywhere, left: everywhere }
}

interface Work {
  readonly id: string
  readonly terminal: TerminalInReach | undefined
  readonly order: CatchUpOrder
  readonly name: string
  readonly look: Look
  readonly progress: TerminalProgress
}

async function workAt(
  parts: TerminalParts,
  work: Work,
  options: OperationOptions,
): Promise<Outcome<null, TerminalTrouble>> {
  const { id, terminal, order, look } = work
  // A terminal that was taken down holds nobody.
  if (terminal === undefined) return order.what === 'remove' ? succeed(null) : fail({ kind: 'terminalUnknown' })
  const unasked = look.unasked.find((each) => each.terminal.id === id)
  if (unasked !== undefined) return fail(unasked.failure)
  const user = userAt(look, id)
  return order.what === 'remove'
    ? removeThere(parts, work, terminal, user, options)
    : holdThere(parts, work, terminal, user, options)
}

async function removeThere(
  parts: TerminalParts,
  { order, name }: Work,
  terminal: TerminalInReach,
  user: UserInfo | null,
  options: OperationOptions,
): Promise<Outcome<null, TerminalTrouble>> {
  if (user === null || !isSamePerson(user, name, terminal)) return succeed(null)
  const isPhotoMeant = order.onlyPhotos === null || order.onlyPhotos.includes(digestOf(user.photo))
  if (order.photo && isPhotoMeant) {
    const removed = await removeAt(parts, { terminal, user }, 'photo', options)
    if (!removed.ok) return removed
  }
  return order.faces ? removeAt(parts, { terminal, user }, 'faces', options) : succeed(null)
}

async function holdThere(
  parts: TerminalParts,
  { order, name, look, progress }: Work,
  terminal: TerminalInReach,
  user: UserInfo | null,
  options: OperationOptions,
): Promise<Outcome<null, TerminalTrouble>> {
  const isAhead = ({ terminal: each }: HeldUser): boolean =>
    progress.chosen?.includes(each.id) === true && !progress.left.includes(each.id)
  const ahead = look.held.filter((each) => isAhead(each) && isSamePerson(each.user, name, each.terminal))
  const photo = order.photo && holdsPhotos(terminal) ? ahead.find(({ user: one }) => one.photo.byteLength > 0) : null
  const faces =
    order.faces && holdsVisualFaces(terminal)
      ? ahead.find((each) => facesAt(each.terminal, each.user).length > 0)
      : null
  // Whoever has it is away: this terminal waits for that one.
  if (photo === undefined || faces === undefined) return fail(sourceMissing(look, progress))
  const ensured = await ensuredUser(parts, { terminal, user }, { id: order.id, name, held: ahead }, options)
  if (!ensured.ok) return ensured.failure.kind === 'terminalUserUnknown' ? fail(sourceMissing(look, progress)) : ensured
  const held = ensured.value
  if (photo !== null && digestOf(held.photo) !== digestOf(photo.user.photo)) {
    const written = await writeParts(parts, terminal, held, { ...nothingNew, photo: photo.user.photo }, options)
    if (!written.ok) return written
  }
  if (faces === null) return succeed(null)
  const wanted = facesAt(faces.terminal, faces.user)
  const others = held.faces.filter((face) => !isVisual(face, terminal))
  const all = [...others, ...wanted].map((face, index) => ({ ...face, index }))
  const isThere =
    all.length === held.faces.length &&
    wanted.every((face) => held.faces.some((one) => digestOfFace(one) === digestOfFace(face)))
  return isThere
    ? succeed(null)
    : parts.client.user.face.set(terminal.deviceID, [{ userID: order.id, faces: all }], options)
}

function sourceMissing({ unasked }: Look, { chosen, left }: TerminalProgress): TerminalTrouble {
  const away = unasked.filter(({ terminal }) => chosen?.includes(terminal.id) === true && !left.includes(terminal.id))
  return away.length > 0 ? missing(away.map(({ terminal }) => terminal)) : { kind: 'terminalUserUnknown' }
}
