/** What may keep a device from doing what it was asked, in the order of a clerk's questions: is it there, can it, did it. */
export const deviceProblems = [
  'notFound',
  'notConnected',
  'notReady',
  'timedOut',
  'wrongAddress',
  'connectionFailed',
  'firmwareTooOld',
  'busy',
  'cannotScanNow',
  'scanFailed',
  'noFaceInTime',
  'wrongWaitTime',
  'wrongPose',
  'wrongCredentialType',
  'tooManyFaces',
  'credentialNotSupported',
  'noFittingTemplates',
  'firmwareNoLongerSupported',
  'subordinateNotSupported',
  'controllerNotConnected',
  'serverGaveUp',
  'coreNotThere',
  'notAnswered',
  'noVisualFace',
  'other',
] as const

/** What kept a device from doing what it was asked. */
export type DeviceProblem = (typeof deviceProblems)[number]
