import { fail } from '../../src-preload/contract/outcome.ts'
import type { StartTimer } from '../domain/timer.ts'
import { silentLog, type Log } from '../observe/log.ts'
import { createAsk, keepNaming, plain } from './ask.ts'
import type { CallPace } from './calls.ts'
import { openGatewayChannel } from './channel.ts'
import type { GatewayClient } from './gateway-client.ts'
import { flawOfPicture } from './limits.ts'
import type { CapabilityInfo, CSNCardData, DeviceCapability, FaceData } from './messages.ts'
import type { GatewayProtocol } from './protocol.ts'
import { keepTerminalKnowledge } from './terminal-knowledge.ts'
import { createUserService } from './user-service.ts'
import { watchTerminals } from './watch-status.ts'

/** What a client of a gateway is made of. */
export interface GatewayClientParts {
  /** A name or an address that is in the gateway's certificate. */
  readonly host: string
  /** 4000 for most gateways (reference section 9). */
  readonly port: number
  /** The gateway's `ca.crt`: one or several certificates in PEM. Nothing else is trusted. */
  readonly authority: string
  /** From `loadGatewayProtocol`. */
  readonly protocol: GatewayProtocol
  readonly log?: Log | undefined
  readonly startTimer?: StartTimer | undefined
  /** In milliseconds, from any beginning. */
  readonly now?: (() => number) | undefined
  /** How long each kind of call may take, in milliseconds; for tests. */
  readonly patienceOf?: ((pace: CallPace) => number) | undefined
}

/** Makes the client of one device gateway. It connects when it is first asked something. */
export function createGatewayClient({
  host,
  port,
  authority,
  protocol,
  log = silentLog,
  startTimer = realTimer,
  now = () => performance.now(),
  patienceOf,
}: GatewayClientParts): GatewayClient {
  const channel = openGatewayChannel({ host, port, authority })
  const naming = keepNaming(channel)
  const knowledge = keepTerminalKnowledge((listener) => void channel.onStanding(listener))
  const ask = createAsk({ channel, protocol, naming, host, log, patienceOf })
  channel.onStanding((standing) => log.write('information', 'gateway connection', { reason: standing, host, port }))

  return {
    user: createUserService({ ask, knowledge, now }),
    connect: {
      getDeviceList: async (options) =>
        plain(await ask('connect.Connect/GetDeviceList', {}, options), ({ deviceInfos }) => deviceInfos),
      watchStatus: (listener, signal) =>
        void watchTerminals({ ask, channel, protocol, naming, startTimer, now, log, listener, signal }),
    },
    device: {
      getCapabilityInfo: async (deviceID, options) => {
        const asked = await ask('device.Device/GetCapabilityInfo', { deviceID }, options)
        const outcome = plain(asked, ({ capInfo }) => capInfo ?? noCapabilityInfo)
        if (outcome.ok) knowledge.learnInfo(deviceID, outcome.value)
        return outcome
      },
      getCapability: async (deviceID, options) => {
        const asked = await ask('device.Device/GetCapability', { deviceID }, options)
        const outcome = plain(asked, ({ deviceCapability }) => deviceCapability ?? noCapability)
        if (outcome.ok) knowledge.learnCapability(deviceID, outcome.value)
        return outcome
      },
    },
    card: {
      scan: async (deviceID, options) =>
        plain(await ask('card.Card/Scan', { deviceID }, options), ({ cardData }) => cardData?.CSNCardData ?? noCard),
    },
    face: {
      scan: async (deviceID, threshold, options) =>
        plain(
          await ask('face.Face/Scan', { deviceID, enrollThreshold: threshold }, options),
          ({ faceData }) => faceData ?? noFace,
        ),
      normalize: async (deviceID, picture, options) => {
        const flaw = flawOfPicture(picture)
        if (flaw !== null) return fail(flaw)
        const asked = await ask('face.Face/Normalize', { deviceID, unwrappedImageData: picture }, options)
        return plain(asked, ({ wrappedImageData }) => wrappedImageData)
      },
      extract: async (deviceID, picture, isWarped, options) => {
        const flaw = flawOfPicture(picture)
        if (flaw !== null) return fail(flaw)
        const asked = await ask('face.Face/Extract', { deviceID, imageData: picture, isWarped }, options)
        return plain(asked, ({ templateData }) => templateData)
      },
    },
    standing: () => channel.standing(),
    onStanding: (listener) => channel.onStanding(listener),
    close: () => channel.close(),
  }
}

const realTimer: StartTimer = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds)
  return () => clearTimeout(timer)
}

// In proto3 a message that is all zeros need not be sent.
const noBytes = new Uint8Array()
const noCard: CSNCardData = { type: 0, size: 0, data: noBytes }
const noFace: FaceData = {
  index: 0,
  flag: 0,
  templates: [],
  imageData: noBytes,
  irTemplates: [],
  irImageData: noBytes,
}
const noCapabilityInfo: CapabilityInfo = {
  maxNumOfUser: 0,
  cardSupported: false,
  fingerSupported: false,
  faceSupported: false,
  userNameSupported: false,
  userPhotoSupported: false,
  alphanumericIDSupported: false,
  jobCodeSupported: false,
}
const noCapability: DeviceCapability = {
  maxCardsPerUser: 0,
  maxFacesPerUser: 0,
  maxFingerprintsPerUser: 0,
  faceExSupported: false,
  extendedAuthSupported: false,
  updateUserSupported: false,
}
