import { describe, expect, it } from 'vitest'
import { operatorFromLogin } from '../../../src-main/biostar/operator.ts'
import { operatorSchema } from '../../../src-preload/contract/session.ts'

const login = (permission: unknown, more: object = {}) =>
  operatorFromLogin({ User: { user_id: '7', name: 'Desk Operator', permission, ...more } }, 'desk')

describe('an operator', () => {
  it('has the rights that the answer spells out', () => {
    const operator = login(
      {
        id: '2',
        name: 'User Operator',
        filter: { UserGroup: ['1'], AccessGroup: ['0'] },
        module: { User: { read: 'true', write: 'true' }, Setting: { read: false }, Monitoring: { read: 'false' } },
      },
      { need_to_update_pw: 'true' },
    )
    expect(operator).toEqual({
      userId: '7',
      name: 'Desk Operator',
      loginId: 'desk',
      level: 'User Operator',
      readPeople: 'allowed',
      writePeople: 'allowed',
      readSettings: 'refused',
      readEvents: 'refused',
      useDevices: 'unknown',
      userGroups: { kind: 'all' },
      accessGroups: { kind: 'all' },
      passwordExpired: true,
    })
    expect(operatorSchema.safeParse(operator).success).toBe(true)
  })

  it('has unknown rights where the answer is silent, as older servers are', () => {
    expect(login(undefined)).toMatchObject({
      level: null,
      writePeople: 'unknown',
      useDevices: 'unknown',
      userGroups: { kind: 'all' },
    })
  })

  it.each([
    [{ Device: { read: 'true' }, User: { write: 'false' } }, 'allowed'],
    [{ Device: { read: 'false' }, User: { write: 'false' } }, 'refused'],
    // Nothing says whether whoever enrols people may use devices for it.
    [{ Device: { read: 'false' }, User: { write: 'true' } }, 'unknown'],
    [{ Device: { read: 'false' } }, 'unknown'],
    [{ User: { write: 'false' } }, 'unknown'],
  ])('with %o may use devices: %s', (module, right) => {
    expect(login({ module })?.useDevices).toBe(right)
  })

  it.each([
    [['1005', '1007'], { kind: 'only', ids: ['1005', '1007'] }],
    [[1005], { kind: 'only', ids: ['1005'] }],
    ['1005', { kind: 'only', ids: ['1005'] }],
    [['1'], { kind: 'all' }],
    [['-1'], { kind: 'all' }],
    ['', { kind: 'all' }],
    [[], { kind: 'all' }],
  ])('with the user-group filter %o may see %o', (UserGroup, filter) => {
    expect(login({ filter: { UserGroup } })?.userGroups).toEqual(filter)
  })

  it('does not take the access group 1 for all of them', () => {
    expect(login({ filter: { AccessGroup: ['1'] } })?.accessGroups).toEqual({ kind: 'only', ids: ['1'] })
    expect(login({ filter: { AccessGroup: ['0'] } })?.accessGroups).toEqual({ kind: 'all' })
  })

  it('is nobody when the answer names nobody', () => {
    for (const body of [{}, null, { User: 7 }]) expect(operatorFromLogin(body, 'desk')).toBeNull()
  })
})
