import { isGiven, type ConsentPurpose, type ConsentRecord } from '../../src-preload/contract/consent.ts'
import type { Failure } from '../../src-preload/contract/failures.ts'
import type { EnrollmentOrder } from '../../src-preload/contract/job.ts'
import { flawOfFacePicture } from '../domain/face-picture.ts'
import { flawOfProfilePhoto } from '../domain/profile-photo.ts'

/** Why an order is not taken over, as far as it shows that itself. */
export type OrderFlaw = Failure<'photoUnfit' | 'imageRejected' | 'consentMissing' | 'overrideMissing'>

/**
 * Looks at an order once more: the page that sent it is not trusted.
 *
 * The pictures are what the contract promises; a blocked one has its reason; nobody's picture is sent against their word, nor
 * without it where the station asks for it. An order that asks for nothing needs at least an answer to be written down.
 *
 * @param asksForConsent whether this station asks everybody
 * @returns the first flaw, or `null` when the order may be taken over
 */
export function flawOfOrder(order: EnrollmentOrder, asksForConsent: boolean): OrderFlaw | null {
  const { profilePhoto, facePicture, judgement, override, consent } = order
  const photoFlaw = profilePhoto === null ? null : flawOfProfilePhoto(profilePhoto)
  if (photoFlaw !== null) return { kind: 'photoUnfit', reason: photoFlaw }
  const isPictured = facePicture !== null && order.scannedFace === undefined
  const faceFlaw = isPictured ? flawOfFacePicture(facePicture) : null
  if (faceFlaw !== null) return { kind: 'imageRejected', code: faceFlaw }
  const hasPicture = profilePhoto !== null || facePicture !== null
  if (hasPicture && judgement?.verdict === 'block' && override === null) return { kind: 'overrideMissing' }
  const isWithoutWord = purposesOf(order).some((purpose) => !isAgreed(consent, purpose, asksForConsent))
  if (isWithoutWord) return { kind: 'consentMissing' }
  const asksForSomething = hasPicture || order.mail !== null || order.person.kind === 'new'
  return asksForSomething || consent !== null ? null : { kind: 'consentMissing' }
}

/** What the pictures of an order are for. */
function purposesOf({ profilePhoto, facePicture }: EnrollmentOrder): readonly ConsentPurpose[] {
  const photo: readonly ConsentPurpose[] = profilePhoto === null ? [] : ['profilePhoto']
  return facePicture === null ? photo : [...photo, 'visualFace']
}

/** Whether a purpose was agreed to, as far as this station asks. */
export function isAgreed(consent: ConsentRecord | null, purpose: ConsentPurpose, asksForConsent: boolean): boolean {
  if (consent === null) return !asksForConsent
  const isRefused = consent.answers.some((each) => each.purpose === purpose && each.answer === 'refused')
  return asksForConsent ? isGiven(consent, purpose) : !isRefused
}
