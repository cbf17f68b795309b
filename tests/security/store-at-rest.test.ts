import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  aJob,
  filesIn,
  leftByPowerCut,
  newKeys,
  openHere,
  ownFolder,
  saved,
} from '../integration/storage/store-room.ts'

const name = 'Wilhelmina Canary-Vogel'
const email = 'wilhelmina.canary@example.org'
const personId = '7345198'
const words = 'wears an eye patch of velvet'

/** How often each secret is found in the files of a folder, in any of the encodings a program may write it in. */
async function hitsIn(folder: string, secrets: ReadonlyMap<string, Buffer>): Promise<Record<string, number>> {
  const files = [...(await filesIn(folder)).values()]
  if (files.length === 0) throw new Error('no file was looked at')
  const spellings = (secret: Buffer): readonly Buffer[] => [
    secret,
    Buffer.from(secret.toString('latin1'), 'utf16le'),
    Buffer.from(secret.toString('base64').slice(4, -4)),
    Buffer.from(secret.toString('hex')),
  ]
  const count = (secret: Buffer): number =>
    files.filter((file) => spellings(secret).some((spelling) => file.includes(spelling))).length
  return Object.fromEntries([...secrets].map(([what, secret]) => [what, count(secret)]))
}

describe('the files of the store', () => {
  it('say nothing about anybody: not while it works, not after a power cut, not once it is closed', async () => {
    const [folder, keys] = [join(await ownFolder(), 'store'), newKeys()]
    const picture = randomBytes(30_000)
    const secrets = new Map([
      ['name', Buffer.from(name)],
      ['email', Buffer.from(email)],
      ['person', Buffer.from(personId)],
      ['words', Buffer.from(words)],
      // Past the head, which pictures may have in common.
      ['picture', picture.subarray(1_000, 1_024)],
      ['data key', keys.dataKey],
      ['station key', Buffer.from(keys.stationKey.split('\n')[1] ?? '')],
    ])
    const nothing = Object.fromEntries([...secrets.keys()].map((what) => [what, 0]))

    // The search finds what it is to find: the same things, written in clear.
    const clear = join(await ownFolder(), 'clear')
    await mkdir(clear)
    for (const [what, secret] of secrets) {
      await writeFile(join(clear, what), Buffer.concat([Buffer.from('before '), secret, Buffer.from(' after')]))
    }
    const each = Object.fromEntries([...secrets.keys()].map((what) => [what, 1]))
    expect(await hitsIn(clear, secrets)).toEqual(each)

    const job = aJob({ record: JSON.stringify({ name, email, personId }) })
    const server = 'biostar.example.org:443'
    const store = await openHere(folder, keys)
    await saved(store, {
      jobs: [job],
      pictures: [
        { job: job.id, role: 'profilePhoto', bytes: picture, boundTo: JSON.stringify([server, personId, name]) },
        { job: job.id, role: 'facePicture', bytes: picture, boundTo: JSON.stringify([server, personId, name]) },
      ],
      entries: [
        {
          at: '2026-11-27T09:00:00.000Z',
          server,
          operatorId: '7',
          facts: { kind: 'consentWithdrawn', job: job.id, cancelledJobs: 0 },
          person: { server, id: personId, job: job.id, name, overrideWords: words },
        },
      ],
    })
    expect(await hitsIn(folder, secrets)).toEqual(nothing)
    expect(await hitsIn(await leftByPowerCut(folder), secrets)).toEqual(nothing)
    store.rest()
    expect(await hitsIn(folder, secrets)).toEqual(nothing)
    await store.close()
    // Database, copy and keys.
    expect((await filesIn(folder)).size).toBe(3)
    expect(await hitsIn(folder, secrets)).toEqual(nothing)

    // A damaged one that was put back together says no more.
    await writeFile(join(folder, 'station.sqlite'), Buffer.alloc(50_000, 1))
    const restored = await openHere(folder, keys)
    expect(restored.keeping).toMatchObject({ restoredFrom: expect.any(String) as string })
    expect(restored.readJobs().jobs).toEqual([job])
    expect(await hitsIn(folder, secrets)).toEqual(nothing)
  })
})
