import { join, resolve } from 'node:path'
import { createGatewayClient, type GatewayClientParts } from '../../../src-main/gateway/create-gateway-client.ts'
import { loadGatewayProtocol } from '../../../src-main/gateway/protocol.ts'
import type { GatewayClient } from '../../../src-main/gateway/gateway-client.ts'
import type { UserInfo } from '../../../src-main/gateway/messages.ts'
import { openSetting } from '../../../src-main/gateway/auth-modes.ts'
import {
  fingerTerminal,
  standardTerminals,
  startGatewaySimulator,
  terminalModels,
  type GatewaySimulator,
  type GatewaySimulatorOptions,
} from '../../../tools/simulator/gateway/index.ts'

/** The vendor's messages, read once for all tests of a file. */
export const protocol = loadGatewayProtocol(join(resolve(import.meta.dirname, '../../..'), 'resources/gateway'))

/** Terminals that can do everything, by what they are for; `second` is there for calls to several. */
export const terminals = {
  main: fingerTerminal.deviceID,
  second: 541_600_017,
  cardOnly: standardTerminals.cardOnly.deviceID,
  offline: standardTerminals.offline.deviceID,
  unknown: 999_999_999,
} as const

const plans = [
  fingerTerminal,
  { deviceID: terminals.second, model: terminalModels.faceStationF2Finger },
  standardTerminals.cardOnly,
  standardTerminals.offline,
]

/** A gateway, and a client that talks to it. */
export interface GatewayRoom {
  readonly simulator: GatewaySimulator
  readonly client: GatewayClient
  /** Another client of the same gateway. */
  readonly another: (parts?: Partial<GatewayClientParts>) => GatewayClient
  readonly close: () => Promise<void>
}

/** Opens a room with six people on each terminal. */
export async function openRoom(
  options: GatewaySimulatorOptions = {},
  parts: Partial<GatewayClientParts> = {},
): Promise<GatewayRoom> {
  const simulator = await startGatewaySimulator({ terminals: plans, people: 6, ...options })
  const clients: GatewayClient[] = []
  const another = (other: Partial<GatewayClientParts> = {}): GatewayClient => {
    const { host, port, authority } = simulator
    const client = createGatewayClient({ host, port, authority, protocol, ...parts, ...other })
    clients.push(client)
    return client
  }
  return {
    simulator,
    client: another(),
    another,
    async close() {
      for (const client of clients) client.close()
      await simulator.close()
    },
  }
}

/** A user with an id, a name and nothing else, unless more is said. */
export function userOf(ID: string, rest: Partial<UserInfo> = {}): UserInfo {
  return {
    hdr: { ID, numOfCard: 0, numOfFinger: 0, numOfFace: 0, authGroupID: 0, updateMask: 0 },
    setting: openSetting,
    name: `Name ${ID}`,
    cards: [],
    fingers: [],
    faces: [],
    accessGroupIDs: [],
    jobCodes: [],
    PIN: new Uint8Array(),
    photo: new Uint8Array(),
    ...rest,
  }
}

/** A card with a number. */
export function cardOf(number: number): { readonly type: number; readonly size: number; readonly data: Buffer } {
  return { type: 1, size: 32, data: Buffer.from(number.toString(16).padStart(64, '0'), 'hex') }
}

/** A visual face whose template is one byte again and again. */
export function faceOf(index: number, byte: number) {
  return {
    index,
    flag: 0x101,
    templates: [Buffer.alloc(552, byte)],
    imageData: Buffer.from([0x89, 0x50, 0x4e, 0x47, byte]),
    irTemplates: [],
    irImageData: Buffer.alloc(0),
  }
}

/** A fingerprint whose templates are one byte again and again. */
export function fingerOf(index: number, byte: number) {
  return { index, flag: 0, templates: [Buffer.alloc(384, byte), Buffer.alloc(384, byte + 1)] }
}
