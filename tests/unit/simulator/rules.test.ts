import { describe, expect, it } from 'vitest'
import { shapeOf, wrapSuccess } from '../../../tools/simulator/envelope.ts'
import { FaultScript, matches } from '../../../tools/simulator/faults.ts'
import { initialUserGroups, withDescendants } from '../../../tools/simulator/groups.ts'
import { failures } from '../../../tools/simulator/guesses.ts'
import { withStringScalars } from '../../../tools/simulator/json.ts'
import { defaultSettings } from '../../../tools/simulator/settings.ts'
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
    expect(shared).toEqual(['1000'])
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
