import type { DeviceProblem } from '../../src-preload/contract/device-problems.ts'
import type { Failure, ServerAnswer } from '../../src-preload/contract/failures.ts'

/**
 * What the codes mean that are about a device, whether they come as `Response.code` or in a row of `DeviceResponse`.
 *
 * Source: reference section 2.2, and the vendor's own texts for what it sums up (309, 229, 230, 1700, 262177, 30024).
 */
const problems: Readonly<Record<string, DeviceProblem>> = {
  4: 'serverGaveUp',
  227: 'noFittingTemplates',
  229: 'noFittingTemplates',
  230: 'firmwareNoLongerSupported',
  301: 'notFound',
  309: 'notFound',
  340: 'cannotScanNow',
  1001: 'notConnected',
  1002: 'notReady',
  1003: 'timedOut',
  1004: 'wrongAddress',
  1005: 'connectionFailed',
  1013: 'firmwareTooOld',
  1017: 'busy',
  1026: 'scanFailed',
  1700: 'coreNotThere',
  30024: 'controllerNotConnected',
  262154: 'wrongWaitTime',
  262155: 'wrongPose',
  262159: 'wrongCredentialType',
  262163: 'noFaceInTime',
  262165: 'tooManyFaces',
  262175: 'credentialNotSupported',
  262177: 'subordinateNotSupported',
  339968: 'coreNotThere',
}

/** Every code that is about a device, as text. */
export const deviceCodes: readonly string[] = Object.keys(problems)

/** The failure that a refusal is when its code is about a device; `null` for a code about anything else. */
export function deviceFailureOf(answer: ServerAnswer): Failure<'deviceFailed'> | null {
  const { code } = answer
  const reason = code !== null && Object.hasOwn(problems, code) ? problems[code] : undefined
  return reason === undefined ? null : { kind: 'deviceFailed', reason, answer }
}

/** The failure that a device's own row tells. An unknown code keeps its number. */
export function rowFailureOf(answer: ServerAnswer): Failure<'deviceFailed'> {
  return deviceFailureOf(answer) ?? { kind: 'deviceFailed', reason: 'other', answer }
}
