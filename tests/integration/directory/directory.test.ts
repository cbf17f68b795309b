import { randomBytes } from 'node:crypto'
import { readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sweepEvery, lookEvery, tryAgainAfter } from '../../../src-main/directory/directory-sweeps.ts'
import { known } from '../../../src-preload/contract/fact.ts'
import { directoryAnswerSchema } from '../../../src-preload/contract/directory.ts'
import { someone } from '../../unit/directory/people.ts'
import { bytesOf, isRested, ListedServer, openDirectory, openFolder, type Room } from './directory-room.ts'

const people = [
  someone('1001', 'Aylin Demir', { email: 'aylin.demir@example.org', phone: '+49 30 551234' }),
  someone('1002', 'Saoirse O’Brien'),
  someone('1003', '김서연'),
]

function serverWith(listed = people): ListedServer {
  const server = new ListedServer()
  server.people = listed
  return server
}

async function sweptRoom(folder: string, change: Partial<Room['desk']> = {}): Promise<Room> {
  const room = openDirectory(folder, change, serverWith())
  await room.until(isRested)
  return room
}

describe('the first time', () => {
  it('there is none; it is swept, searched, and as old as the sweep', async () => {
    const room = openDirectory(await openFolder(), {}, serverWith())
    expect(room.directory.state()).toEqual({ kind: 'empty', isSweeping: false })
    await room.until((state) => state.kind === 'empty' && state.isSweeping)
    const state = await room.until(isRested)
    expect(state).toEqual({ kind: 'ready', people: 3, sweptAt: '2027-03-04T10:00:00.000Z', isSweeping: false })
    const answer = await room.directory.search('aylin', 10)
    expect(directoryAnswerSchema.parse(answer)).toEqual({ people: [people[0]], hasMore: false, state })
    expect(await room.find('1003')).toEqual(['1003'])
  })

  it('nobody is signed in: nothing is read, and nobody is found', async () => {
    const room = openDirectory(await openFolder(), { scope: null }, serverWith())
    room.directory.wake('reachable')
    expect(await room.find('aylin')).toEqual([])
    expect(room.server.sweeps).toBe(0)
  })

  it('a list that broke off, or was not complete, does not become the copy', async () => {
    const server = serverWith()
    server.trouble = 'unreachable'
    const room = openDirectory(await openFolder(), {}, server)
    await room.pass(tryAgainAfter)
    server.trouble = 'incomplete'
    await room.pass(tryAgainAfter)
    expect(room.directory.state()).toEqual({ kind: 'empty', isSweeping: false })
    expect(await room.find('aylin')).toEqual([])
    server.trouble = 'none'
    await room.pass(tryAgainAfter)
    await room.until(isRested)
    expect(await room.find('aylin')).toEqual(['1001'])
  })
})

