import { afterAll, describe, expect, test } from 'vitest'
import type { GatewayFailure, GatewayOutcome, PerTerminal } from '../../../src-main/gateway/gateway-client.ts'
import type { Row } from './conformance-row.ts'
import { rows } from './conformance-rows.ts'
import { openRoom, terminals, type GatewayRoom } from './gateway-room.ts'
import type { GatewayClientParts } from '../../../src-main/gateway/create-gateway-client.ts'
import type { GatewaySimulatorOptions } from '../../../tools/simulator/gateway/index.ts'

// What each call does in each case. A cell that cannot be (a user for a call that names none) is not tested and stays empty in the table
// that is printed at the end; every other one was.

const columns = [
  'success',
  'limits',
  'unknown user',
  'unknown device',
  'offline device',
  'deadline',
  'partial failure',
  'old names',
] as const

const table = new Map<string, Map<string, string>>()

function passed(row: Row, column: (typeof columns)[number], mark = 'yes'): void {
  const cells = table.get(row.rpc) ?? new Map<string, string>()
  table.set(row.rpc, cells.set(column, mark))
}

/** The first of the people that the simulator invents. */
const somebody = '1001'
const nobody = '7654321'

async function withRoom(
  run: (room: GatewayRoom) => Promise<void>,
  options?: GatewaySimulatorOptions,
  parts?: Partial<GatewayClientParts>,
): Promise<void> {
  const room = await openRoom(options, parts)
  try {
    await run(room)
  } finally {
    await room.close()
  }
}

/** The outcome of a row at one terminal, whichever way it is asked. */
async function outcomeAt(
  row: Row,
  room: GatewayRoom,
  deviceID: number,
  userID = somebody,
): Promise<GatewayOutcome<unknown>> {
  if (!row.several) return row.call(room.client, deviceID, userID)
  const outcome = (await row.call(room.client, [deviceID], userID)).get(deviceID)
  if (outcome === undefined) throw new Error('a terminal that was asked has no outcome')
  return outcome
}

function failuresIn(outcome: GatewayOutcome<unknown> | PerTerminal): readonly GatewayFailure[] {
  const all = 'ok' in outcome ? [outcome] : [...outcome.values()]
  return all.flatMap((each) => (each.ok ? [] : [each.failure]))
}

