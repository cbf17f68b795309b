import type { TerminalModel } from './models.ts'
import { terminalModels } from './models.ts'

/** A terminal to simulate. */
export interface TerminalPlan {
  /** The serial number. */
  readonly deviceID: number
  readonly model: TerminalModel
  /** Whether it is connected to the gateway when the simulator starts; default true. */
  readonly online?: boolean
  /** Milliseconds before each of its answers; default 0. */
  readonly delayMilliseconds?: number
  /** How many users it may hold; default what its model holds. `full` is as many as it has at the start. */
  readonly capacity?: number | 'full'
  /** How many users it begins with; default what the simulator was asked for. */
  readonly people?: number
}

/** The terminals that are simulated unless others are asked for, by what each is for. */
export const standardTerminals = {
  cardOnly: { deviceID: 541_600_001, model: terminalModels.cardOnly },
  fs2: { deviceID: 541_600_002, model: terminalModels.faceStationF2 },
  bs3: { deviceID: 541_600_003, model: terminalModels.bioStation3 },
  offline: { deviceID: 541_600_004, model: terminalModels.bioStation3, online: false },
  slow: { deviceID: 541_600_005, model: terminalModels.faceStationF2, delayMilliseconds: 3_000 },
  full: { deviceID: 541_600_006, model: terminalModels.bioStation3, capacity: 'full' },
} as const satisfies Readonly<Record<string, TerminalPlan>>

/** A FaceStation F2 that also reads fingers; none of the standard terminals does. */
export const fingerTerminal: TerminalPlan = { deviceID: 541_600_007, model: terminalModels.faceStationF2Finger }

/** A FaceStation 2, whose faces are infra-red; none of the standard terminals is one. */
export const infraredTerminal: TerminalPlan = { deviceID: 541_600_008, model: terminalModels.faceStation2 }
