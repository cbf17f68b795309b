import fc, { type Arbitrary } from 'fast-check'
import { encode } from 'jpeg-js'
import { describe, expect, it } from 'vitest'
import type { Conversation, Question } from '../../../src-main/biostar/conversation.ts'
import { digestOfTemplates } from '../../../src-main/biostar/held-faces.ts'
import { capabilitiesOf } from '../../../src-main/biostar/server-version.ts'
import { createVisualFaces } from '../../../src-main/biostar/visual-faces.ts'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'

const seed = 20_261_122
const picture = new Uint8Array(encode({ width: 16, height: 16, data: new Uint8Array(16 * 16 * 4).fill(80) }, 60).data)
const answer = { status: 200, code: '0', link: null }

interface FakeServer {
  readonly conversation: Conversation
  /** Everything that was put, as text: what travels is text. */
  readonly bodies: string[]
}

/** A server that keeps whatever entries it is given, and makes a template of a picture. */
function serverWith(text: string, count?: number, checked: object = { image_template: 'TmV3' }): FakeServer {
  let list = text
  const bodies: string[] = []
  const respond = ({ method, path, body }: Question): object => {
    if (method === 'GET') {
      const visualFaces: unknown = JSON.parse(list)
      const counted = count === undefined ? {} : { visual_face_count: String(count) }
      return { User: { user_id: '7', ...counted, credentials: { visualFaces } } }
    }
    if (path.endsWith('/upload_picture')) return checked
    bodies.push(JSON.stringify(body))
    const sent = JSON.parse(JSON.stringify(body)) as { User: { credentials: { visualFaces: object[] } } }
    const made = sent.User.credentials.visualFaces.map((entry) =>
      'template_ex_picture' in entry && !('templates' in entry) ? { templates: [{ template_ex: 'TmV3' }] } : entry,
    )
    list = JSON.stringify(made)
    return {}
  }
  const conversation: Conversation = {
    ask: async (question) => Promise.resolve(succeed({ verdict: 'success', answer, body: { ...respond(question) } })),
    settle: () => {
      throw new Error('this server refuses nothing')
    },
  }
  return { conversation, bodies }
}

function facesOf(server: FakeServer) {
  return createVisualFaces({
    conversation: server.conversation,
    clock: () => 0,
    capabilities: () => capabilitiesOf('2.9.8.14'),
  })
}

/** Any JSON, odd keys and `__proto__` included, beside templates in either spelling or none at all. */
const unknownFields = fc.dictionary(
  fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('__proto__', 'constructor', 'flag', 'index', 'raw_image')),
  fc.jsonValue(),
)
const base64 = fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('base64'))
const template = fc.tuple(unknownFields, fc.constantFrom('template_ex', 'templateEx', 'templateExIr'), base64)
const entry: Arbitrary<string> = fc
  .tuple(
    unknownFields,
    fc.array(template, { maxLength: 3 }),
    fc.option(fc.oneof(base64, fc.string()), { nil: undefined }),
    fc.boolean(),
  )
  .map(([extras, templates, image, withTemplates]) => {
    const rows = templates.map(([more, key, value]) => ({ ...more, credential_bin_type: '5', [key]: value }))
    return JSON.stringify({
      ...extras,
      ...(image === undefined ? {} : { template_ex_normalized_image: image }),
      ...(withTemplates ? { templates: rows } : {}),
    })
  })
  // The mark of a picture that is not made into templates yet belongs to the fake server.
  .filter((text) => !text.includes('template_ex_picture'))

describe('whatever the server holds', () => {
  it(`goes back to the letter beside a new face (seed ${String(seed)})`, async () => {
    let tried = 0
    const property = fc.asyncProperty(fc.array(entry, { maxLength: 1 }), async (entries) => {
      tried += 1
      const server = serverWith(`[${entries.join(',')}]`)
      const registered = await facesOf(server).register({ id: '7', picture, replaces: null }, {})
      expect(registered).toEqual(succeed({ held: entries.length + 1 }))
      const added = JSON.stringify({ template_ex_picture: Buffer.from(picture).toString('base64') })
      expect(server.bodies).toEqual([`{"User":{"credentials":{"visualFaces":[${[...entries, added].join(',')}]}}}`])
    })
    await fc.assert(property, { seed, numRuns: 1_000 })
    expect(tried).toBe(1_000)
  })

  it(`goes back to the letter when the other one is replaced (seed ${String(seed)})`, async () => {
    const property = fc.asyncProperty(entry, fc.boolean(), async (kept, isFirst) => {
      const old = JSON.stringify({ templates: [{ credential_bin_type: '9', template_ex: 'T2xk' }] })
      const server = serverWith(`[${(isFirst ? [kept, old] : [old, kept]).join(',')}]`, 2)
      const replaces = digestOfTemplates(['T2xk'])
      expect(await facesOf(server).register({ id: '7', picture, replaces }, {})).toEqual(succeed({ held: 2 }))
      expect(server.bodies).toHaveLength(1)
      expect(server.bodies[0]).toContain(`"visualFaces":[${kept},{"template_ex_picture":`)
    })
    await fc.assert(property, { seed, numRuns: 1_000 })
  })
})

describe('a face that is there already', () => {
  const filler = 'AAAAAAAA'
  const listOf = (...lists: readonly (readonly string[])[]): string =>
    JSON.stringify(lists.map((templates) => ({ templates: templates.map((text) => ({ template_ex: text })) })))

  it.each<[string, string, number]>([
    ['is known by all the templates that the check tells', listOf(['TmV3', 'b3RoZXI=']), 0],
    ['is another one when they share the filler of an empty place alone', listOf([filler, 'b3RoZXI=']), 1],
    ['is another one when it has no templates', '[{"flag":"1"}]', 1],
  ])('%s', async (_what, list, changes) => {
    const checked = { image_template: 'TmV3', image_template_2: list.includes(filler) ? filler : '' }
    const server = serverWith(list, undefined, checked)
    const registered = await facesOf(server).register({ id: '7', picture, replaces: null }, {})
    expect(registered).toEqual(succeed({ held: 1 + changes }))
    expect(server.bodies).toHaveLength(changes)
  })

  it('cannot be told where the check tells nothing, and is registered', async () => {
    const server = serverWith(listOf(['TmV3']), undefined, {})
    const registered = await facesOf(server).register({ id: '7', picture, replaces: null }, {})
    expect(registered).toEqual(succeed({ held: 2 }))
  })
})

describe('a list that was not seen whole', () => {
  it.each<[string, string, number | undefined]>([
    ['shorter than the server counts', '[{"templates":[]}]', 2],
    ['not there although one is counted', '""', 1],
    ['with an entry that is none', '[{"templates":[]},"?"]', undefined],
  ])('%s is never written back', async (_what, list, count) => {
    const server = serverWith(list, count)
    const failure = { kind: 'answerUnreadable', status: 200, reason: 'wrongShape' }
    expect(await facesOf(server).register({ id: '7', picture, replaces: null }, {})).toEqual(fail(failure))
    expect(server.bodies).toEqual([])
  })

  it('of three faces, one of them to be replaced, is full', async () => {
    const server = serverWith(
      JSON.stringify(['AAAA', 'BBBB', 'CCCC'].map((text) => ({ templates: [{ template_ex: text }] }))),
    )
    const replaces = digestOfTemplates(['BBBB'])
    expect(await facesOf(server).register({ id: '7', picture, replaces }, {})).toEqual(
      fail({ kind: 'visualFacesFull' }),
    )
    expect(server.bodies).toEqual([])
  })
})
