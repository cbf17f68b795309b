import { describe, expect, it } from 'vitest'
import { absent, known, unknown } from '../../../src-preload/contract/fact.ts'
import type { MailReadiness } from '../../../src-preload/contract/mail.ts'
import { firstEnrollment, type MailWish } from '../../../src-renderer/flow/enrollment.ts'
import { mailOfferOf } from '../../../src-renderer/flow/mail-offer.ts'
import { subjectOfJob } from '../../../src-renderer/flow/subject.ts'
import { done, jobOf } from './jobs.ts'
import { personWith } from './people.ts'

const ready: MailReadiness = { cloud: known(true), mailServer: known(true), visualFaceMail: known(true) }
const wish = (readiness: Partial<MailReadiness>, changes: Partial<MailWish> = {}): MailWish => ({
  ...firstEnrollment.mail,
  readiness: { kind: 'read', value: { ...ready, ...readiness } },
  ...changes,
})
const known17 = { kind: 'known', person: personWith('17') } as const

describe('the mail', () => {
  it('is on for a person with an address when nothing is known to be missing', () => {
    expect(mailOfferOf(wish({}), known17)).toEqual({ kind: 'offered', on: true, sentAt: null })
  })

  it.each(['cloud', 'mailServer', 'visualFaceMail'] as const)(
    'is blocked by name when %s is known to be missing',
    (name) => {
      expect(mailOfferOf(wish({ [name]: known(false) }), known17)).toEqual({ kind: 'blocked', missing: name })
      expect(mailOfferOf(wish({ [name]: absent }), known17)).toEqual({ kind: 'blocked', missing: name })
    },
  )

  it('is offered when the account may not read the conditions, or nobody has read them yet', () => {
    const unreadable = wish({ cloud: unknown, mailServer: unknown, visualFaceMail: unknown })
    expect(mailOfferOf(unreadable, known17)).toMatchObject({ kind: 'offered', on: true })
    expect(mailOfferOf(firstEnrollment.mail, known17)).toMatchObject({ kind: 'offered', on: true })
  })

  it('is blocked without an address, and offered but off when the address is unknown', () => {
    const without = { kind: 'known', person: personWith('17', { email: absent }) } as const
    expect(mailOfferOf(wish({}), without)).toEqual({ kind: 'blocked', missing: 'emailAddress' })
    const untold = { kind: 'known', person: personWith('17', { email: unknown }) } as const
    expect(mailOfferOf(wish({}), untold)).toMatchObject({ kind: 'offered', on: false })
  })

  it('is off for somebody who got one, until the clerk turns it on for this person', () => {
    const sentAt = '2027-03-04T09:04:00Z'
    const before = { kind: 'known', person: personWith('17', { mailSentAt: sentAt }) } as const
    expect(mailOfferOf(wish({}), before)).toEqual({ kind: 'offered', on: false, sentAt })
    expect(mailOfferOf(wish({}, { again: true }), before)).toEqual({ kind: 'offered', on: true, sentAt })
  })

  it('follows by itself where a saved job has it still before it, and was sent where it is done', () => {
    const job = jobOf(['uploadPhoto', 'sendMail'])
    expect(mailOfferOf(wish({}), subjectOfJob(job, known17))).toEqual({ kind: 'follows' })
    const sent = subjectOfJob(done(job, 'sendMail'), known17)
    expect(mailOfferOf(wish({}), sent)).toMatchObject({
      kind: 'offered',
      on: false,
      sentAt: '2027-03-04T09:04:00.000Z',
    })
    expect(mailOfferOf(wish({}), subjectOfJob(jobOf(['uploadPhoto']), known17))).toMatchObject({ on: true })
  })
})
