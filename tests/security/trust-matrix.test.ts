import { describe, it } from 'vitest'
import { trustMatrix } from './trust-matrix.ts'

describe('the verdict on a certificate', () => {
  for (const [story, run] of Object.entries(trustMatrix)) it(story, run)
})
