import { decode } from 'jpeg-js'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { drawPortrait, markPicture, markableCodes, notablePeople } from '../../../tools/simulator/index.ts'
import { pictureDigest } from '../../../tools/simulator/request-log.ts'
import { stage } from './stage.ts'
import type { WireAnswer, WireClient } from './wire-client.ts'

const check = '/api/users/check/upload_picture'
const photo = drawPortrait(3, 300, 400)

const checked = async (client: WireClient, template_ex_picture: unknown): Promise<WireAnswer> =>
  client.send('PUT', check, { template_ex_picture })

const putFaces = async (client: WireClient, id: string, visualFaces: unknown): Promise<WireAnswer> =>
  client.send('PUT', `/api/users/${id}`, { User: { credentials: { visualFaces } } })

const faces = async (client: WireClient, id: string): Promise<readonly Record<string, unknown>[]> => {
  const answer = await client.send('GET', `/api/users/${id}`)
  return (answer.at('User.credentials.visualFaces') ?? []) as Record<string, unknown>[]
}

function sizeOf(base64: unknown): readonly number[] {
  const { width, height } = decode(Buffer.from(String(base64), 'base64'))
  return [width, height]
}

describe('checking a picture for a visual face', () => {
  it('answers the normalised face and a template for each generation of terminals', async () => {
    const { client } = await stage()
    const answer = await checked(client, photo)
    expect([answer.status, answer.code]).toEqual([200, '0'])
    expect(Object.keys(answer.json as object)).toEqual(['image', 'image_template', 'image_template_2', 'Response'])
    expect(sizeOf(answer.at('image'))).toEqual([112, 112])
    const templates = [answer.at('image_template'), answer.at('image_template_2')].map(String)
    expect(templates.map((text) => Buffer.from(text, 'base64').length)).toEqual([552, 552])
    expect(templates[0]).not.toBe(templates[1])
  })

  it.each([
    ['nothing', undefined, '30005'],
    ['an empty text', '', '30005'],
    ['no base64', 'data:image/png;base64,AAAA', '30015'],
    ['no picture', Buffer.from('GIF89a, say').toString('base64'), '30003'],
    ['half a picture', Buffer.from(photo, 'base64').subarray(0, 999).toString('base64'), '30002'],
    ['a grey picture', PNG.sync.write(new PNG({ width: 8, height: 8 })).toString('base64'), '30004'],
  ])('of %s answers its code', async (_what, picture, code) => {
    const { client } = await stage()
    const answer = await checked(client, picture)
    expect([answer.status, answer.code]).toEqual([400, code])
  })

  it.each(markableCodes)('that carries the mark of %s answers it, checked or put', async (code) => {
    const { client } = await stage()
    const marked = markPicture(Buffer.from(photo, 'base64'), code).toString('base64')
    expect((await checked(client, marked)).code).toBe(String(code))
    expect((await putFaces(client, '1001', [{ template_ex_picture: marked }])).code).toBe(String(code))
    expect(await faces(client, '1001')).toHaveLength(1)
  })

  it('answers what the settings say, with the status they say', async () => {
    const { simulator, client } = await stage()
    simulator.setSettings({ pictureVerdict: 30010, pictureFailureStatus: 200 })
    const answer = await checked(client, photo)
    expect([answer.status, answer.code]).toEqual([200, '30010'])
    simulator.setSettings({ pictureVerdict: null, pictureMinimumSide: 350 })
    expect((await checked(client, photo)).code).toBe('30000')
  })

  it('is not known before 2.8.14, and base64 is not looked at before 2.9.1', async () => {
    const oldest = await stage({ version: '2.8.10' })
    expect((await checked(oldest.client, photo)).code).toBe('103')
    expect((await putFaces(oldest.client, '1001', [{ template_ex_picture: photo }])).code).toBe('30005')
    const older = await stage({ version: '2.8.16' })
    expect((await checked(older.client, `data:image/jpeg;base64,${photo}`)).code).toBe('30003')
    expect((await checked(older.client, photo)).code).toBe('0')
  })

  it('needs the right to change people', async () => {
    const { client } = await stage({}, 'watch')
    expect((await checked(client, photo)).code).toBe('20')
  })
})

