import { describe, expect, it } from 'vitest'
import { trustMatrix } from './trust-matrix.ts'

describe('the verdict on a certificate', () => {
  it.each(Object.entries(trustMatrix))('%s', async (_story, run) => {
    await expect(run()).resolves.toBeUndefined()
  })
})
