import { issueCertificate } from '../../tools/simulator/index.ts'
import { test as atDesk, type Desk, type DeskOptions } from './desk.ts'

/** A desk whose server can go away, and come back anew: same place, same certificate, same people, nothing else of before. */
export interface MortalDesk {
  readonly desk: Desk
  /** Starts the server again, and answers the desk with it. */
  readonly revive: () => Promise<Desk>
}

/** `openMortal` opens a desk whose server can be stopped and revived; `mortal` is one for stories that have no wishes. */
export const test = atDesk.extend<{
  openMortal: (options?: Omit<DeskOptions, 'simulator'>) => Promise<MortalDesk>
  mortal: MortalDesk
}>({
  openMortal: async ({ openDesk, startServer }, use) => {
    const certificate = await issueCertificate({ kind: 'self-signed' })
    await use(async (options = {}) => {
      const server = { ...options.server, certificate }
      const desk = await openDesk({ ...options, server })
      const { port } = desk.simulator
      return { desk, revive: async () => ({ ...desk, simulator: await startServer({ ...server, port }) }) }
    })
  },
  mortal: async ({ openMortal }, use) => {
    await use(await openMortal())
  },
})
