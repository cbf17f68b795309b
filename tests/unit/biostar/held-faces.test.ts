import { describe, expect, it } from 'vitest'
import { digestOfTemplates, readHeldFaces, shownFaces } from '../../../src-main/biostar/held-faces.ts'
import { known, unknown, valueOf } from '../../../src-preload/contract/fact.ts'

const jpeg = '/9j/4AAQSkZJRg=='
const face = {
  template_ex_normalized_image: jpeg,
  templates: [
    { credential_bin_type: '5', template_ex: 'AAAB' },
    { credential_bin_type: '9', template_ex: 'AAAC' },
  ],
}
const digest = digestOfTemplates(['AAAB', 'AAAC'])
const facesOf = (visualFaces: unknown, count?: number) => readHeldFaces({ visualFaces }, count)
const digestsOf = (visualFaces: unknown) => valueOf(facesOf(visualFaces))?.map(({ shown }) => shown.digest)

describe('the visual faces of a record', () => {
  it('are shown by name and picture, and kept as they came', () => {
    const odd = { ...face, flag: '1', useProfile: 'false', index: '0', later: { unheard: ['of', null, 1.5] } }
    const faces = facesOf([odd], 1)
    expect(shownFaces(faces)).toEqual(
      known([
        {
          digest,
          picture: { kind: 'present', bytes: new Uint8Array(Buffer.from(jpeg, 'base64')), type: 'image/jpeg' },
        },
      ]),
    )
    expect(JSON.stringify(shownFaces(faces))).not.toContain('AAAB')
    expect(valueOf(faces)?.[0]?.entry).toBe(odd)
  })

  it.each<[string, string | undefined, string]>([
    ['absent when the server stores none', undefined, 'absent'],
    ['absent when it is empty', '', 'absent'],
    ['unreadable when it is no base64', '%%%', 'unreadable'],
    ['unreadable when it is no picture', 'bm90IGEgcGljdHVyZQ==', 'unreadable'],
  ])('have a picture that is %s', (_what, image, kind) => {
    const shown = valueOf(facesOf([{ ...face, template_ex_normalized_image: image }]))?.[0]?.shown
    expect(shown).toEqual({ digest, picture: { kind } })
  })

  it('may show the picture that was sent, where the server made none of its own', () => {
    const [shown] = valueOf(facesOf([{ template_ex_picture: jpeg, templates: face.templates }])) ?? []
    expect(shown?.shown).toMatchObject({ digest, picture: { kind: 'present', type: 'image/jpeg' } })
  })

  it('keep their names whatever changes beside the templates', () => {
    const [first, second] = face.templates
    expect(
      new Set(
        [
          face,
          { templates: face.templates },
          { ...face, template_ex_normalized_image: '/9j/AAAA', index: '1' },
          { ...face, templates: [second, { ...first, index: '0' }] },
          { ...face, templates: [{ ...first, credential_bin_type: 5, template_ex: 'AA\r\nAB' }, second] },
          { templates: [{ templateEx: 'AAAB' }, { templateEx: 'AAAC' }] },
        ].flatMap((entry) => digestsOf([entry]) ?? []),
      ),
    ).toEqual(new Set([digest]))
  })

  it('have names of their own', () => {
    const infrared = { templates: [{ templateEx: 'AAAB', templateExIr: 'AAAD' }, { templateEx: 'AAAC' }] }
    const others = [
      infrared,
      { templates: face.templates.slice(1) },
      { template_ex_normalized_image: jpeg },
      { template_ex_normalized_image: '%%%' },
      { template_ex_normalized_image: '', templates: '' },
      { unheard: 'of' },
    ]
    const digests = digestsOf([face, ...others])
    expect(new Set(digests).size).toBe(1 + others.length)
    expect(digests?.every((each) => /^[0-9a-f]{64}$/u.test(each))).toBe(true)
  })

  it('are none, in any spelling of an empty list', () => {
    for (const list of [undefined, null, '', []]) expect(facesOf(list, 0)).toEqual(known([]))
    expect(readHeldFaces({}, undefined)).toEqual(known([]))
    expect(readHeldFaces(undefined, 0)).toEqual(known([]))
  })

  it('may come as a single object for a list of one', () => {
    expect(digestsOf(face)).toEqual([digest])
  })

  it('are unknown when they were not all seen: such a list must never be written back', () => {
    expect(readHeldFaces(undefined, undefined)).toEqual(unknown)
    expect(readHeldFaces(undefined, 1)).toEqual(unknown)
    expect(facesOf([face], 2)).toEqual(unknown)
    for (const stranger of ['text', 7, null, [face]]) expect(facesOf([face, stranger])).toEqual(unknown)
  })
})
