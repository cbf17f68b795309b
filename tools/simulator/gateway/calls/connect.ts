import type { ServiceWork } from './work.ts'
import { statusOf } from '../status-board.ts'
import { on } from './work.ts'

/** A terminal's own port (reference section 9). */
const terminalPort = 51_211

/** Which terminals there are (reference section 7). They are connected with TLS, by the gateway, and again by themselves. */
export const connectWork: ServiceWork = {
  GetDeviceList: on((_request, _call, { terminals }) => ({
    deviceInfos: [...terminals.values()].map((terminal, place) => ({
      deviceID: terminal.deviceID,
      connectionMode: 0,
      // Addresses for documentation (RFC 5737): nobody's.
      IPAddr: `192.0.2.${(place % 250) + 1}`,
      port: terminalPort,
      status: statusOf(terminal),
      autoReconnect: true,
      useSSL: true,
      type: terminal.model.type,
    })),
  })),
}
