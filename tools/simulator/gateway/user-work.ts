import type { CounterRule } from './judge-user.ts'
import type { SentUser, StoredUser, UserLists } from './messages.ts'
import type { SimulatedTerminal } from './terminal.ts'
import { fitted } from './fitted.ts'
import { failures } from './guesses.ts'
import { judgeCounters, judgeUser } from './judge-user.ts'
import { updated } from './masks.ts'
import { Refusal } from './refusal.ts'

/** The users with these ids. Unknown ones are skipped, unless all are unknown or `strict` is asked for: then a refusal. */
export function usersOf(terminal: SimulatedTerminal, ids: readonly string[], strict: boolean): readonly StoredUser[] {
  const users = ids.map((id) => terminal.users.get(id)).filter((user) => user !== undefined)
  refuseUnknown(ids.length, users.length, strict)
  return users
}

/** Puts users on a terminal. */
export function enroll(
  terminal: SimulatedTerminal,
  users: readonly SentUser[],
  overwrite: boolean,
  counters: CounterRule,
): void {
  for (const user of users) {
    judgeUser(user, terminal.model)
    if (counters === 'must match') judgeCounters(user)
  }
  if (!overwrite && users.some(({ hdr }) => terminal.users.has(hdr?.ID ?? ''))) throw new Refusal(failures.userExists)
  for (const user of users) put(terminal, user)
}

/** Changes users on a terminal, each but for the parts its mask keeps. */
export function update(terminal: SimulatedTerminal, users: readonly SentUser[]): void {
  if (!terminal.model.updateUserSupported) throw new Refusal(failures.updateNotSupported)
  const next = users.map((sent) => {
    const stored = terminal.users.get(sent.hdr?.ID ?? '')
    if (stored === undefined && (sent.hdr?.updateMask ?? 0) !== 0) throw new Refusal(failures.userUnknown)
    const user = stored === undefined ? sent : updated(stored, sent)
    judgeUser(user, terminal.model)
    return user
  })
  for (const user of next) put(terminal, user)
}

/** Removes users; unknown ones as in `usersOf`. */
export function remove(terminal: SimulatedTerminal, ids: readonly string[], strict: boolean): void {
  const known = ids.filter((id) => terminal.users.has(id))
  refuseUnknown(ids.length, known.length, strict)
  for (const id of known) terminal.users.delete(id)
}

/** Replaces one list of each user, whole; an empty one clears it. */
export function replaceLists(
  terminal: SimulatedTerminal,
  changes: readonly { readonly userID: string; readonly lists: Partial<UserLists> }[],
): void {
  const next = changes.map(({ userID, lists }) => {
    const stored = terminal.users.get(userID)
    if (stored === undefined) throw new Refusal(failures.userUnknown)
    if (!holds(terminal, lists)) throw new Refusal(failures.notSupported)
    const user = { ...stored, ...lists }
    judgeUser(user, terminal.model)
    return user
  })
  for (const user of next) put(terminal, user)
}

function put(terminal: SimulatedTerminal, user: SentUser): void {
  const id = user.hdr?.ID ?? ''
  if (!terminal.users.has(id) && terminal.users.size >= terminal.capacity) throw new Refusal(failures.deviceFull)
  terminal.users.set(id, fitted(user, terminal.model))
}

function holds({ model }: SimulatedTerminal, { cards, fingers, faces, jobCodes }: Partial<UserLists>): boolean {
  return (
    (cards === undefined || model.cardSupported) &&
    (fingers === undefined || model.fingerSupported) &&
    (faces === undefined || model.face !== 'none') &&
    (jobCodes === undefined || model.jobCodeSupported)
  )
}

function refuseUnknown(asked: number, known: number, strict: boolean): void {
  if (known < asked && (strict || known === 0)) throw new Refusal(failures.userUnknown)
}
