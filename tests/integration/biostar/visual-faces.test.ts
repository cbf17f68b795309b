import { describe, expect, it } from 'vitest'
import { known, valueOf as factValue } from '../../../src-preload/contract/fact.ts'
import { demoOperators, notablePeople, releaseOf, simulatorVersions } from '../../../tools/simulator/index.ts'
import { openSignedIn, failureOf, valueOf, type Desk } from './client-room.ts'
import { asBase64, asLogged, facePicture, largestFacePicture } from './face-pictures.ts'

const puts = { method: 'PUT', path: '/api/users/:id' }
const checks = { method: 'PUT', path: '/api/users/check/upload_picture' }
const { ordinary, twoVisualFaces, manyCredentials, withoutPhoto } = notablePeople
const picture = facePicture(1)

const digestsOf = async ({ client }: Desk, id: string) =>
  factValue(valueOf(await client.readPerson(id, {})).heldFaces)?.map(({ digest }) => digest) ?? []

/** The entries of the last change, as the server received them. */
function sentFaces(simulator: Awaited<ReturnType<typeof openSignedIn>>['simulator']): readonly unknown[] {
  const body = simulator.requests.matching(puts).at(-1)?.body
  return (body as { User: { credentials: { visualFaces: readonly unknown[] } } }).User.credentials.visualFaces
}

describe('registering a visual face', () => {
  it('looks, lets the server check the picture, adds it and reads it back: four requests', async () => {
    const { client, simulator } = await openSignedIn()
    simulator.counters.reset()
    const stages: string[] = []
    const options = { onStage: (stage: string) => stages.push(stage) }
    const registered = await client.registerVisualFace({ id: withoutPhoto, picture, replaces: null }, options)
    expect(valueOf(registered)).toEqual({ held: 1 })
    expect(stages).toEqual(['checkingPicture', 'sending', 'confirming'])
    expect(simulator.counters.requestsByRoute).toEqual({
      'GET /api/users/:id': 2,
      'PUT /api/users/check/upload_picture': 1,
      'PUT /api/users/:id': 1,
    })
    expect(simulator.requests.matching(checks)[0]?.body).toEqual(asLogged(picture))
    const body = { User: { credentials: { visualFaces: [asLogged(picture)] } } }
    expect(simulator.requests.matching(puts)[0]?.body).toEqual(body)
  })

  it('leaves everything else of the person as it was', async () => {
    const desk = await openSignedIn()
    const before = desk.simulator.state.people.get(manyCredentials)
    const [held] = await digestsOf(desk, manyCredentials)
    const order = { id: manyCredentials, picture, replaces: null }
    expect(valueOf(await desk.client.registerVisualFace(order, {}))).toEqual({ held: 2 })
    expect((await digestsOf(desk, manyCredentials))[0]).toBe(held)
    const after = desk.simulator.state.people.get(manyCredentials)
    expect(before).toMatchObject({ cards: ['4001234', '4001235'], fingerprints: 2, infraredFaces: 1, pin: '482916' })
    expect(before?.customFields).toHaveLength(2)
    const changed = { visualFaces: [], updatedCount: 0, lastModified: 0 }
    expect({ ...after, ...changed }).toEqual({ ...before, ...changed })
  })

  it('of a third one is full and changes nothing; the one that is chosen is replaced, and the other stays', async () => {
    const desk = await openSignedIn()
    const { client, simulator } = desk
    const [first = '', second = ''] = await digestsOf(desk, twoVisualFaces)
    const order = { id: twoVisualFaces, picture }
    expect(failureOf(await client.registerVisualFace({ ...order, replaces: null }, {}))).toEqual({
      kind: 'visualFacesFull',
    })
    expect(simulator.requests.matching(puts)).toHaveLength(0)
    expect(valueOf(await client.registerVisualFace({ ...order, replaces: first }, {}))).toEqual({ held: 2 })
    const [kept, added] = await digestsOf(desk, twoVisualFaces)
    expect(kept).toBe(second)
    expect([first, second]).not.toContain(added)
  })

  it('in place of one that is gone asks for a new choice', async () => {
    const { client, simulator } = await openSignedIn()
    const order = { id: twoVisualFaces, picture, replaces: '0'.repeat(64) }
    expect(failureOf(await client.registerVisualFace(order, {}))).toEqual({ kind: 'visualFacesChangedMeanwhile' })
    expect(simulator.requests.matching(puts)).toHaveLength(0)
  })

  it('of the very picture that is there already sends no second one', async () => {
    const desk = await openSignedIn()
    const { client, simulator } = desk
    valueOf(await client.registerVisualFace({ id: withoutPhoto, picture, replaces: null }, {}))
    const [held = ''] = await digestsOf(desk, withoutPhoto)
    simulator.requests.clear()
    const again = { id: withoutPhoto, picture, replaces: null }
    expect(valueOf(await client.registerVisualFace(again, {}))).toEqual({ held: 1 })
    expect(simulator.requests.matching(puts)).toHaveLength(0)
    expect(valueOf(await client.registerVisualFace({ ...again, replaces: held }, {}))).toEqual({ held: 1 })
    expect(await digestsOf(desk, withoutPhoto)).toEqual([held])
  })

  it('over another face than the one made of the same picture still replaces that one', async () => {
    const desk = await openSignedIn()
    valueOf(await desk.client.registerVisualFace({ id: ordinary, picture, replaces: null }, {}))
    const [old = '', ours = ''] = await digestsOf(desk, ordinary)
    expect(valueOf(await desk.client.registerVisualFace({ id: ordinary, picture, replaces: old }, {}))).toEqual({
      held: 2,
    })
    expect(await digestsOf(desk, ordinary)).toEqual([ours, ours])
  })

  it('carries a picture of almost 10 MB, once to be checked and once to stay, and writes none of it to the log', async () => {
    const { client, simulator, lines } = await openSignedIn()
    const large = largestFacePicture()
    expect(large.byteLength).toBeGreaterThan(10_000_000)
    simulator.counters.reset()
    valueOf(await client.registerVisualFace({ id: ordinary, picture: large, replaces: null }, {}))
    expect(simulator.counters.requests).toBe(4)
    const inBase64 = Math.ceil(large.byteLength / 3) * 4
    expect(simulator.counters.bytesReceived).toBeGreaterThan(2 * inBase64)
    expect(simulator.counters.bytesReceived).toBeLessThan(2 * inBase64 + 50_000)
    const log = lines.join('\n')
    expect(log).toContain('PUT /api/users/check/upload_picture')
    expect(log.length).toBeLessThan(3_000)
    expect(log).not.toContain(asBase64(large).slice(0, 40))
  })
})

