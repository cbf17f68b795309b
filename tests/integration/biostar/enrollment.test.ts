import { describe, expect, it } from 'vitest'
import type { BioStarClient } from '../../../src-main/biostar/client.ts'
import { demoLogin, demoOperators, notablePeople, simulatorVersions } from '../../../tools/simulator/index.ts'
import { drawnPhoto, openDesk, openServer, openSignedIn, valueOf } from './client-room.ts'

/** What the bodies of our own requests never hold: each of them did harm on some server (reference sections 1.2 and 4.7). */
function harmIn({ method, body }: { readonly method: string; readonly body: unknown }): string[] {
  const text = JSON.stringify(body ?? null)
  const forbidden = ['"credentials"', '"user_custom_fields"', '"cards"', '"fingerprint_templates"']
  const inUpdates = ['"email"', '"user_group_id"', '"start_datetime"', '"access_groups"']
  return [...forbidden, ...(method === 'PUT' ? inUpdates : [])].filter((key) => text.includes(key))
}

/** What is asked once in a session, not for each enrollment: the conditions of the mail, and which fields the site has. */
async function settleIn(client: BioStarClient): Promise<void> {
  valueOf(await client.readMailReadiness({}))
  valueOf(await client.readPerson(notablePeople.disabled, {}))
}

describe('the enrollment of a known person', () => {
  it('costs five requests beyond type-ahead, all on one connection', async () => {
    const { client, simulator } = await openSignedIn()
    await settleIn(client)
    for (const text of ['a', 'ay', 'ayl', 'aylin'])
      valueOf(await client.searchPeople({ text, offset: 0, limit: 50 }, {}))

    const { connections, tlsHandshakes } = simulator.counters.snapshot()
    simulator.counters.reset()
    const person = valueOf(await client.readPerson('1001', {}))
    if (person.photo.kind !== 'present') throw new Error('person 1001 has a photo')
    const seen = { kind: 'digest', digest: person.photo.digest } as const
    valueOf(await client.uploadPhoto({ id: '1001', photo: drawnPhoto(90), seen }, {}))
    valueOf(await client.sendMail({ id: '1001', language: 'en', again: false }, {}))
    expect(simulator.counters.requestsByRoute).toEqual({
      'GET /api/users/:id': 3,
      'PUT /api/users/:id': 1,
      'POST /api/v2/send_email': 1,
    })
    expect({ connections, tlsHandshakes }).toEqual({ connections: 1, tlsHandshakes: 1 })
    expect(simulator.counters).toMatchObject({ requests: 5, connections: 0, tlsHandshakes: 0 })
  })

  it('is no dearer for who may not read the settings', async () => {
    const { client, simulator } = await openSignedIn({}, demoOperators.desk)
    await settleIn(client)
    simulator.counters.reset()
    const { photo } = valueOf(await client.readPerson('1010', {}))
    expect(photo).toEqual({ kind: 'absent' })
    valueOf(await client.uploadPhoto({ id: '1010', photo: drawnPhoto(91), seen: { kind: 'none' } }, {}))
    valueOf(await client.sendMail({ id: '1010', language: 'ja', again: false }, {}))
    expect(simulator.counters.requests).toBe(5)
  })
})

describe.each(simulatorVersions)('a whole day at a server of version %s', (version) => {
  it.each(['as-captured', 'missing', 'string'] as const)('with empty lists %s', async (emptyLists) => {
    const simulator = await openServer({ version, settings: { emptyLists } })
    const { client } = openDesk(simulator)
    valueOf(await client.signIn(demoLogin, {}))
    const found = valueOf(await client.searchPeople({ text: 'Quỳnh', offset: 0, limit: 10 }, {}))
    expect(found.people[0]).toMatchObject({ id: '1010', name: 'Nguyễn Quỳnh' })
    const ground = valueOf(await client.prepareCreation({}))
    const draft = {
      id: ground.nextId ?? '',
      name: 'Zoë Example',
      email: 'zoe@example.org',
      phone: null,
      userGroupId: ground.userGroups[0]?.id ?? '',
      accessGroupIds: ground.accessGroups.slice(0, 1).map(({ id }) => id),
      start: '2025-01-01T00:00',
      expiry: '2030-12-31T23:59',
    }
    const { id } = valueOf(await client.createPerson(draft, {}))
    const photo = drawnPhoto(92)
    expect(valueOf(await client.uploadPhoto({ id, photo, seen: { kind: 'none' } }, {})).confirmed).toBe('sameBytes')
    valueOf(await client.readMailReadiness({}))
    valueOf(await client.sendMail({ id, language: 'en', again: false }, {}))
    expect(simulator.mails.map(({ email }) => email)).toEqual(['zoe@example.org'])
    const person = valueOf(await client.readPerson(id, {}))
    expect(person).toMatchObject({ name: 'Zoë Example', standing: 'active', photo: { kind: 'present', bytes: photo } })
    valueOf(await client.removePhoto(id, {}))
    valueOf(await client.deletePerson(id, {}))
    await client.signOut()

    const { entries } = simulator.requests
    expect(entries.length).toBeGreaterThan(12)
    expect(entries.flatMap(harmIn)).toEqual([])
    expect(entries.filter(({ path }) => path.length > 1 && path.endsWith('/'))).toEqual([])
  })
})

describe('a server whose envelopes are mixed up', () => {
  it.each(['A', 'B', 'C', 'D'] as const)('is understood when everything comes as %s', async (shape) => {
    const envelopes = { v1: shape, v2: shape, mail: shape }
    const { client, simulator } = await openSignedIn({ settings: { envelopes } })
    const found = valueOf(await client.searchPeople({ text: 'Quỳnh', offset: 0, limit: 10 }, {}))
    expect(found.people[0]?.id).toBe('1010')
    valueOf(await client.uploadPhoto({ id: '1010', photo: drawnPhoto(93), seen: { kind: 'none' } }, {}))
    valueOf(await client.sendMail({ id: '1010', language: 'en', again: false }, {}))
    expect(simulator.mails).toHaveLength(1)
    expect(await client.readPerson('9999', {})).toEqual({ ok: false, failure: { kind: 'personNotFound' } })
  })
})
