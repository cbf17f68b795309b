import { z } from 'zod'

/** The outcome of one measure, or of a whole picture. `unknown` could not be computed, and is never shown as passed. */
export const verdictSchema = z.enum(['pass', 'warn', 'block', 'unknown'])

/** The outcome of one measure, or of a whole picture. */
export type Verdict = z.infer<typeof verdictSchema>

/**
 * What is measured on a picture, in the order in which a person is told. Source: photo-quality sections 2 to 5 and 10.
 *
 * `brightness`, `contrast`, `naturalColour`, `mouthClosed` and `background` can warn at most; brightness and contrast are
 * known to differ by skin tone and are advice only (photo-quality section 4, fairness).
 */
export const measureNames = [
  'oneFace',
  'interEyeDistance',
  'spaceLeft',
  'spaceRight',
  'spaceAbove',
  'spaceBelow',
  'roll',
  'yaw',
  'pitch',
  'underExposure',
  'overExposure',
  'intensityRange',
  'evenLight',
  'leftRightRatio',
  'brightness',
  'contrast',
  'naturalColour',
  'glare',
  'eyesOpen',
  'sharpness',
  'mouthClosed',
  'background',
] as const

/** What is measured on a picture. */
export type MeasureName = (typeof measureNames)[number]

const measureNameSchema = z.enum(measureNames)

/** Why somebody who cannot meet a rule is enrolled all the same. `other` needs words. */
export const overrideReasons = ['eyeCondition', 'headCovering', 'posture', 'glasses', 'place', 'other'] as const

/** Why somebody who cannot meet a rule is enrolled all the same. */
export type OverrideReason = (typeof overrideReasons)[number]

/** The most characters of a reason in the clerk's own words. Ours. */
export const longestOverrideWords = 300

/** The clerk's decision to use a blocked picture. The words may say something personal: they are kept sealed, never logged. */
export const overrideSchema = z
  .strictObject({
    reason: z.enum(overrideReasons),
    /** The clerk's own words; `null` when a chosen reason says enough. */
    words: z.string().trim().min(1).max(longestOverrideWords).nullable(),
  })
  .refine(({ reason, words }) => reason !== 'other' || words !== null)

/** The clerk's decision to use a blocked picture. */
export type Override = z.infer<typeof overrideSchema>

/** How an accepted picture was judged, without the picture: what is kept beside an override. */
export const judgementRecordSchema = z.strictObject({
  verdict: verdictSchema,
  blocked: z.array(measureNameSchema).max(measureNames.length),
  warned: z.array(measureNameSchema).max(measureNames.length),
  unknown: z.array(measureNameSchema).max(measureNames.length),
  /** The version of the thresholds, so that a verdict can be understood later. */
  thresholdsVersion: z.string().min(1).max(40),
  /** The face engine with its version and back end. */
  engineVersion: z.string().min(1).max(80),
})

/** How an accepted picture was judged, without the picture. */
export type JudgementRecord = z.infer<typeof judgementRecordSchema>