describe.each(rows)('$rpc', (row) => {
  const ofTerminal = row.several || row.ofTerminal
  /** A cell that cannot be is no test: one that is skipped would look like something left undone. */
  const where = (applies: boolean): readonly Row[] => (applies ? [row] : [])

  test('does its work', async () => {
    await withRoom(async (room) => {
      if (!row.several) row.prepare?.(room.simulator, terminals.main)
      const outcome = await outcomeAt(row, room, terminals.main)
      if (!outcome.ok) throw new Error(outcome.failure.kind)
      const [actual, expected] = row.proof(room.simulator.terminal(terminals.main), outcome.value)
      expect(actual).toEqual(expected)
      expect(room.simulator.calls.count(row.rpc)).toBe(1)
      passed(row, 'success')
    })
  })

  test.each(where(Object.keys(row.limits).length > 0))('sends nothing beyond a limit', async () => {
    await withRoom(async (room) => {
      const reasons: string[] = []
      // Each row keeps its own kind of "where"; the two are told apart by the row alone.
      const calls = row.several
        ? Object.entries(row.limits).map(([reason, call]) => ({
            reason,
            ask: () => call(room.client, [terminals.main, terminals.second]),
          }))
        : Object.entries(row.limits).map(([reason, call]) => ({ reason, ask: () => call(room.client, terminals.main) }))
      for (const { reason, ask } of calls) {
        const outcome = await ask()
        const flaw: unknown = expect.objectContaining({ kind: 'terminalLimit', reason })
        expect({ reason, failures: failuresIn(outcome) }).toEqual({
          reason,
          failures: row.several ? [flaw, flaw] : [flaw],
        })
        reasons.push(reason)
      }
      expect(room.simulator.calls.all()).toEqual([])
      passed(row, 'limits', String(reasons.length))
    })
  })

  test.each(where(row.needsUser))('says that the terminal does not know the user', async () => {
    await withRoom(async (room) => {
      expect(await outcomeAt(row, room, terminals.main, nobody)).toMatchObject({
        ok: false,
        failure: { kind: 'terminalUserUnknown' },
      })
      passed(row, 'unknown user')
    })
  })

  test.each(where(ofTerminal))('says that the gateway does not know the terminal', async () => {
    await withRoom(async (room) => {
      expect(await outcomeAt(row, room, terminals.unknown)).toEqual({ ok: false, failure: { kind: 'terminalUnknown' } })
      passed(row, 'unknown device')
    })
  })

  test.each(where(ofTerminal))('says that the terminal is not connected', async () => {
    await withRoom(async (room) => {
      expect(await outcomeAt(row, room, terminals.offline)).toEqual({
        ok: false,
        failure: { kind: 'terminalUnreachable' },
      })
      passed(row, 'offline device')
    })
  })

  test('says that there was no answer in time, and whether something may have changed', async () => {
    await withRoom(
      async (room) => {
        // Connected first: what is waited for is the answer, not the connection.
        await room.client.connect.getDeviceList()
        const hold = room.simulator.hold(ofTerminal ? { rpc: row.rpc, deviceID: terminals.main } : { rpc: row.rpc })
        const asked = outcomeAt(row, room, terminals.main)
        await hold.arrived
        const changes = /\/(?:Enroll|Update|Delete|Set)/u.test(row.rpc)
        expect(await asked).toEqual({
          ok: false,
          failure: { kind: 'gatewayTooLate', reason: changes ? 'changing' : 'reading' },
        })
        passed(row, 'deadline')
      },
      {},
      { patienceOf: () => 400 },
    )
  })

  describe.each(where(row.several))('at several terminals', () => {
    test.each(['statusDetails', 'response'] as const)('tells each apart, from the %s', async (multiErrors) => {
      await withRoom(
        async (room) => {
          if (!row.several) throw new Error('not a call to several terminals')
          const where = [terminals.offline, terminals.main, terminals.unknown, terminals.second]
          const outcomes = await row.call(room.client, where, somebody)
          expect([...outcomes]).toEqual([
            [terminals.offline, { ok: false, failure: { kind: 'terminalUnreachable' } }],
            [terminals.main, { ok: true, value: null }],
            [terminals.unknown, { ok: false, failure: { kind: 'terminalUnknown' } }],
            [terminals.second, { ok: true, value: null }],
          ])
          expect(room.simulator.calls.count(row.rpc)).toBe(1)
          passed(row, 'partial failure', 'both ways')
        },
        { multiErrors },
      )
    })
  })

  test('is found under its older name, and asked by it from then on', async () => {
    await withRoom(
      async (room) => {
        if (!row.several) row.prepare?.(room.simulator, terminals.main)
        expect(await outcomeAt(row, room, terminals.main)).toMatchObject({ ok: true })
        // The details of a failed call are named the older way, too.
        const unreachable = { ok: false, failure: { kind: 'terminalUnreachable' } }
        const away = ofTerminal ? await outcomeAt(row, room, terminals.offline) : unreachable
        expect(away).toEqual(unreachable)
        passed(row, 'old names')
      },
      { naming: 'old' },
    )
  })
})

afterAll(() => {
  const widths = [26, ...columns.map((column) => Math.max(column.length, 9))]
  const line = (cells: readonly string[]): string =>
    cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ')
  const lines = rows.map(({ rpc }) => line([rpc, ...columns.map((column) => table.get(rpc)?.get(column) ?? '')]))
  process.stdout.write(`\n${line(['call', ...columns])}\n${lines.join('\n')}\n`)
})
