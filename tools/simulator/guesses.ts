/**
 * Every answer of this simulator that nobody has checked against the vendor's server.
 *
 * Each line is tagged in the reference as inferred, as a conflict, or as an open unknown. When a real server can be asked,
 * this is the one file to correct.
 */

/** A failure as the server spells it: HTTP status, `Response.code`, `Response.message`. */
export interface CodedFailure {
  readonly status: number
  readonly code: string
  readonly message: string
}

/** Single values the reference leaves open; the section is named beside each. */
export const guesses = {
  /** Section 5.5: the seed gives code 1000 but no status; its sample branches on 2xx, so a non-2xx is likely. */
  sendEmailFailureStatus: 400,
  /** Section 12: a timed-out session answers like an unknown one. */
  expiredSessionCode: '10',
  /** Section 4.2: "id and name at least"; the e-mail needs `advance_search`. Matching ignores case. */
  searchTextColumns: ['user_id', 'name'],
  /** Section 13.11: the largest request body is not known; a 10 MB picture is about 13.4 MB as base64. */
  maximumRequestBytes: 32 * 1024 * 1024,
  /** Section 4.6, conflict: 4294967295 in the table, 4294967294 in the UI text. The server takes the larger one. */
  maximumUserId: 4_294_967_295,
  /** Section 3.1: the ids in `permission.filter` that mean everything. */
  everyUserGroup: '1',
  everyAccessGroup: '0',
  /** Section 5.2: up to two visual faces; which code a third gives is not known. */
  maximumVisualFaces: 2,
  /** Section 4.6: 16 is the limit of the related device gateway. */
  maximumAccessGroups: 16,
  /** Section 13.7: lengths of e-mail and phone are not documented. */
  maximumEmailLength: 128,
  maximumPhoneLength: 32,
  /** Section 11: the envelope without link and message (B) is seen on 2.9.x; older v2 answers are taken to be A. */
  nativeEnvelopeBefore29: 'A',
  /** Section 7: the v2 group searches are taken to have come together with v2 users/search. */
  releaseOfV2Searches: '2.8.12',
  /** Section 11: that `permission.filter` was not enforced before 2.8.14 is a reading of "tightened". */
  releaseOfEnforcedFilters: '2.8.14',
  /** Section 5.5: criteria of `send_email` may select other people. Taken at the worst, so that careless criteria are seen. */
  advancedCriteriaSelectOthers: true,
  /** Section 5.3: templates are opaque; 552 bytes each in the official sample. */
  templateBytes: 552,
  /** Section 6.1: before 2.8.10 at least 250x250, later no minimum; at most 4000 on a side. */
  maximumPictureSide: 4000,
  maximumPictureBytes: 10 * 1024 * 1024,
} as const satisfies Record<string, unknown>

/**
 * Failures by name. Pairs that are documented or measured stand here as well, so that the table is read in one place; the
 * comment says which half is guessed.
 */
