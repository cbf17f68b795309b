import { describe, expect, it } from 'vitest'
import { shapeOf, wrapSuccess } from '../../../tools/simulator/envelope.ts'
import { FaultScript, matches } from '../../../tools/simulator/faults.ts'
import { initialUserGroups, withDescendants } from '../../../tools/simulator/groups.ts'
import { failures } from '../../../tools/simulator/guesses.ts'
import { withStringScalars } from '../../../tools/simulator/json.ts'
import { defaultSettings } from '../../../tools/simulator/settings.ts'
import { readPicture, visualFacePictureFailure } from '../../../tools/simulator/pictures.ts'
import { findRoute, routes } from '../../../tools/simulator/router.ts'
import { atLeast } from '../../../tools/simulator/versions.ts'

describe('releases', () => {
  it.each([
    ['2.8.10', '2.8.12', false],
    ['2.8.16', '2.8.12', true],
    ['2.8.16', '2.8.16', true],
    ['2.9.8', '2.8.16', true],
    ['2.9.8', '2.9.9', false],
    ['biostar-x', '2.9.9', true],
  ] as const)('%s is at least %s: %s', (version, release, verdict) => {
    expect(atLeast(version, release)).toBe(verdict)
  })
})

describe('encoding', () => {
  it('turns every scalar of a v1 answer into a string and leaves shapes alone', () => {
    const encoded = withStringScalars({ total: 2, rows: [{ disabled: false, name: 'x', deep: { id: 1 } }], none: [] })
    expect(encoded).toEqual({ total: '2', rows: [{ disabled: 'false', name: 'x', deep: { id: '1' } }], none: [] })
  })

  it('leaves v2 answers native', () => {
    const wrapping = { version: '2.9.8', family: 'v2', settings: defaultSettings } as const
    expect(shapeOf(wrapping)).toBe('B')
    expect(wrapSuccess({ total: 2 }, '0', wrapping)).toBe('{"total":2,"Response":{"code":"0"}}')
  })
})

describe('routes', () => {
  it('are named once for each method and path', () => {
    const names = routes.map(({ method, path }) => `${method} ${path}`)
    expect(names.length).toBeGreaterThan(20)
    expect(new Set(names).size).toBe(names.length)
  })

  it('prefer a literal path, and refuse a trailing slash', () => {
    const next = findRoute('GET', '/api/users/next_user_id', '2.9.8')
    expect(next.kind === 'route' && next.route.path).toBe('/api/users/next_user_id')
    expect(findRoute('GET', '/api/users/', '2.9.8').kind).toBe('unsupported')
    expect(findRoute('DELETE', '/api/users/5', '2.9.8').kind).toBe('wrong-method')
    expect(findRoute('GET', '/elsewhere', '2.9.8').kind).toBe('outside')
  })
})

describe('failures', () => {
  it('all have a code of their own, except where the vendor shares one', () => {
    const codes = Object.values(failures).map((failure) => failure.code)
    const shared = codes.filter((code, place) => codes.indexOf(code) !== place)
    expect(shared).toEqual(['1000', '30'])
  })
})

describe('groups', () => {
  const groups = new Map(initialUserGroups.map((group) => [group.id, group]))

  it.each([
    [1002, [1002, 1003, 1004]],
    [1007, [1007]],
    [4711, []],
  ])('below %i are %j', (id, expected) => {
    expect(withDescendants(groups, id)).toEqual(new Set(expected))
  })
})

describe('matchers', () => {
  it.each([
    [{}, true],
    [{ method: 'put' }, true],
    [{ method: 'GET' }, false],
    [{ path: '/api/users/:id' }, true],
    [{ path: '/api/users' }, false],
    [{ path: /users\/10/ }, true],
  ])('%o', (matcher, verdict) => {
    expect(matches(matcher, 'PUT', '/api/users/1001')).toBe(verdict)
  })

  it('let a fault planned once go before one planned for always', () => {
    const script = new FaultScript()
    script.always({}, { kind: 'endless' })
    script.next({}, { kind: 'broken-json' })
    expect(script.take('GET', '/')?.kind).toBe('broken-json')
    expect(script.take('GET', '/')?.kind).toBe('endless')
    expect(script.take('GET', '/')?.kind).toBe('endless')
  })
})

describe('pictures', () => {
  /** Head and end of a PNG, which is all that is read; colour type 6 is colour, 0 greyscale. */
  const png = (width: number, height: number, colourType: 0 | 6 = 6): Buffer => {
    const head = Buffer.from('89504e470d0a1a0a0000000d494844520000000000000000080000000000000000', 'hex')
    head.writeUInt32BE(width, 16)
    head.writeUInt32BE(height, 20)
    head.writeUInt8(colourType, 25)
    return Buffer.concat([head, Buffer.alloc(40), Buffer.from('0000000049454e44ae426082', 'hex')])
  }

  it('are read from their heads', () => {
    const picture = readPicture(png(31, 17).toString('base64'))
    expect(picture).toMatchObject({ format: 'png', width: 31, height: 17, greyscale: false })
  })

  it.each([
    ['nothing', '', 'not-base64'],
    ['a line break', 'AAAA\nAAAA', 'not-base64'],
    ['text', Buffer.from('hello').toString('base64'), 'unknown-format'],
    ['a cut PNG', png(9, 9).subarray(0, 60).toString('base64'), 'unreadable'],
    ['a JPEG of four bytes', Buffer.from([0xff, 0xd8, 0xff, 0xd9]).toString('base64'), 'unreadable'],
  ])('%s are not', (_what, text, problem) => {
    expect(readPicture(text)).toBe(problem)
  })

  it.each([
    ['greyscale', png(20, 20, 0), '30004'],
    ['4001 wide', png(4001, 1), '30001'],
    ['over 10 MB', Buffer.concat([png(2, 2).subarray(0, 33), Buffer.alloc(11_000_000), png(2, 2)]), '30017'],
    ['ordinary', png(300, 400), undefined],
  ])('as a visual face, %s', (_what, bytes, code) => {
    expect(visualFacePictureFailure(bytes.toString('base64'))?.code).toBe(code)
  })
})
