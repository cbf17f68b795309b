import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { BioStarClient } from '../biostar/client.ts'
import type { EnrollmentServer } from '../biostar/enrollment-server.ts'
import { readFace } from '../biostar/held-faces.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { isAgreed } from '../outbox/order-check.ts'
import { optionsOf } from './call-options.ts'
import type { HandlerParts } from './handler-parts.ts'
import { isAskedInOurWords } from './our-words.ts'

type DeviceCall =
  'readEnrollmentDevices' | 'scanVisualFace' | 'dropScan' | 'readDeviceSync' | 'readPushDevices' | 'pushToDevice'

/** What is asked of devices by way of the server: faces that are scanned there, and people who are sent there. */
export function deviceHandlers({
  clerk,
  settings,
  scans,
  store,
  clock,
  readConsentTexts,
}: HandlerParts): Pick<Handlers, DeviceCall> {
  const atDesk = async <Value, Problem>(ask: (client: EnrollmentServer) => Promise<Outcome<Value, Problem>>) => {
    const desk = clerk.desk()
    return desk.ok ? ask(desk.value) : desk
  }
  /** The same, for what only a BioStar 2 server has. */
  const atServer = async <Value, Problem>(ask: (client: BioStarClient) => Promise<Outcome<Value, Problem>>) => {
    const desk = clerk.bioStar()
    return desk.ok ? ask(desk.value) : desk
  }

  /** Reads a list of devices, by which the server also shows whether this account may use them. */
  const learning = async <Value, Problem extends { readonly kind: string }>(
    list: () => Promise<Outcome<Value, Problem>>,
  ) => {
    const seat = clerk.seat()
    const listed = await list()
    if (seat.ok && (listed.ok || listed.failure.kind === 'permissionDenied'))
      clerk.learnDevices(seat.value.userId, listed.ok ? 'allowed' : 'refused')
    return listed
  }

  return {
    readEnrollmentDevices: async (_input, call) =>
      learning(async () => atDesk((client) => client.readEnrollmentDevices(optionsOf(call)))),
    scanVisualFace: async ({ device, consent }, call) => {
      const doer = clerk.doer()
      if (!doer.ok) return doer
      // No device asks for a face that nobody has agreed to: by then it would be there.
      const mayBeTaken = isAgreed(consent, 'visualFace', settings.current().askForConsent)
      if (!mayBeTaken || !(await isAskedInOurWords(consent, readConsentTexts))) return fail({ kind: 'consentMissing' })
      scans.forget()
      const scanned = await atDesk((client) => client.scanVisualFace(device, optionsOf(call)))
      if (!scanned.ok) return scanned
      // Whoever gave up while the answer was on its way wants nothing kept of it, and neither does the next clerk.
      const still = clerk.doer()
      if (!still.ok) return still
      if (call.signal.aborted || still.value.operatorId !== doer.value.operatorId) return fail({ kind: 'cancelled' })
      const { picture } = readFace(scanned.value).shown
      return succeed({ scan: scans.keep(scanned.value, doer.value), picture })
    },
    dropScan: async ({ scan }) => {
      scans.drop(scan)
      return Promise.resolve(succeed({}))
    },
    readDeviceSync: async (_input, call) => atServer((client) => client.readDeviceSync(optionsOf(call))),
    readPushDevices: async (_input, call) =>
      learning(async () => atServer((client) => client.readPushDevices(optionsOf(call)))),
    pushToDevice: async ({ id, name, device }, call) => {
      const doer = clerk.doer()
      if (!doer.ok) return doer
      const pushed = await atServer((client) => client.pushToDevice({ id, device }, optionsOf(call)))
      const failure = pushed.ok ? null : pushed.failure
      // What never left the station is nothing that happened to the person.
      if (failure !== null && failure.kind !== 'deviceFailed') return pushed
      const { server, operatorId } = doer.value
      const person = { server, id, job: null, name, overrideWords: null }
      const facts = { kind: 'pushedToDevice', device, failure } as const
      await store.change({
        entries: [{ at: new Date(clock()).toISOString(), server, operatorId, facts, person }],
      })
      return pushed
    },
  }
}
