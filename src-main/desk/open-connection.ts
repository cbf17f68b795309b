import type { Trust } from '../../src-preload/contract/server.ts'
import { createBioStarClient, type BioStarClient } from '../biostar/client.ts'
import type { ConnectionMonitor } from '../biostar/connection-monitor.ts'
import { createSentMails } from '../biostar/sent-mails.ts'
import { formatOrigin, formatServerAddress } from '../biostar/server-address.ts'
import type { ServerRecord } from '../biostar/server-record.ts'
import { createTransport } from '../biostar/transport.ts'
import type { Clock } from '../domain/clock.ts'
import type { StartTimer } from '../domain/timer.ts'
import { createGatewayClient } from '../gateway/create-gateway-client.ts'
import { enrollThroughGateway } from '../gateway/enrollment/enrollment-through-gateway.ts'
import { evidenceOfGateway } from '../gateway/gateway-evidence.ts'
import { loadGatewayProtocol } from '../gateway/protocol.ts'
import type { Log } from '../observe/log.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { tellSentMails } from '../outbox/tell-sent-mails.ts'
import { keepDeskPassword } from '../vault/desk-password.ts'
import type { Vault } from '../vault/vault.ts'
import type { Connection } from './server-link.ts'

/** What every conversation is opened with. */
export interface ConnectingParts {
  readonly monitor: ConnectionMonitor
  readonly outbox: Pick<Outbox, 'mails' | 'wake'>
  readonly clock: Clock
  readonly startTimer: StartTimer
  readonly log: Log
}

/** Opens the conversation with the paired server, overheard by the connection indicator. */
export function connectServer(
  record: ServerRecord,
  onCertificateSeen: (validTo: string) => void,
  { monitor, outbox, clock, startTimer, log }: ConnectingParts,
): Connection {
  const transport = createTransport(record, {
    log,
    clock,
    onHandshake: ({ certificateValidTo }) => {
      onCertificateSeen(certificateValidTo)
    },
  })
  const { host } = record.address
  const overheard = monitor.watch({ host, transport })
  const server = formatServerAddress(record.address)
  const sentMails = createSentMails()
  tellSentMails(sentMails, outbox.mails(), server)
  const live = { open: transport.openTrusted, origin: formatOrigin(record.address), startTimer }
  const plain = createBioStarClient({ transport: overheard, host, clock, log, sentMails, live })
  const client: BioStarClient = {
    ...plain,
    async signIn(credentials, options) {
      const entered = await plain.signIn(credentials, options)
      if (entered.ok && entered.value.version !== null) monitor.learnVersion(entered.value.version)
      return entered
    },
  }
  return { client, bioStar: client, deskPassword: null }
}

/** What a conversation with a gateway is opened with besides. */
export interface ConnectingTerminalsParts extends ConnectingParts {
  readonly vault: Vault
  /** Where the proto files are. */
  readonly folder: string
}

/** Opens the conversation with the device gateway in the place of a server; the outbox hears when terminals come. */
export function connectTerminals(
  { address }: ServerRecord,
  { pem, sha256 }: Extract<Trust, { kind: 'pinnedAuthority' }>,
  { monitor, outbox, clock, startTimer, log, vault, folder }: ConnectingTerminalsParts,
): Connection {
  const protocol = loadGatewayProtocol(folder)
  const client = createGatewayClient({ ...address, authority: pem, protocol, log, startTimer })
  const deskPassword = keepDeskPassword(vault, `${formatServerAddress(address)}#${sha256}`, clock)
  const look = monitor.watchGateway(async () => evidenceOfGateway(await client.connect.getDeviceList()))
  client.onStanding((standing) => {
    if (standing === 'connected' || standing === 'lost') look()
  })
  const onTerminals = (): void => {
    outbox.wake('reachable')
  }
  const server = enrollThroughGateway({ client, password: deskPassword, clock, startTimer, onTerminals })
  return { client: server, bioStar: null, deskPassword }
}
