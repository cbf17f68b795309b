import { describe, expect, it } from 'vitest'
import type { DirectoryState } from '../../../src-preload/contract/directory.ts'
import type { Job } from '../../../src-preload/contract/job.ts'
import { ageWords } from '../../../src-renderer/application/offline-banner.tsx'
import { createSentences } from '../../../src-renderer/i18n/sentences.ts'
import {
  personNumberText,
  rowText,
  sinceText,
  standingText,
  unfinishedStepsText,
} from '../../../src-renderer/screens/queue/job-words.ts'
import { sectionsOf } from '../../../src-renderer/screens/queue/queue-sections.ts'
import { whilePaused } from '../../../src-renderer/screens/sending/while-paused.ts'
import { allDone, asking, done, jobId, jobOf, standing, waiting } from '../flow/jobs.ts'

const say = createSentences().t
const numbered = (number: number, job: Job): Job => ({ ...job, id: jobId(number) })
const dueAt = (until: string): Job =>
  standing(jobOf(['removePhoto'], { purpose: 'purge' }), { kind: 'waiting', until, why: null })

describe('the queue', () => {
  it('shows what needs a clerk, what goes on with the running first, what has ended newest first, and folds the purges', () => {
    const photo = jobOf(['uploadPhoto'])
    const jobs = [
      numbered(1, waiting(photo)),
      numbered(2, allDone(photo)),
      numbered(3, asking(photo, 'uploadPhoto', { kind: 'personNotFound' })),
      numbered(4, standing(photo, { kind: 'running' })),
      numbered(5, dueAt('2027-06-02T00:00:00.000Z')),
      numbered(6, standing(photo, { kind: 'cancelled', at: '2027-03-04T09:05:00.000Z', why: 'discarded' })),
      numbered(7, dueAt('2027-06-01T00:00:00.000Z')),
      numbered(8, photo),
    ]
    const sections = sectionsOf(jobs)
    const ids = (part: readonly Job[]): readonly string[] => part.map(({ id }) => id)
    expect(ids(sections.needClerk)).toEqual([3].map(jobId))
    expect(ids(sections.underWay)).toEqual([4, 1, 8].map(jobId))
    expect(ids(sections.finished)).toEqual([6, 2].map(jobId))
    expect(ids(sections.purges)).toEqual([7, 5].map(jobId))
    expect(Object.values(sections).flat()).toHaveLength(jobs.length)
  })

  it('unfolds a purge that has come to its day and waits for the server', () => {
    const late = waiting(jobOf(['removePhoto'], { purpose: 'purge' }))
    expect(sectionsOf([late]).underWay).toEqual([late])
  })

  it('says what is left to do, why it waits and when it is tried again', () => {
    const job = done(jobOf(['createPerson', 'uploadPhoto', 'sendMail'], { personId: null }), 'createPerson')
    expect(unfinishedStepsText(job, say)).toBe('photo, e-mail')
    const words = standingText(waiting(job), say)
    expect(words).toContain('server')
    expect(words).toMatch(/It is tried again (?:at|on) /u)
  })

  it.each([
    [{ kind: 'signInRequired', reason: 'sessionEnded' }, 'when somebody signs in'],
    [{ kind: 'otherServer', host: 'elsewhere.example' }, 'belongs to that server again'],
    [{ kind: 'serverBusy', answer: { status: 500, code: '4', link: null } }, 'when the server answers again'],
    [{ kind: 'permissionDenied', answer: { status: 403, code: '20', link: null } }, 'when you say so'],
  ] as const)('says what has to happen when no time is set: %o', (why, words) => {
    expect(standingText(standing(jobOf(['uploadPhoto']), { kind: 'waiting', until: null, why }), say)).toContain(words)
  })

  it('names who has no id yet by the number of this station', () => {
    expect(personNumberText(jobOf(['createPerson']), say)).toBe('ID 17')
    expect(personNumberText(jobOf(['createPerson'], { personId: null, provisional: 4 }), say)).toContain('4')
    expect(personNumberText(jobOf(['createPerson'], { personId: null }), say)).toBe('No ID yet')
  })

  it('tells the day too of what was saved before today', () => {
    const job = jobOf(['uploadPhoto'])
    const at = Date.parse(job.savedAt)
    expect(sinceText(job, at)).not.toContain('2027')
    expect(sinceText(job, at + 36 * 60 * 60 * 1000)).toContain('2027')
  })

  it('makes one sentence of every state a job can have', () => {
    const photo = jobOf(['uploadPhoto'])
    const at = '2027-03-04T09:05:00.000Z'
    const jobs = [
      photo,
      standing(photo, { kind: 'running' }),
      waiting(photo),
      dueAt(at),
      asking(photo, 'uploadPhoto', { kind: 'photoChangedMeanwhile' }),
      ...(['gone', 'renamed', 'disabled'] as const).map((change) =>
        standing(photo, { kind: 'needsClerk', question: { kind: 'personChanged', change } }),
      ),
      standing(photo, { kind: 'needsClerk', question: { kind: 'tooOld' } }),
      standing(photo, { kind: 'needsClerk', question: { kind: 'pictureLost' } }),
      allDone(photo),
      standing(photo, { kind: 'superseded', at, by: jobId(2) }),
      standing(photo, { kind: 'cancelled', at, why: 'discarded' }),
      standing(photo, { kind: 'cancelled', at, why: 'consentWithdrawn' }),
    ]
    const told = jobs.map((job) => rowText(job, say))
    for (const words of told) expect(words).not.toMatch(/\{\{|queue\.|sending\.|undefined/u)
    expect(new Set(told).size).toBe(jobs.length)
  })
})

describe('the age of the list of people', () => {
  const swept = Date.parse('2027-03-04T09:00:00.000Z')
  const ready: DirectoryState = { kind: 'ready', people: 5, sweptAt: '2027-03-04T09:00:00.000Z', isSweeping: false }

  it('stands in the banner', () => {
    expect(ageWords(ready, swept + 12 * 60 * 1000, say)).toEqual(['List 12 minutes old.'])
  })

  it('is told where there is none yet, and not where there is to be none', () => {
    expect(ageWords({ kind: 'empty', isSweeping: true }, swept, say)).toHaveLength(1)
    expect(ageWords({ kind: 'off', why: 'notWanted' }, swept, say)).toEqual([])
  })
})

describe('a job while nothing is sent', () => {
  const why = { kind: 'serverUnreachable', host: 'biostar', reason: 'refused' } as const

  it('waits for the same reason when it stands in line, and is as it was told otherwise', () => {
    const inLine = standing(jobOf(['uploadPhoto']), { kind: 'queued' })
    expect(whilePaused(inLine, why).state).toEqual({ kind: 'waiting', until: null, why })
    expect(whilePaused(inLine, null)).toBe(inLine)
    const asked = standing(jobOf(['uploadPhoto']), { kind: 'needsClerk', question: { kind: 'tooOld' } })
    expect(whilePaused(asked, why)).toBe(asked)
  })
})