export const failures = {
  /** Section 2.1: documented. */
  loginRequired: { status: 401, code: '10', message: 'Login required.' },
  /** Section 2.1: captured. */
  loginFailed: { status: 400, code: '101', message: 'Failed to login for invalid username or password' },
  /** Section 12: status guessed. */
  loginLocked: { status: 400, code: '113', message: 'Account is locked after repeated login failures.' },
  /** Section 2.2: codes 109, 110, 114, 121 and 122 are known, the status is guessed. */
  loginRefused: { status: 400, code: '122', message: 'Login is refused for this account.' },
  /** Section 2.1: documented. */
  permissionDenied: { status: 403, code: '20', message: 'Permission denied.' },
  /** Section 12: status guessed. */
  methodNotAllowed: { status: 400, code: '102', message: 'Method is not allowed.' },
  /** Section 2.1: documented for a trailing slash; for paths this release does not have it is guessed. */
  notSupported: { status: 400, code: '103', message: 'Request is not supported.' },
  /** Section 2.1: documented. */
  invalidParameter: { status: 400, code: '30', message: 'Invalid parameters.' },
  /** Section 2.1: captured. */
  brokenJson: { status: 400, code: '700', message: 'Failed to parse json data.' },
  /** Section 12: documented for a device call, guessed here. */
  missingKey: { status: 500, code: '1000', message: 'No such node' },
  /** Section 4.5: measured for GET; PUT and DELETE guessed. */
  userNotFound: { status: 400, code: '201', message: 'User not found.' },
  /** Sections 2.2 and 12: codes known, statuses guessed. */
  duplicateUserId: { status: 400, code: '202', message: 'User ID already exists.' },
  administratorNotDeletable: { status: 400, code: '205', message: 'Administrator cannot be deleted.' },
  userIdNotChangeable: { status: 400, code: '207', message: 'User ID cannot be changed.' },
  duplicateLoginId: { status: 400, code: '208', message: 'Login ID already exists.' },
  duplicateEmail: { status: 400, code: '212', message: 'Email already exists.' },
  sequentialPassword: { status: 400, code: '221', message: 'Password has consecutive characters.' },
  accessGroupNotFound: { status: 400, code: '603', message: 'Access group not found.' },
  permissionNotFound: { status: 400, code: '606', message: 'Permission not found.' },
  tooManyAccessGroups: { status: 400, code: '65637', message: 'Too many access groups.' },
  /** Section 12: which code a missing required field gives is guessed. */
  missingField: { status: 400, code: '65671', message: 'not defined' },
  /** Section 4.7: code from the seed, status and trigger guessed. */
  photoRefused: { status: 400, code: '65675', message: 'not defined' },
  /** Section 4.6: measured. */
  userGroupNotFound: { status: 400, code: '65717', message: 'not defined' },
  /** Section 12: codes known, statuses guessed. */
  userIdLength: { status: 400, code: '131072', message: 'User ID length is invalid.' },
  badUserId: { status: 400, code: '131073', message: 'User ID is invalid.' },
  nameCharacters: { status: 400, code: '131074', message: 'Name has invalid characters.' },
  titleLength: { status: 400, code: '131075', message: 'Title is invalid.' },
  phoneLength: { status: 400, code: '131076', message: 'Phone length is invalid.' },
  phoneFormat: { status: 400, code: '131077', message: 'Phone format is invalid.' },
  emailLength: { status: 400, code: '131078', message: 'Email length is invalid.' },
  emailFormat: { status: 400, code: '131079', message: 'Email format is invalid.' },
  pinFormat: { status: 400, code: '131080', message: 'PIN is invalid.' },
  loginIdFormat: { status: 400, code: '131081', message: 'Login ID is invalid.' },
  periodRange: { status: 400, code: '131085', message: 'Period is out of range.' },
  periodOrder: { status: 400, code: '131086', message: 'Expiry is before start.' },
  tooManyFaces: { status: 400, code: '131089', message: 'Too many face templates.' },
  nameLength: { status: 400, code: '131094', message: 'Name is too long.' },
  /** Section 6.3: codes known, the status of the whole family guessed. */
  pictureTooSmall: { status: 400, code: '30000', message: 'Image resolution is too low.' },
  pictureTooLarge: { status: 400, code: '30001', message: 'Image resolution is too high.' },
  pictureUnreadable: { status: 400, code: '30002', message: 'Image cannot be read.' },
  pictureFormat: { status: 400, code: '30003', message: 'Image is not PNG or JPG.' },
  pictureGreyscale: { status: 400, code: '30004', message: 'Image is greyscale.' },
  pictureMissing: { status: 400, code: '30005', message: 'Key parameter is missing.' },
  pictureBase64: { status: 400, code: '30015', message: 'Image is not base64.' },
  pictureBytes: { status: 400, code: '30017', message: 'Image is larger than 10 MB.' },
  /** Section 5.5: code from the seed, "for everything; no detail". The status comes from the settings. */
  sendEmailFailed: { status: 400, code: '1000', message: 'not defined' },
  /** Nothing is known about the limit of the web tier. */
  bodyTooLarge: { status: 413, code: '30', message: 'Request is too large.' },
} as const satisfies Record<string, CodedFailure>

/** The body of `/js/info.json`: its existence is documented, its content is not (section 13.8). */
export function versionProbeBody(release: string): Readonly<Record<string, string>> {
  return { version: release }
}
