import type { FaultRule } from './faults.ts'
import type { CSNCardData, FaceData } from './messages.ts'
import type { TerminalModel } from './models.ts'
import type { TerminalPlan } from './terminal-plan.ts'
import { cardFrom, inventFace, inventUsers } from './invented-users.ts'
import { Presented } from './presented.ts'
import { TerminalUsers } from './terminal-users.ts'

/** What a terminal needs to know of its gateway. */
interface Surroundings {
  readonly people: number
  readonly seed: number
  readonly plan: (rule: FaultRule) => void
  /** Called after the connection came or went. */
  readonly connectionChanged: (terminal: SimulatedTerminal) => void
}

/** A terminal behind the gateway: its users, how it is connected, and who stands before it. */
export class SimulatedTerminal {
  readonly deviceID: number
  readonly model: TerminalModel
  /** Can be read and changed as if somebody else had worked at the terminal. */
  readonly users: TerminalUsers
  readonly faces = new Presented<FaceData>()
  readonly cards = new Presented<CSNCardData>()
  readonly #surroundings: Surroundings
  #online: boolean
  #delay: number
  #capacity: number
  #nextFace = 1
  #nextCard = 70_001

  constructor(plan: TerminalPlan, surroundings: Surroundings) {
    const people = plan.people ?? surroundings.people
    this.deviceID = plan.deviceID
    this.model = plan.model
    this.users = new TerminalUsers(inventUsers(people, surroundings.seed, plan.model))
    this.#surroundings = surroundings
    this.#online = plan.online ?? true
    this.#delay = plan.delayMilliseconds ?? 0
    this.#capacity = plan.capacity === 'full' ? people : (plan.capacity ?? plan.model.maxNumOfUser)
  }

  get online(): boolean {
    return this.#online
  }

  /** Milliseconds before each answer. */
  get delay(): number {
    return this.#delay
  }

  /** How many users it may hold. */
  get capacity(): number {
    return this.#capacity
  }

  /** Connects it or cuts it off; whoever subscribed is told of a change. */
  setOnline(online: boolean): void {
    if (online === this.#online) return
    this.#online = online
    this.#surroundings.connectionChanged(this)
  }

  setDelay(milliseconds: number): void {
    this.#delay = milliseconds
  }

  /** Fewer than it holds is allowed: it takes no new ones then. */
  setCapacity(users: number): void {
    this.#capacity = users
  }

  /** The next call of this name fails here with a gRPC status, before anything was done; a call to several fails here only. */
  failNext(rpc: string, status: number | { readonly code: number; readonly message?: string }): void {
    const { code, message } = typeof status === 'number' ? { code: status, message: undefined } : status
    const text = message === undefined ? {} : { message }
    this.#surroundings.plan({ kind: 'status', rpc, deviceID: this.deviceID, code, ...text })
  }

  /** Somebody stands before the terminal: for the scan that waits, or the next one. Each time somebody else, unless a face is given. */
  presentFace(face: FaceData = inventFace(0, 500_000 + this.#nextFace++, this.model)): FaceData {
    this.faces.present(face)
    return face
  }

  /** Somebody holds a card to the terminal. Each time another card, unless one is given, or its number. */
  presentCard(card: CSNCardData | bigint = BigInt(this.#nextCard++)): CSNCardData {
    const held = typeof card === 'bigint' ? cardFrom(card) : card
    this.cards.present(held)
    return held
  }
}