describe.each(simulatorVersions.filter((version) => version !== '2.8.10'))('at a server of version %s', (version) => {
  it('held faces go back as that server spells them, and pictures are its own business', async () => {
    const desk = await openSignedIn({ version, settings: { acceptsEitherTemplateSpelling: false } })
    const { client, simulator } = desk
    const [held] = await digestsOf(desk, ordinary)
    expect(valueOf(await client.registerVisualFace({ id: ordinary, picture, replaces: null }, {}))).toEqual({ held: 2 })
    const [kept, added] = sentFaces(simulator)
    const spelling =
      Number(releaseOf[version].split('.')[1]) < 9 && version !== 'biostar-x' ? 'templateEx' : 'template_ex'
    expect(kept).toMatchObject({
      templates: [{ [spelling]: expect.any(String) as string }, { credential_bin_type: '9' }],
    })
    expect(added).toEqual(asLogged(picture))
    const digests = await digestsOf(desk, ordinary)
    expect(digests).toHaveLength(2)
    expect(digests[0]).toBe(held)
    const [first = ''] = digests
    valueOf(await client.registerVisualFace({ id: ordinary, picture: facePicture(2), replaces: first }, {}))
    expect((await digestsOf(desk, ordinary))[0]).toBe(digests[1])
    valueOf(await client.removeVisualFaces(ordinary, {}))
    expect(valueOf(await client.readPerson(ordinary, {})).heldFaces).toEqual(known([]))
  })
})