describe('from day to day', () => {
  it('looks for changes often, and sweeps when the list is old', async () => {
    const room = await sweptRoom(await openFolder())
    const asked: string[] = []
    for (let time = 0; time < sweepEvery / lookEvery; time += 1) {
      const before = room.server.sweeps
      await room.pass(lookEvery)
      asked.push(room.server.sweeps > before ? 'list' : 'changes')
    }
    expect(asked).toEqual([...Array<string>(sweepEvery / lookEvery - 1).fill('changes'), 'list'])
  })

  it('drops who is gone with the next sweep, and only then', async () => {
    const room = await sweptRoom(await openFolder())
    room.server.people = people.slice(1)
    await room.pass(lookEvery)
    expect(await room.find('aylin')).toEqual(['1001'])
    await room.pass(sweepEvery)
    await room.until((state) => state.kind === 'ready' && state.people === 2)
    expect(await room.find('aylin')).toEqual([])
  })

  it('learns from a look for changes, from what passes by, and from a deletion', async () => {
    const room = await sweptRoom(await openFolder())
    room.server.changed = { people: [someone('1004', 'Zoe')], isAll: true, newest: 2 }
    await room.pass(lookEvery)
    await room.until((state) => state.kind === 'ready' && state.people === 4)
    room.directory.learn([someone('1002', 'Saoirse Kelly', { hasPhoto: { kind: 'unknown' } })])
    room.directory.forget('1003')
    await room.until((state) => state.kind === 'ready' && state.people === 3)
    expect([
      await room.find('zoe'),
      await room.find('kelly'),
      await room.find('brien'),
      await room.find('1003'),
    ]).toEqual([['1004'], ['1002'], [], []])
    expect((await room.directory.search('1002', 1)).people[0]?.hasPhoto).toEqual(known(true))
  })

  it('sweeps a clock that was set back anew, and a server that is back, but not at every flicker', async () => {
    const room = await sweptRoom(await openFolder())
    await room.pass(-86_400_000)
    await room.until(isRested)
    expect(room.server.sweeps).toBe(2)
    for (let time = 0; time < 5; time += 1) room.directory.wake('reachable')
    expect(room.server.sweeps).toBe(2)
    room.desk.now += 120_000
    room.directory.wake('reachable')
    await room.until((state) => 'isSweeping' in state && state.isSweeping)
    await room.until(isRested)
    expect(room.server.sweeps).toBe(3)
  })

  it('gives a sweep up when the clerk signs out, and the old list stays', async () => {
    const room = await sweptRoom(await openFolder())
    const held = Promise.withResolvers<void>()
    room.server.held = held.promise
    room.server.people = []
    room.directory.wake('signedIn')
    await room.until((state) => 'isSweeping' in state && state.isSweeping)
    room.directory.wake('signedOut')
    held.resolve()
    await room.until(isRested)
    expect(await room.find('aylin')).toEqual(['1001'])
    expect(room.timer.waiting).toBeNull()
  })
})

describe('the next start', () => {
  it('finds everybody before the server was asked, as old as they are, with what changed since', async () => {
    const folder = await openFolder()
    const first = await sweptRoom(folder)
    first.directory.learn([someone('1004', 'Zoe')])
    first.directory.forget('1002')
    await first.directory.stop()
    expect((await readdir(folder)).toSorted()).toEqual(['directory-changes.sealed', 'directory.sealed'])

    const server = serverWith()
    server.trouble = 'unreachable'
    const second = openDirectory(folder, { now: Date.UTC(2027, 2, 5) }, server)
    await second.until(({ kind }) => kind === 'ready')
    expect(second.directory.state()).toMatchObject({ people: 3, sweptAt: '2027-03-04T10:00:00.000Z' })
    expect([await second.find('zoe'), await second.find('1002'), await second.find('aylin')]).toEqual([
      ['1004'],
      [],
      ['1001'],
    ])
  })

  it.each([
    ['a byte is changed', (bytes: Buffer) => bytes.fill(0, 200, 201)],
    ['the end is missing', (bytes: Buffer) => bytes.subarray(0, bytes.byteLength - 3)],
    ['it is empty', () => Buffer.alloc(0)],
    ['it is something else', () => randomBytes(500)],
  ])('sets a damaged copy aside where %s, says so, and sweeps a new one', async (_what, change) => {
    const folder = await openFolder()
    await (await sweptRoom(folder)).directory.stop()
    const path = join(folder, 'directory.sealed')
    await writeFile(path, change(await readFile(path)))

    const server = serverWith()
    const held = Promise.withResolvers<void>()
    server.held = held.promise
    const room = openDirectory(folder, {}, server)
    await room.until(({ kind }) => kind === 'off')
    expect(room.directory.state()).toEqual({ kind: 'off', why: 'damaged' })
    expect(await room.find('aylin')).toEqual([])
    expect(await readdir(folder)).toContain('directory.sealed.damaged')
    held.resolve()
    await room.until(isRested)
    expect(await room.find('aylin')).toEqual(['1001'])
  })

  it('opens nothing with another key, leaves the file in its place, and says so', async () => {
    const folder = await openFolder()
    await (await sweptRoom(folder)).directory.stop()
    const before = await readFile(join(folder, 'directory.sealed'))
    const room = openDirectory(folder, { dataKey: randomBytes(32), scope: null })
    await room.until(({ kind }) => kind === 'off')
    expect(room.directory.state()).toEqual({ kind: 'off', why: 'damaged' })
    expect(await readFile(join(folder, 'directory.sealed'))).toEqual(before)
    expect(room.lines.join()).toContain('otherKey')
  })

  it('removes the copy of another server', async () => {
    const folder = await openFolder()
    await (await sweptRoom(folder)).directory.stop()
    const server = serverWith([someone('1', 'Somebody Else')])
    const room = openDirectory(folder, { server: 'other.example' }, server)
    await room.until(isRested)
    expect([await room.find('aylin'), await room.find('somebody')]).toEqual([[], ['1']])
  })
})

