import { describe, expect, it } from 'vitest'
import { createSentences } from '../../../src-renderer/i18n/sentences.ts'
import { copyAge } from '../../../src-renderer/screens/find/copy-age.ts'

const say = createSentences().t
const sweptAt = '2027-03-04T10:00:00.000Z'

describe('the age of the station’s copy', () => {
  it.each([
    [-3_600, 'less than a minute old'],
    [59, 'less than a minute old'],
    [60, '1 minute old'],
    [12 * 60 + 59, '12 minutes old'],
    [3_600, '1 hour old'],
    [47 * 3_600, '47 hours old'],
    [48 * 3_600, '2 days old'],
  ])('is after %i seconds “%s”', (seconds, words) => {
    expect(copyAge(sweptAt, Date.parse(sweptAt) + seconds * 1_000, say)).toBe(words)
  })
})
