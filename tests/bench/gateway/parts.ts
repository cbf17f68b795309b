import { randomBytes } from 'node:crypto'
import { compareUsers } from '../../../src-main/gateway/compare-users.ts'
import { openSetting } from '../../../src-main/gateway/auth-modes.ts'
import { everyInfoPart } from '../../../src-main/gateway/masks.ts'
import type { UserHdr, UserInfo } from '../../../src-main/gateway/messages.ts'
import type { Findings, Part } from '../part.ts'
import { compare } from '../series.ts'
import { startBenchGateway } from './gateway-process.ts'
import { byTurns, comparisonsOf } from './turns.ts'

/** Throws when a measurement would measure a failure. */
function must<Value>(outcome: { ok: true; value: Value } | { ok: false; failure: { kind: string } }): Value {
  if (!outcome.ok) throw new Error(`not done: ${outcome.failure.kind}`)
  return outcome.value
}

const thousands = (count: number): string => count.toLocaleString('en')

/** Measures the headers of all users of one terminal, which come in one message. */
export function listOf(people: number): Part {
  return {
    name: 'list',
    title: `List of ${thousands(people)} users`,
    async measure({ quick, tell }): Promise<Findings> {
      const gateway = await startBenchGateway(1, people)
      try {
        const turns = await byTurns(
          quick ? 3 : 9,
          async () => {
            if (must(await gateway.client.user.getList(1)).length !== people) throw new Error('users are missing')
          },
          async () => {
            const { hdrs } = (await gateway.ask('user.User/GetList', { deviceID: 1 })) as { hdrs: readonly UserHdr[] }
            if (hdrs.length !== people) throw new Error('users are missing')
          },
          tell,
        )
        return { comparisons: comparisonsOf('list', turns), remarks: [] }
      } finally {
        await gateway.end()
      }
    },
  }
}

/** Measures users read whole, photos and faces included, in batches that nobody keeps. */
export function readingOf(people: number): Part {
  return {
    name: 'read',
    title: `${thousands(people)} users read whole`,
    async measure({ quick, tell }): Promise<Findings> {
      const gateway = await startBenchGateway(1, people)
      try {
        const userIDs = must(await gateway.client.user.getList(1)).map(({ ID }) => ID)
        const batch = 1_000
        const turns = await byTurns(
          quick ? 2 : 5,
          async () => {
            let read = 0
            must(
              await gateway.client.user.readBatches(1, userIDs, everyInfoPart, (users) => {
                read += users.length
              }),
            )
            if (read !== people) throw new Error('users are missing')
          },
          async () => {
            for (let from = 0; from < userIDs.length; from += batch)
              await gateway.ask('user.User/Get', { deviceID: 1, userIDs: userIDs.slice(from, from + batch) })
          },
          tell,
        )
        return {
          comparisons: comparisonsOf('read', turns),
          remarks: [`The bare loop asks for ${thousands(batch)} at a time; the client begins with 200 and learns.`],
        }
      } finally {
        await gateway.end()
      }
    },
  }
}

/** A user with a photo and a visual face, as a station enrols one. */
function newUser(number: number): UserInfo {
  return {
    hdr: { ID: String(2_000_000 + number), numOfCard: 1, numOfFinger: 0, numOfFace: 1, authGroupID: 0, updateMask: 0 },
    setting: openSetting,
    name: `Somebody ${String(number)}`,
    cards: [{ type: 1, size: 32, data: Buffer.from((number + 1).toString(16).padStart(64, '0'), 'hex') }],
    fingers: [],
    faces: [
      {
        index: 0,
        flag: 0x101,
        templates: [randomBytes(552), randomBytes(552)],
        imageData: randomBytes(8_000),
        irTemplates: [randomBytes(552)],
        irImageData: Buffer.alloc(0),
      },
    ],
    accessGroupIDs: [1, 2],
    jobCodes: [],
    PIN: Buffer.alloc(0),
    photo: randomBytes(14_000),
  }
}

/** Measures many users put on five terminals at once. */
export function enrolmentOf(count: number): Part {
  return {
    name: 'enrol',
    title: `${thousands(count)} users enrolled on 5 terminals`,
    async measure({ quick, tell }): Promise<Findings> {
      const gateway = await startBenchGateway(5, 0)
      try {
        const users = Array.from({ length: count }, (_, index) => newUser(index))
        const deviceIDs = [1, 2, 3, 4, 5]
        const batch = 200
        const turns = await byTurns(
          quick ? 3 : 9,
          async () => {
            const outcomes = await gateway.client.user.enrollMulti(deviceIDs, users, true)
            for (const outcome of outcomes.values()) must(outcome)
          },
          async () => {
            for (let from = 0; from < users.length; from += batch)
              await gateway.ask('user.User/EnrollMulti', {
                deviceIDs,
                users: users.slice(from, from + batch),
                overwrite: true,
              })
          },
          tell,
        )
        return {
          comparisons: comparisonsOf('enrol', turns),
          remarks: [
            `Each user has a photo of 14,000 bytes and a face of 9,700; the bare loop sends ${String(batch)} users in a call.`,
          ],
        }
      } finally {
        await gateway.end()
      }
    },
  }
}

/** Measures the most memory a comparison of two terminals takes, for few users and for ten times as many. */
export function comparisonOf(few: number): Part {
  const many = few * 10
  return {
    name: 'compare',
    title: `Memory of comparing ${thousands(many)} users between 2 terminals`,
    async measure({ tell }): Promise<Findings> {
      const peaks: number[] = []
      const times: string[] = []
      for (const people of [few, many]) {
        const gateway = await startBenchGateway(2, people)
        try {
          let peak = 0
          const watch = setInterval(() => {
            const { heapUsed, external } = process.memoryUsage()
            peak = Math.max(peak, (heapUsed + external) / 2 ** 20)
          }, 10)
          const begun = performance.now()
          const { users, different } = must(await compareUsers(gateway.client, [1, 2], null, () => undefined))
          clearInterval(watch)
          if (users !== people || different !== 0) throw new Error('the comparison saw something else')
          const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
          tell(`${thousands(people)} users: ${peak.toFixed(0)} MB at most, ${seconds} s`)
          peaks.push(peak)
          times.push(`${thousands(people)} users in ${seconds} s`)
        } finally {
          await gateway.end()
        }
      }
      const [small = 0, large = 0] = peaks
      return {
        comparisons: [
          compare(
            'memory at most',
            { label: `${thousands(many)} users`, unit: 'MB', values: [large] },
            { label: `${thousands(few)} users`, unit: 'MB', values: [small] },
          ),
        ],
        remarks: [
          `${times.join(', ')}; heap and buffers, garbage included. The lists of ids are all that grows with the users.`,
        ],
      }
    },
  }
}