describe('whose copy it is', () => {
  it('a clerk who may see other people gets a copy of their own, and the old one is gone first', async () => {
    const folder = await openFolder()
    const room = await sweptRoom(folder)
    room.directory.wake('signedOut')
    const held = Promise.withResolvers<void>()
    room.server.held = held.promise
    room.server.people = [someone('5', 'A Visitor')]
    room.desk.scope = 'visitors'
    expect(await room.find('aylin')).toEqual([])
    room.directory.wake('signedIn')
    await room.until((state) => state.kind === 'empty' && state.isSweeping)
    expect(await readdir(folder)).toEqual([])
    held.resolve()
    await room.until(isRested)
    expect([await room.find('aylin'), await room.find('visitor')]).toEqual([[], ['5']])
  })

  it('the same after a start', async () => {
    const folder = await openFolder()
    await (await sweptRoom(folder)).directory.stop()
    const room = openDirectory(folder, { scope: 'visitors' }, serverWith([someone('5', 'A Visitor')]))
    await room.until(isRested)
    expect([await room.find('aylin'), await room.find('visitor')]).toEqual([[], ['5']])
  })

  it('what passes by while somebody else’s copy is open is not laid over it', async () => {
    const room = await sweptRoom(await openFolder())
    room.desk.scope = 'visitors'
    room.directory.learn([someone('9', 'Zoe')])
    room.desk.scope = 'all'
    expect(await room.find('zoe')).toEqual([])
  })
})

describe('there is no copy, not even in memory,', () => {
  it('without a data key: the sealed file stays for the key that may come back', async () => {
    const folder = await openFolder()
    await (await sweptRoom(folder)).directory.stop()
    const room = openDirectory(folder, { dataKey: null }, serverWith())
    await room.until(({ kind }) => kind === 'off')
    expect(room.directory.state()).toEqual({ kind: 'off', why: 'cannotKeep' })
    room.directory.learn(people)
    expect(await room.find('aylin')).toEqual([])
    expect([room.server.sweeps, await readdir(folder)]).toEqual([0, ['directory.sealed']])
  })

  it('where it is not wanted: the files are removed, and come back when it is wanted again', async () => {
    const folder = await openFolder()
    const room = await sweptRoom(folder)
    room.desk.wanted = false
    room.directory.wake('settingsChanged')
    await room.until(({ kind }) => kind === 'off')
    expect(room.directory.state()).toEqual({ kind: 'off', why: 'notWanted' })
    expect(await room.find('aylin')).toEqual([])
    expect(await readdir(folder)).toEqual([])
    room.desk.wanted = true
    room.directory.wake('settingsChanged')
    await room.until(isRested)
    expect(await room.find('aylin')).toEqual(['1001'])
  })

  it('without a server: the files are removed', async () => {
    const folder = await openFolder()
    const room = await sweptRoom(folder)
    room.desk.server = null
    room.directory.wake('paired')
    await room.until(({ kind }) => kind === 'off')
    expect(room.directory.state()).toEqual({ kind: 'off', why: 'noServer' })
    expect(await readdir(folder)).toEqual([])
  })
})