describe('a body of the largest picture, 13.4 MB', () => {
  const ofBytes = (count: number): string =>
    Buffer.concat([Buffer.from(photo, 'base64'), Buffer.alloc(count)])
      .subarray(0, count)
      .toString('base64')
  const large = ofBytes(10 * 1024 * 1024)

  it('is read and judged', async () => {
    const { client } = await stage()
    expect(large.length).toBeGreaterThan(13_400_000)
    expect((await checked(client, large)).code).toBe('0')
    expect((await checked(client, ofBytes(10 * 1024 * 1024 + 1))).code).toBe('30017')
  })

  it('is refused with 413 and a page by a web tier that takes less', async () => {
    const { client } = await stage({ settings: { requestMaximumBytes: 1_000_000 } })
    const answer = await checked(client, large)
    expect([answer.status, answer.json, answer.headers.connection]).toEqual([413, undefined, 'close'])
    expect((await checked(client, photo)).code).toBe('0')
  })
})

describe('registering visual faces', () => {
  it('keeps the normalised face of a picture, not the picture', async () => {
    const { client } = await stage()
    const answer = await checked(client, photo)
    await putFaces(client, notablePeople.withoutPhoto, [{ template_ex_picture: photo }])
    const [face] = await faces(client, notablePeople.withoutPhoto)
    expect(face).toEqual({
      template_ex_normalized_image: answer.at('image'),
      templates: [
        { credential_bin_type: '5', template_ex: answer.at('image_template') },
        { credential_bin_type: '9', template_ex: answer.at('image_template_2') },
      ],
    })
    expect(JSON.stringify(face)).not.toContain(photo)
  })

  it('keeps what is sent back as it was, with extras a user interface adds, beside a new picture', async () => {
    const { client } = await stage()
    const [held] = await faces(client, '1001')
    const extras = { flag: '1', useProfile: 'false', check_visualFace_img_validation: false }
    expect((await putFaces(client, '1001', [{ ...held, ...extras }, { template_ex_picture: photo }])).code).toBe('0')
    const [first, second] = await faces(client, '1001')
    expect(first).toEqual({ ...held, flag: '1', useProfile: 'false' })
    expect(sizeOf(second?.['template_ex_normalized_image'])).toEqual([112, 112])
    const read = await client.send('GET', '/api/users/1001')
    expect(read.at('User.visual_face_count')).toBe('2')
    const search = await client.send('POST', '/api/v2/users/search', { limit: 1, search_text: '1001' })
    expect(search.column('UserCollection.rows', 'visual_face_count')).toEqual([2])
  })

  it('replaces the whole list, and only the list that is named', async () => {
    const { simulator, client } = await stage()
    const id = notablePeople.manyCredentials
    const before = simulator.state.people.get(id)
    await putFaces(client, id, [{ template_ex_picture: photo }])
    const after = simulator.state.people.get(id)
    expect(after?.visualFaces).toHaveLength(1)
    expect(after?.visualFaces).not.toEqual(before?.visualFaces)
    const others = ({ cards, fingerprints, infraredFaces, pin, photo }: NonNullable<typeof before>) => {
      return { cards, fingerprints, infraredFaces, pin, photo }
    }
    expect(after && others(after)).toEqual(before && others(before))
    expect(after?.infraredFaces).toBe(1)

    await client.send('PUT', `/api/users/${id}`, { User: { credentials: { faces: [] } } })
    expect(simulator.state.people.get(id)).toMatchObject({ infraredFaces: 0, visualFaces: after?.visualFaces })
    await putFaces(client, id, [])
    expect((await client.send('GET', `/api/users/${id}`)).at('User')).not.toHaveProperty('credentials')
  })

  it.each([
    ['a third face', [1, 2, 3].map(() => ({ template_ex_picture: photo })), '131089'],
    ['nothing in a face', [{}], '30005'],
    ['a normalised face without templates', [{ template_ex_normalized_image: photo, templates: [] }], '65650'],
    ['no base64', [{ template_ex_normalized_image: '??', templates: [{ template_ex: 'AAAA' }] }], '30015'],
    ['one bad picture of two', [{ template_ex_picture: photo }, { template_ex_picture: 'AAAA' }], '30003'],
  ])('refuses %s and changes nothing', async (_what, sent, code) => {
    const { simulator, client } = await stage()
    const before = simulator.state.people.get('1011')?.visualFaces
    expect((await putFaces(client, '1011', sent)).code).toBe(code)
    expect(simulator.state.people.get('1011')?.visualFaces).toEqual(before)
  })

  it('lets somebody else change the faces between a check and the registration', async () => {
    const { simulator, client } = await stage()
    const hold = simulator.faults.hold({ method: 'PUT', path: check })
    const answer = checked(client, photo)
    await hold.arrived
    simulator.state.people.change('1001', { visualFaces: [{ kind: 'drawn', seed: 4711 }] })
    hold.release()
    expect((await answer).code).toBe('0')
    expect(simulator.state.people.get('1001')?.visualFaces).toEqual([{ kind: 'drawn', seed: 4711 }])
    const [face] = await faces(client, '1001')
    expect(face?.['template_ex_normalized_image']).toBe(drawPortrait(4711, 112, 112))
  })

  it('without pictures kept answers and keeps templates alone', async () => {
    const { simulator, client } = await stage({ settings: { storeVisualFaceImage: false } })
    await putFaces(client, '1002', [{ template_ex_picture: photo }])
    expect((await faces(client, '1002')).map((face) => Object.keys(face))).toEqual([['templates']])
    expect((await faces(client, '1001')).map((face) => Object.keys(face))).toEqual([['templates']])
    // What was registered meanwhile has no picture afterwards either, and what is sent back without one is taken.
    const held = await faces(client, '1002')
    simulator.setSettings({ storeVisualFaceImage: true })
    expect(await faces(client, '1002')).toEqual(held)
    expect((await putFaces(client, '1002', held)).code).toBe('0')
    expect(await faces(client, '1002')).toEqual(held)
  })
})

