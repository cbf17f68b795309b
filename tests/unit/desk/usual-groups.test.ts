import { describe, expect, it } from 'vitest'
import { usualAfter } from '../../../src-main/desk/usual-groups.ts'

describe('the usual groups', () => {
  it('begin with what was given last, hold each once, and are at most sixteen', () => {
    const sixteen = Array.from({ length: 16 }, (_, step) => String(step + 1))
    const after = usualAfter(
      { usualAccessGroups: sixteen, usualUserGroup: '1' },
      { accessGroups: ['9', '40'], userGroup: null },
    )
    expect(after.usualAccessGroups).toEqual(['9', '40', ...sixteen.filter((id) => id !== '9')].slice(0, 16))
    expect(after.usualUserGroup).toBe('1')
  })

  it('stay as they are where none was given', () => {
    const now = { usualAccessGroups: ['3'], usualUserGroup: null }
    expect(usualAfter(now, { accessGroups: [], userGroup: null })).toEqual(now)
  })
})
