import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DirectoryPerson } from '../../../src-preload/contract/directory.ts'
import { known, unknown } from '../../../src-preload/contract/fact.ts'
import { PeopleCopy } from '../../../src-main/directory/people-copy.ts'
import { someone } from './people.ts'

const withoutBreath = (): undefined => undefined

async function copyOf(people: readonly DirectoryPerson[]): Promise<PeopleCopy> {
  const copy = new PeopleCopy()
  const list = copy.beginList()
  copy.addPage(list, people)
  await copy.adopt(list, withoutBreath)
  return copy
}

const ids = async (copy: PeopleCopy, text: string): Promise<readonly string[]> =>
  (await copy.search(text, 100)).people.map(({ summary }) => summary.id)

describe('the copy of the people list', () => {
  it('gives back whom it was given, with everything told and everything that was not', async () => {
    const people = [
      someone('1', 'Ada', { email: 'ada@example.org', phone: '030 1', hasPhoto: unknown, standing: 'disabled' }),
      someone('2', 'Adam', {
        userGroup: unknown,
        visualFaces: known(2),
        expiry: unknown,
        department: known('Research'),
      }),
      someone('3', 'Adan', { userGroup: known({ id: '7', name: '' }), hasPhoto: known(false) }),
    ]
    expect((await (await copyOf(people)).search('ada', 100)).people).toEqual(people)
  })

  it('says whether there are more than were asked for', async () => {
    const copy = await copyOf(['1', '2', '3'].map((id) => someone(id, 'Ada')))
    expect(await copy.search('ada', 2)).toMatchObject({ people: [{ summary: { id: '1' } }, {}], hasMore: true })
    expect((await copy.search('ada', 3)).hasMore).toBe(false)
  })

  it('learns what passes by, in its place among the others', async () => {
    const copy = await copyOf([someone('1', 'Ada'), someone('3', 'Adan')])
    expect(copy.learn([someone('2', 'Adam')])).toBe(true)
    expect(await ids(copy, 'ada')).toEqual(['1', '2', '3'])
    expect(copy.size).toBe(3)
    copy.learn([someone('1', 'Zoe')])
    expect(await ids(copy, 'ada')).toEqual(['2', '3'])
    expect(await ids(copy, 'zoe')).toEqual(['1'])
    expect(copy.size).toBe(3)
  })

  it('does not unlearn what a search does not tell', async () => {
    const copy = await copyOf([someone('1', 'Ada', { phone: '030 123', hasPhoto: known(true) })])
    expect(copy.learn([someone('1', 'Ada', { hasPhoto: unknown })])).toBe(true)
    const told = (await copy.search('1', 1)).people[0]
    expect(told?.hasPhoto).toEqual(known(true))
    expect(told?.summary.phone).toEqual({ kind: 'absent' })
    const silent = someone('1', 'Ada', { hasPhoto: unknown })
    copy.learn([{ ...silent, summary: { ...silent.summary, phone: unknown } }])
    expect(copy.learn([someone('1', 'Ada', { hasPhoto: unknown })])).toBe(false)
  })

  it('forgets somebody at once, and does not count them twice', async () => {
    const copy = await copyOf([someone('1', 'Ada'), someone('2', 'Adam')])
    expect(copy.forget('1')).toBe(true)
    expect(copy.forget('1')).toBe(false)
    expect(copy.forget('99')).toBe(false)
    expect(await ids(copy, 'ada')).toEqual(['2'])
    expect(copy.size).toBe(1)
  })

  it('drops with a complete list whoever is not in it', async () => {
    const copy = await copyOf([someone('1', 'Ada'), someone('2', 'Adam')])
    const list = copy.beginList()
    copy.addPage(list, [someone('2', 'Adam'), someone('3', 'Adan')])
    expect(await ids(copy, 'ada')).toEqual(['1', '2'])
    await copy.adopt(list, withoutBreath)
    expect(await ids(copy, 'ada')).toEqual(['2', '3'])
  })

  it('believes what happened while a list was read more than the list', async () => {
    const copy = await copyOf([])
    const list = copy.beginList()
    copy.addPage(list, [someone('1', 'Ada'), someone('2', 'Adam')])
    copy.forget('1')
    copy.learn([someone('2', 'Adamant'), someone('3', 'Adan')])
    copy.addPage(list, [someone('4', 'Adar')])
    await copy.adopt(list, withoutBreath)
    expect(await ids(copy, 'ada')).toEqual(['2', '3', '4'])
    expect(copy.changes()).toEqual([])
  })

  it('keeps what is learned while a finished list is being sorted', async () => {
    const copy = await copyOf([])
    const list = copy.beginList()
    copy.addPage(list, [someone('1', 'Ada'), someone('2', 'Adam')])
    let isLearned = false
    await copy.adopt(list, () => {
      if (!isLearned) copy.learn([someone('3', 'Adan')])
      if (!isLearned) copy.forget('2')
      isLearned = true
      return undefined
    })
    expect(await ids(copy, 'ada')).toEqual(['1', '3'])
  })

  it('does not come back when everybody was forgotten while it was being sorted', async () => {
    const copy = await copyOf([someone('1', 'Ada')])
    const list = copy.beginList()
    copy.addPage(list, [someone('2', 'Adam')])
    await copy.adopt(list, () => {
      copy.clear()
      return undefined
    })
    expect(await ids(copy, 'ada')).toEqual([])
    expect(copy.size).toBe(0)
  })

  it('is what a plain list would be, whatever happens in whatever order', async () => {
    const id = fc.integer({ min: 1, max: 12 }).map(String)
    const name = fc.constantFrom('Ada', 'Adam', 'Adan Berg', 'Bo', 'Bob Ada', 'Cem')
    const person = fc.tuple(id, name).map(([one, called]) => someone(one, called))
    const step = fc.oneof(
      person.map((told) => ({ kind: 'learn', told }) as const),
      id.map((gone) => ({ kind: 'forget', gone }) as const),
      fc.constant({ kind: 'settle' } as const),
      fc
        .uniqueArray(person, { selector: ({ summary }) => summary.id, maxLength: 12 })
        .map((all) => ({ kind: 'list', all }) as const),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const copy = new PeopleCopy()
        let plain = new Map<string, DirectoryPerson>()
        for (const happening of steps) {
          if (happening.kind === 'learn') {
            copy.learn([happening.told])
            plain.set(happening.told.summary.id, happening.told)
          } else if (happening.kind === 'forget') {
            copy.forget(happening.gone)
            plain.delete(happening.gone)
          } else if (happening.kind === 'settle') await copy.settle(withoutBreath)
          else {
            const list = copy.beginList()
            copy.addPage(list, happening.all)
            await copy.adopt(list, withoutBreath)
            plain = new Map(happening.all.map((each) => [each.summary.id, each]))
          }
          expect(copy.size).toBe(plain.size)
          for (const text of ['ada', 'b', '1'])
            expect(await ids(copy, text)).toEqual(await ids(await copyOf([...plain.values()]), text))
        }
      }),
      { seed: 20_261_127, numRuns: 60 },
    )
  })
})
