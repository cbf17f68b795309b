import { describe, expect, it } from 'vitest'
import type { ConsentRecord } from '../../../src-preload/contract/consent.ts'
import type { EnrollmentOrder } from '../../../src-preload/contract/job.ts'
import type { JudgementRecord } from '../../../src-preload/contract/judgement.ts'
import { flawOfOrder } from '../../../src-main/outbox/order-check.ts'
import { profilePhotoOf } from '../../fixtures/outbox/pictures.ts'
import { draftOf, orderFor, orderForNew } from '../../fixtures/outbox/orders.ts'

const person = { id: '1001', name: 'Aylin Example' }
const photo = profilePhotoOf(1)
const mail = { language: 'en', again: false } as const
const blocked: JudgementRecord = {
  verdict: 'block',
  blocked: ['glare'],
  warned: [],
  unknown: [],
  thresholdsVersion: '1',
  engineVersion: '1',
}

const consentWith = (...answers: ConsentRecord['answers']): ConsentRecord => ({
  text: { textId: 'photo', language: 'en', version: '1', digest: 'a'.repeat(64) },
  answers,
})
const agreed = consentWith({ purpose: 'profilePhoto', answer: 'given' })
const refused = consentWith(
  { purpose: 'profilePhoto', answer: 'refused' },
  { purpose: 'visualFace', answer: 'refused' },
)
const onlyFace = consentWith({ purpose: 'visualFace', answer: 'given' })

describe('an order', () => {
  it.each<[string, EnrollmentOrder, boolean, string | null]>([
    ['a photo where nobody is asked', orderFor(person, { profilePhoto: photo }), false, null],
    [
      'a photo without an answer where everybody is asked',
      orderFor(person, { profilePhoto: photo }),
      true,
      'consentMissing',
    ],
    ['a photo that was agreed to', orderFor(person, { profilePhoto: photo, consent: agreed }), true, null],
    [
      'a photo when only the face was agreed to',
      orderFor(person, { profilePhoto: photo, consent: onlyFace }),
      true,
      'consentMissing',
    ],
    [
      'a photo that was refused, where nobody has to be asked',
      orderFor(person, { profilePhoto: photo, consent: refused }),
      false,
      'consentMissing',
    ],
    [
      'a photo nobody was asked about, where nobody has to be',
      orderFor(person, { profilePhoto: photo, consent: onlyFace }),
      false,
      null,
    ],
    ['no picture, because it was refused', orderFor(person, { consent: refused }), true, null],
    ['a mail and no picture', orderFor(person, { mail }), true, null],
    ['somebody new without a picture', orderForNew(draftOf('Zoë Example')), true, null],
    ['nothing at all', orderFor(person, {}), false, 'consentMissing'],
    [
      'a blocked photo without a reason',
      orderFor(person, { profilePhoto: photo, judgement: blocked }),
      false,
      'overrideMissing',
    ],
    [
      'a blocked photo with its reason',
      orderFor(person, { profilePhoto: photo, judgement: blocked, override: { reason: 'glasses', words: null } }),
      false,
      null,
    ],
    ['what is no profile photo', orderFor(person, { profilePhoto: new Uint8Array([1, 2, 3]) }), false, 'photoUnfit'],
    [
      'what is no picture of a face',
      orderFor(person, { facePicture: new Uint8Array([1, 2, 3]) }),
      false,
      'imageRejected',
    ],
  ])('for %s', (_what, order, asksForConsent, expected) => {
    expect(flawOfOrder(order, asksForConsent)?.kind ?? null).toBe(expected)
  })
})
