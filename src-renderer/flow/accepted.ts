import {
  overrideSchema,
  type JudgementRecord,
  type Override,
  type Verdict,
} from '../../src-preload/contract/judgement.ts'
import { mostVisualFaces } from '../../src-preload/contract/photo.ts'
import { isGiven, type ConsentRecord } from '../../src-preload/contract/consent.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { PictureBytes } from '../ui/memory-image.tsx'
import type { FacePicture, ProfilePhoto } from '../camera/capture/capture-types.ts'
import { recordOfJudgement, type Judgement } from '../camera/judgement/judgement.ts'
import { heldFacesOf, type Subject } from './subject.ts'

/** A face that was scanned at a device and waits in the main process to be stored. */
export interface KeptScan {
  /** By which the main process knows it. */
  readonly scan: string
  /** Where it was scanned, as it is shown. */
  readonly device: string
  /** `null` when the device sent none, or none that can be shown. */
  readonly picture: PictureBytes | null
}

/**
 * What goes to the server; at least one of the three. The visual face is made of the picture, or was scanned at a device:
 * never both.
 */
export interface Outputs {
  readonly profilePhoto: ProfilePhoto | null
  readonly facePicture: FacePicture | null
  readonly scannedFace?: KeptScan
}

/** What the clerk asks for at the press that accepts a picture. The flow decides whether it may be. */
export interface Acceptance {
  readonly outputs: Outputs
  /** Why a blocked picture is to be used all the same. */
  readonly override: Override | null
  /** The digest of the visual face the new one takes the place of; `null` adds it to those the person has. */
  readonly replaces: string | null
}

/** A picture's outputs as they go out, with how it was judged. */
export interface Accepted extends Acceptance {
  /** `null` when the station could not judge the picture. */
  readonly judgement: JudgementRecord | null
}

/** Which outputs the person has agreed to. */
export type AllowedOutputs = Readonly<Record<'profilePhoto' | 'facePicture', boolean>>

/** What may be made of a picture: everything where consent is not asked for here, else what was agreed to. */
export function allowedOutputs(consent: ConsentRecord | null): AllowedOutputs {
  return {
    profilePhoto: consent === null || isGiven(consent, 'profilePhoto'),
    facePicture: consent === null || isGiven(consent, 'visualFace'),
  }
}

/** What the station knows of a picture's quality: it is still being judged, was judged, or cannot be. */
export type PictureJudgement =
  | { readonly kind: 'pending' }
  | { readonly kind: 'judged'; readonly judgement: Judgement }
  | { readonly kind: 'impossible' }

/** The verdict on a picture; `unknown` when it could not be judged, `null` while it is being judged. */
export function verdictOf(judgement: PictureJudgement): Verdict | null {
  switch (judgement.kind) {
    case 'pending':
      return null
    case 'judged':
      return judgement.judgement.verdict
    case 'impossible':
      return 'unknown'
    default:
      return assertNever(judgement, 'a picture’s judgement has a kind that was never named')
  }
}

/**
 * Decides whether a picture may be used as it is asked: the one door between a blocked picture and the server.
 *
 * The verdict is the flow's own, never the asker's. A blocked picture needs a complete reason; any other takes none with
 * it. A third visual face needs one that goes. Nothing is made of it for a purpose that was refused.
 *
 * @param consent what the person has answered; `null` where nobody was asked
 * @returns what goes out, or `null` when it may not be
 */
export function acceptedOf(
  judgement: PictureJudgement,
  subject: Subject,
  consent: ConsentRecord | null,
  asked: Acceptance,
): Accepted | null {
  const { outputs } = asked
  const allowed = allowedOutputs(consent)
  const isScanned = outputs.scannedFace !== undefined
  const hasFace = outputs.facePicture !== null || isScanned
  if (outputs.facePicture !== null && isScanned) return null
  if (outputs.profilePhoto === null && !hasFace) return null
  if ((outputs.profilePhoto !== null && !allowed.profilePhoto) || (hasFace && !allowed.facePicture)) return null
  const replaces = hasFace ? asked.replaces : null
  if (hasFace && !mayReplace(subject, replaces)) return null
  // The device has judged what it has scanned; the verdict is about the picture.
  if (outputs.profilePhoto === null && outputs.facePicture === null)
    return { outputs, replaces, override: null, judgement: null }
  if (judgement.kind === 'pending') return null
  const isBlocked = verdictOf(judgement) === 'block'
  const override = isBlocked ? overrideSchema.safeParse(asked.override) : null
  if (override?.success === false) return null
  return {
    outputs,
    replaces,
    override: override?.data ?? null,
    judgement: judgement.kind === 'judged' ? recordOfJudgement(judgement.judgement) : null,
  }
}

/** Decides whether a scanned face may be stored alone, by the same rules as a picture. */
export function acceptedScanOf(
  subject: Subject,
  consent: ConsentRecord | null,
  scannedFace: KeptScan,
  replaces: string | null,
): Accepted | null {
  const outputs = { profilePhoto: null, facePicture: null, scannedFace }
  return acceptedOf({ kind: 'impossible' }, subject, consent, { outputs, override: null, replaces })
}

/** Whether anything is made of the picture itself. */
export function usesPicture({ outputs }: Pick<Acceptance, 'outputs'>): boolean {
  return outputs.profilePhoto !== null || outputs.facePicture !== null
}

/** Whether a new face may take this one's place: one that is held, or none while there is room, as far as is known. */
function mayReplace(subject: Subject, replaces: string | null): boolean {
  const held = heldFacesOf(subject)
  if (held.kind === 'unknown') return replaces === null
  const faces = held.kind === 'known' ? held.value : []
  return replaces === null ? faces.length < mostVisualFaces : faces.some(({ digest }) => digest === replaces)
}
