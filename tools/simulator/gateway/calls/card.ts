import type { OneTerminal } from '../messages.ts'
import type { ServiceWork } from './work.ts'
import { failures } from '../guesses.ts'
import { Refusal } from '../refusal.ts'
import { atTerminal } from '../world.ts'
import { scanned } from './scanned.ts'
import { on } from './work.ts'

/** Reading a card at a terminal (reference section 13). */
export const cardWork: ServiceWork = {
  Scan: on<OneTerminal>(({ deviceID }, call, world) =>
    atTerminal(world, call, deviceID, 'card', async (terminal) => {
      if (!terminal.model.cardSupported) throw new Refusal(failures.notSupported)
      const card = await scanned(world, call, terminal.cards, 'card', () => terminal.presentCard())
      return { cardData: { type: card.type, CSNCardData: card } }
    }),
  ),
}
