import type { OneTerminal } from '../messages.ts'
import type { ServiceWork } from './work.ts'
import { atTerminal } from '../world.ts'
import { on } from './work.ts'

/** What terminals can do (reference sections 7 and 13). */
export const deviceWork: ServiceWork = {
  GetCapabilityInfo: on<OneTerminal>(({ deviceID }, call, world) =>
    atTerminal(world, call, deviceID, 'command', ({ model, capacity }) => ({
      capInfo: { ...model, maxNumOfUser: capacity, faceSupported: model.face !== 'none' },
    })),
  ),
  GetCapability: on<OneTerminal>(({ deviceID }, call, world) =>
    atTerminal(world, call, deviceID, 'command', ({ model }) => ({
      deviceCapability: { ...model, faceExSupported: model.face === 'visual' },
    })),
  ),
}
