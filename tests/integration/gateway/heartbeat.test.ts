import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { openGatewayChannel } from '../../../src-main/gateway/channel.ts'
import { openRoom, protocol } from './gateway-room.ts'

/** Passes bytes on until it is told to swallow them: a cable that was cut says nothing to either end. */
async function openCable(port: number) {
  let isCut = false
  const ends = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(port, 'localhost')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(from)
      from.on('data', (bytes) => {
        if (!isCut) to.write(bytes)
      })
      from.on('error', () => undefined)
      from.on('close', () => to.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      isCut = true
    },
    close() {
      for (const end of ends) end.destroy()
      server.close()
    },
  }
}

test('a connection that has gone silent is noticed without asking anything', async () => {
  const room = await openRoom()
  const cable = await openCable(room.simulator.port)
  const { authority } = room.simulator
  const heartbeat = { every: 150, patience: 150 }
  const channel = openGatewayChannel({ host: 'localhost', port: cable.port, authority, heartbeat })
  try {
    const { encodeRequest, decodeResponse } = protocol.method('connect.Connect/GetDeviceList')
    const answer = await channel.ask({
      path: '/gsdk.connect.Connect/GetDeviceList',
      encode: encodeRequest,
      decode: decodeResponse,
      request: {},
      patience: 20_000,
    })
    expect(answer.kind).toBe('value')
    const lost = new Promise<void>((resolve) => {
      channel.onStanding((standing) => {
        if (standing === 'lost') resolve()
      })
    })
    cable.cut()
    await lost
    expect(channel.standing()).toBe('lost')
  } finally {
    channel.close()
    cable.close()
    await room.close()
  }
})
