import type { JournalFacts } from '../../src-preload/contract/journal.ts'
import { assertNever, fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import { terminalName } from '../../src-preload/contract/rules/terminal-name.ts'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { flawOfFacePicture } from '../domain/face-picture.ts'
import type { GatewayFailure } from '../gateway/gateway-client.ts'
import type { FaceToPut } from '../gateway/put-plan.ts'
import type { GatewayTerminals } from '../gateway/terminals.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { isAgreed } from '../outbox/order-check.ts'
import type { Doer } from '../outbox/outbox.ts'
import { optionsOf } from './call-options.ts'
import type { NobodySeated } from './clerk.ts'
import type { HandlerParts } from './handler-parts.ts'
import { isAskedInOurWords } from './our-words.ts'
import { inCopy, putOrderOf, putOrderOfCopy, type PutGround } from './put-order.ts'
import { createJournalTelling } from './tell-journal.ts'

type TerminalCall =
  | 'readTerminals'
  | 'readPersonOnTerminal'
  | 'prepareForTerminals'
  | 'putOnTerminal'
  | 'removeFromTerminal'
  | 'readTerminalContents'
  | 'emptyTerminal'

/** The terminals behind the device gateway and the people on them. What changes a terminal is told in the journal. */
export function terminalHandlers(parts: HandlerParts): Pick<Handlers, TerminalCall> {
  const { clerk, gateway, settings, directory, putOrders, readConsentTexts } = parts
  const tell = createJournalTelling(parts)

  const atTerminals = (): Outcome<GatewayTerminals, NobodySeated | Failure<'noGateway'>> => {
    const seat = clerk.seat()
    if (!seat.ok) return seat
    const hold = gateway.current()
    return hold === null ? fail({ kind: 'noGateway' }) : succeed(hold.terminals)
  }
  /** No server stands between the station and a terminal, so that the account's right is asked here. */
  const mayWrite = (): Outcome<
    { readonly doer: Doer; readonly terminals: GatewayTerminals },
    NobodySeated | Failure<'noGateway' | 'permissionDenied'>
  > => {
    const seat = clerk.seat()
    const doer = clerk.doer()
    const terminals = atTerminals()
    if (!seat.ok) return seat
    if (!doer.ok) return doer
    if (!terminals.ok) return terminals
    if (seat.value.writePeople === 'refused') return fail(notAllowed)
    return succeed({ doer: doer.value, terminals: terminals.value })
  }
  const tellOfTerminal = async (
    facts: JournalFacts,
    failure: GatewayFailure | null,
    person: { readonly id: string; readonly name: string },
  ): Promise<void> => {
    if (failure === null || mayHaveChanged(failure)) await tell(facts, person)
  }

  return {
    readTerminals: async ({ again }, call) => {
      const seat = clerk.seat()
      if (!seat.ok) return seat
      const terminals = gateway.current()?.terminals
      if (terminals === undefined) return succeed({ kind: 'noGateway' })
      terminals.list.start()
      if (again) await terminals.list.readAgain({ signal: call.signal })
      return succeed(terminals.list.state())
    },
    readPersonOnTerminal: async ({ terminal, id }, { signal }) => {
      const terminals = atTerminals()
      return terminals.ok ? terminals.value.read(Number(terminal), id, { signal }) : terminals
    },
    prepareForTerminals: async ({ id, facePicture, consent }, call) => {
      const doer = clerk.doer()
      if (!doer.ok) return doer
      const face = await faceOf(facePicture, async () => {
        const isWanted = isAgreed(consent, 'visualFace', settings.current().askForConsent)
        return isWanted && (await isAskedInOurWords(consent, readConsentTexts))
      })
      if (face === null) return fail({ kind: 'consentMissing' })
      const desk = clerk.desk()
      const read = desk.ok ? await desk.value.readPerson(id, optionsOf(call)) : desk
      const ground = read.ok ? putOrderOf(read.value, face) : await groundOfCopy(read.failure, id, face)
      if (ground === null) return read.ok ? fail({ kind: 'personNotFound' }) : read
      const still = clerk.doer()
      if (!still.ok) return still
      return succeed({ order: putOrders.keep(ground.order, doer.value), ...ground.shown })
    },
    putOnTerminal: async ({ terminal, order: name, copyFaceFrom }, { signal }) => {
      const allowed = mayWrite()
      if (!allowed.ok) return allowed
      const { doer, terminals } = allowed.value
      const order = putOrders.read(name, doer)
      if (order === null) return fail({ kind: 'orderOutdated' })
      const source = copyFaceFrom === null ? null : Number(copyFaceFrom)
      const put = await terminals.put(Number(terminal), order, source, { signal })
      const facts = put.ok
        ? {
            did: put.value.did,
            parts: put.value.parts.flatMap(({ kind, part }) => (kind === 'put' ? [part] : [])),
            failure: null,
          }
        : { did: null, parts: [], failure: put.failure }
      await tellOfTerminal({ kind: 'putOnTerminal', terminal, ...facts }, facts.failure, order)
      return put
    },
    removeFromTerminal: async ({ terminal, id, name }, { signal }) => {
      const allowed = mayWrite()
      if (!allowed.ok) return allowed
      const removed = await allowed.value.terminals.remove(Number(terminal), id, { signal })
      const failure = removed.ok ? null : removed.failure
      const isNews = !removed.ok || removed.value.did === 'removed'
      if (isNews) await tellOfTerminal({ kind: 'removedFromTerminal', terminal, failure }, failure, { id, name })
      return removed
    },
    readTerminalContents: async ({ terminal }, { signal }) => {
      const terminals = atTerminals()
      return terminals.ok ? terminals.value.contents(Number(terminal), { signal }) : terminals
    },
    emptyTerminal: async ({ terminal, name }, { signal }) => {
      const allowed = mayWrite()
      if (!allowed.ok) return allowed
      const { terminals } = allowed.value
      const state = terminals.list.state()
      const meant = state.kind === 'read' ? state.terminals.find(({ id }) => id === terminal) : undefined
      if (meant === undefined) return fail({ kind: 'terminalUnknown' })
      if (terminalName(meant) !== name) return fail({ kind: 'terminalNotNamed' })
      const before = await terminals.contents(Number(terminal), { signal })
      if (!before.ok) return before
      const emptied = await terminals.empty(Number(terminal), { signal })
      const failure = emptied.ok ? null : emptied.failure
      if (failure === null || mayHaveChanged(failure))
        await parts.store.change({
          entries: [
            {
              at: new Date(parts.clock()).toISOString(),
              server: allowed.value.doer.server,
              operatorId: allowed.value.doer.operatorId,
              facts: { kind: 'terminalEmptied', terminal, people: before.value.people, failure },
              person: null,
            },
          ],
        })
      return emptied.ok ? before : emptied
    },
  }

  /** What the copy knows, where it is the server's being away that stands in the way. */
  async function groundOfCopy(failure: Failure, id: string, face: FaceToPut): Promise<PutGround | null> {
    if (failure.kind !== 'serverUnreachable') return null
    const found = inCopy((await directory.search(id, 10)).people, id)
    return found === null ? null : putOrderOfCopy(found, face)
  }
}

const notAllowed: Failure<'permissionDenied'> = {
  kind: 'permissionDenied',
  answer: { status: 0, code: null, link: null },
}

/** The face of an order; `null` where it may not be put. A picture that is none is no face: the clerk saw that it was refused. */
async function faceOf(picture: Uint8Array | null, isAgreedTo: () => Promise<boolean>): Promise<FaceToPut | null> {
  if (picture === null || flawOfFacePicture(picture) !== null) return { kind: 'none' }
  return (await isAgreedTo()) ? { kind: 'picture', bytes: picture } : null
}

/** Whether something may have happened on the terminal all the same: what never reached it is nothing that happened to anybody. */
function mayHaveChanged(failure: GatewayFailure): boolean {
  switch (failure.kind) {
    case 'cancelled':
    case 'gatewayTooLate':
    case 'gatewayRefused':
    case 'terminalFull':
    case 'terminalUserExists':
    case 'terminalUserUnknown':
    case 'terminalPictureRefused':
      return true
    case 'gatewayUnreachable':
    case 'gatewayUntrusted':
    case 'gatewayTooOld':
    case 'terminalUnknown':
    case 'terminalUnreachable':
    case 'terminalLimit':
      return false
    default:
      return assertNever(failure, 'a failure of the gateway that was never weighed')
  }
}
