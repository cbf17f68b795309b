import { createHash } from 'node:crypto'
import type { OneTerminal } from '../messages.ts'
import type { SimulatedTerminal } from '../terminal.ts'
import type { ServiceWork } from './work.ts'
import { failures, guesses } from '../guesses.ts'
import { normalisedPicture } from '../normalised-picture.ts'
import { Refusal } from '../refusal.ts'
import { atTerminal } from '../world.ts'
import { scanned } from './scanned.ts'
import { on } from './work.ts'

/** Faces from a person at a terminal, or from a picture (reference section 5.4). */
export const faceWork: ServiceWork = {
  Scan: on<OneTerminal & { readonly enrollThreshold: number }>(({ deviceID }, call, world) =>
    atTerminal(world, call, deviceID, 'face', async (terminal) => {
      if (terminal.model.face === 'none') throw new Refusal(failures.notSupported)
      return { faceData: await scanned(world, call, terminal.faces, 'face', () => terminal.presentFace()) }
    }),
  ),
  Normalize: on<OneTerminal & { readonly unwrappedImageData: Buffer }>(
    ({ deviceID, unwrappedImageData }, call, world) =>
      atTerminal(world, call, deviceID, 'command', (terminal) => {
        needVisualFaces(terminal)
        return { wrappedImageData: normalisedPicture(unwrappedImageData) }
      }),
  ),
  Extract: on<OneTerminal & { readonly imageData: Buffer; readonly isWarped: boolean }>((request, call, world) =>
    atTerminal(world, call, request.deviceID, 'command', (terminal) => {
      needVisualFaces(terminal)
      return { templateData: templateOf(request.isWarped ? request.imageData : normalisedPicture(request.imageData)) }
    }),
  ),
}

function needVisualFaces({ model }: SimulatedTerminal): void {
  if (model.face !== 'visual') throw new Refusal(failures.notSupported)
}

/** Depends on every byte of the picture and means nothing. */
function templateOf(warped: Buffer): Buffer {
  if (warped.length === 0) throw new Refusal(failures.faceInvalid)
  return createHash('shake256', { outputLength: guesses.faceTemplateBytes }).update(warped).digest()
}
