import { describe, expect, it } from 'vitest'
import { may, type RightName } from '../../../src-renderer/application/rights.ts'
import { signedIn } from '../flow/people.ts'

const rights = ['readPeople', 'writePeople', 'readEvents', 'useDevices'] as const satisfies readonly RightName[]

describe('what an account may do', () => {
  it.each(rights)('%s: is offered unless the server has refused it, also where nobody has told', (right) => {
    const offered = (told: 'allowed' | 'refused' | 'unknown') => may({ ...signedIn.operator, [right]: told }, right)
    expect([offered('allowed'), offered('unknown'), offered('refused')]).toEqual([true, true, false])
    expect(may(null, right)).toBe(true)
  })

  it('is one right for itself: a refused one takes no other with it', () => {
    const refused = { ...signedIn.operator, useDevices: 'refused' } as const
    expect(rights.filter((right) => !may(refused, right))).toEqual(['useDevices'])
  })
})