describe('on the disk', () => {
  it('no name, address, number or id is to be found, which a planted one is', async () => {
    const folder = await openFolder()
    const room = await sweptRoom(folder)
    room.directory.learn([someone('1004', 'Zoe Planted')])
    await room.directory.stop()
    const words = [
      'Aylin',
      'Demir',
      'aylin.demir@example.org',
      '551234',
      'Brien',
      '김서연',
      'Zoe',
      '1001',
      '1004',
      'All Users',
      'biostar.example',
    ]
    const hits = async (): Promise<readonly string[]> => {
      const bytes = await bytesOf(folder)
      return words.filter((word) => bytes.includes(word))
    }
    // Every word but the short numbers, which any random bytes may hold.
    const telling = (found: readonly string[]): readonly string[] => found.filter((word) => !/^\d{4}$/u.test(word))
    expect(telling(await hits())).toEqual([])
    expect((await stat(join(folder, 'directory.sealed'))).mode & 0o077).toBe(0)
    await writeFile(join(folder, 'canary'), words.join('\n'))
    expect(telling(await hits())).toEqual(telling(words))
    expect(room.lines.join()).not.toMatch(/Aylin|Demir|1001|Planted/u)
  })

  it('a folder that cannot be written leaves the search as it is, and is told in the log', async () => {
    const room = openDirectory('/proc/nowhere', {}, serverWith())
    await room.until(isRested)
    expect(await room.find('aylin')).toEqual(['1001'])
    expect(room.lines.join()).toContain('people not kept')
  })
})

describe('a thread that dies', () => {
  /** Ends the thread, and asks the question that learns of it. */
  async function crash(room: Room): Promise<void> {
    await room.crash()
    expect(await room.find('aylin')).toEqual([])
  }

  it('leaves no question open, and is started again with what is on the disk', async () => {
    const room = await sweptRoom(await openFolder())
    room.server.trouble = 'unreachable'
    const asked = room.directory.search('aylin', 10)
    await room.crash()
    expect((await asked).people.length).toBeLessThanOrEqual(1)
    await crash(room)
    await room.until(({ kind }) => kind === 'ready')
    expect(await room.find('aylin')).toEqual(['1001'])
  })

  it('in the middle of a sweep costs the sweep', async () => {
    const server = serverWith()
    const held = Promise.withResolvers<void>()
    server.held = held.promise
    const room = openDirectory(await openFolder(), {}, server)
    await server.firstPage.promise
    await room.crash()
    held.resolve()
    await room.until(isRested)
    expect(await room.find('aylin')).toEqual(['1001'])
    expect(server.sweeps).toBe(2)
  })

  it('and is back before the next page does not give an old list a new date', async () => {
    const room = await sweptRoom(await openFolder())
    const held = Promise.withResolvers<void>()
    room.server.held = held.promise
    room.server.firstPage = Promise.withResolvers()
    room.server.people = people.slice(1)
    room.desk.now += sweepEvery
    room.directory.wake('signedIn')
    await room.server.firstPage.promise
    await crash(room)
    await room.until(({ kind }) => kind === 'ready')
    expect(room.directory.state()).toMatchObject({ people: 3, sweptAt: '2027-03-04T10:00:00.000Z' })
    held.resolve()
    await room.until((state) => state.kind === 'ready' && !state.isSweeping && state.people === 2)
    expect(room.directory.state()).toMatchObject({ sweptAt: '2027-03-04T10:30:00.000Z' })
    expect(room.server.sweeps).toBe(3)
  })

  it('while a sweep begins costs that sweep, and the next comes by itself', async () => {
    const room = await sweptRoom(await openFolder())
    room.server.people = people.slice(1)
    const sweeping = room.until((state) => 'isSweeping' in state && state.isSweeping)
    room.directory.wake('signedIn')
    await sweeping
    await room.crash()
    await room.until((state) => state.kind === 'ready' && !state.isSweeping && state.people === 2)
    expect(await room.find('aylin')).toEqual([])
  })

  it('again and again is not started for ever', async () => {
    const room = await sweptRoom(await openFolder())
    for (let time = 0; time < 2; time += 1) {
      await crash(room)
      await room.until(({ kind }) => kind === 'ready')
    }
    await crash(room)
    await room.until(({ kind }) => kind === 'off')
    expect(room.directory.state()).toEqual({ kind: 'off', why: 'damaged' })
    expect((await room.directory.search('aylin', 10)).people).toEqual([])
  })
})