describe('the names of a template before and since 2.9.6', () => {
  const template = Buffer.alloc(552, 7).toString('base64')
  const names = async (client: WireClient): Promise<readonly string[]> => {
    const templates = (await faces(client, '1001')).flatMap((face) => face['templates'] as readonly object[])
    return templates.flatMap((each) => Object.keys(each)).slice(0, 3)
  }

  it('are the old ones with an infrared half before, and come back as they were sent', async () => {
    const { client } = await stage({ version: '2.8.16' })
    expect(await names(client)).toEqual(['credential_bin_type', 'templateEx', 'templateExIr'])
    const held = await faces(client, '1001')
    await putFaces(client, '1001', held)
    expect(await faces(client, '1001')).toEqual(held)
  })

  it('are the new ones since, without infrared', async () => {
    const { client } = await stage()
    expect(await names(client)).toEqual(['credential_bin_type', 'template_ex', 'credential_bin_type'])
  })

  it.each(['2.8.16', '2.9.8'] as const)('are both taken by %s, unless the server is strict', async (version) => {
    const { simulator, client } = await stage({ version })
    const [own, other] = version === '2.9.8' ? ['template_ex', 'templateEx'] : ['templateEx', 'template_ex']
    const sent = (name: string) => [{ templates: [{ credential_bin_type: '5', [name]: template }] }]
    for (const name of [own, other]) {
      expect((await putFaces(client, '1001', sent(name))).code).toBe('0')
      expect(await faces(client, '1001')).toEqual(sent(own))
    }
    simulator.setSettings({ acceptsEitherTemplateSpelling: false })
    expect((await putFaces(client, '1001', sent(own))).code).toBe('0')
    expect((await putFaces(client, '1001', sent(other))).code).toBe('30005')
  })
})

describe('what the simulator remembers of requests', () => {
  it('holds the digest of a picture and never the picture', async () => {
    const { simulator, client } = await stage()
    await checked(client, photo)
    await putFaces(client, '1001', [{ template_ex_picture: photo }])
    const kept = JSON.stringify(simulator.requests.entries)
    expect(kept).toContain('template_ex_picture')
    expect(kept).not.toContain(photo.slice(400, 480))
    expect(simulator.requests.matching({ path: check })[0]?.body).toEqual({ template_ex_picture: pictureDigest(photo) })
    const counted = JSON.stringify(simulator.counters.snapshot())
    expect(counted).toContain('check/upload_picture')
    expect(counted.length).toBeLessThan(600)
  })
})