describe('at a server from before the upload of pictures', () => {
  it('the check is not asked for, and the refusal says that the server is too old', async () => {
    const { client, simulator } = await openSignedIn({ version: '2.8.10' })
    const failure = failureOf(await client.registerVisualFace({ id: withoutPhoto, picture, replaces: null }, {}))
    expect(failure).toMatchObject({ kind: 'notSupported', answer: { code: '30005' } })
    expect(simulator.requests.matching(checks)).toHaveLength(0)
  })
})

describe('at a server that keeps no pictures of faces', () => {
  it('the templates go back alone', async () => {
    const desk = await openSignedIn({ settings: { storeVisualFaceImage: false } })
    const { client, simulator } = desk
    const person = valueOf(await client.readPerson(ordinary, {}))
    expect(person.heldFaces).toMatchObject(known([{ picture: { kind: 'absent' } }]))
    expect(valueOf(await client.registerVisualFace({ id: ordinary, picture, replaces: null }, {}))).toEqual({ held: 2 })
    expect(Object.keys(sentFaces(simulator)[0] as object)).toEqual(['templates'])
  })

  it('a face keeps its name when the pictures are given up', async () => {
    const desk = await openSignedIn()
    const before = await digestsOf(desk, twoVisualFaces)
    desk.simulator.setSettings({ storeVisualFaceImage: false })
    expect(await digestsOf(desk, twoVisualFaces)).toEqual(before)
  })
})

describe('reading a person with visual faces', () => {
  it('shows them with their pictures, and none of their templates', async () => {
    const { client } = await openSignedIn()
    const person = valueOf(await client.readPerson(twoVisualFaces, {}))
    const shown = { picture: { kind: 'present', type: 'image/jpeg' } }
    expect(person.heldFaces).toMatchObject(known([shown, shown]))
    expect(person.visualFaces).toEqual(known(2))
    const keys = factValue(person.heldFaces)?.flatMap((face) => Object.keys(face))
    expect(new Set(keys)).toEqual(new Set(['digest', 'picture']))
  })
})

describe('removing the visual faces', () => {
  it('empties the list and touches nothing else, and may be asked twice', async () => {
    const { client, simulator } = await openSignedIn()
    const before = simulator.state.people.get(manyCredentials)
    expect(valueOf(await client.removeVisualFaces(manyCredentials, {}))).toEqual({})
    expect(valueOf(await client.removeVisualFaces(manyCredentials, {}))).toEqual({})
    expect(simulator.requests.matching(puts)[0]?.body).toEqual({ User: { credentials: { visualFaces: [] } } })
    const after = simulator.state.people.get(manyCredentials)
    expect(after?.visualFaces).toEqual([])
    const changed = { visualFaces: [], updatedCount: 0, lastModified: 0 }
    expect({ ...after, ...changed }).toEqual({ ...before, ...changed })
  })

  it('of nobody, or without the right, is refused', async () => {
    const { client } = await openSignedIn()
    expect(failureOf(await client.removeVisualFaces('9999', {}))).toEqual({ kind: 'personNotFound' })
    const watching = await openSignedIn({}, demoOperators.readOnly)
    expect(failureOf(await watching.client.removeVisualFaces(ordinary, {}))).toMatchObject({ kind: 'permissionDenied' })
  })

  it('looks after a lost answer, and asks again only when they are still there', async () => {
    const { client, simulator } = await openSignedIn()
    simulator.faults.next(puts, { kind: 'reset-after-commit' })
    valueOf(await client.removeVisualFaces(ordinary, {}))
    expect(simulator.requests.matching(puts)).toHaveLength(1)
    simulator.faults.next(puts, { kind: 'reset-before-answer' })
    valueOf(await client.removeVisualFaces(twoVisualFaces, {}))
    expect(simulator.requests.matching(puts)).toHaveLength(3)
    expect(simulator.state.people.get(twoVisualFaces)?.visualFaces).toEqual([])
  })
})
