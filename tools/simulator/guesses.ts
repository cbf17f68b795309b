/**
 * Every answer of this simulator that nobody has checked against the vendor's server.
 *
 * Each line is tagged in the reference as inferred, as a conflict, or as an open unknown. When a real server can be asked,
 * this is the one file to correct.
 */

/*
 * Guesses about visual faces that are behaviour and have no value below (sections 5.2, 5.3 and 12):
 * - a picture that is put is kept as its normalised face, and a GET answers that; only the answer of the check was measured;
 * - the templates of the check and of a picture that is put are the same for the same picture;
 * - the order of the checks: key, base64, bytes, format, sides, grey, then what needs a face engine;
 * - before 2.9.1 what is not base64 in a picture is skipped; before 2.8.14 the key of the picture is not seen at all;
 * - before 2.9.6 `templateExIr` stands beside `templateEx` in the same row; its real place was never seen;
 * - with "Store Visual Face Image" off, a picture that was not kept does not come back when it is switched on.
 */

/*
 * Guesses about editing people that are behaviour and have no value below (sections 4.7 and 7):
 * - numbers and choices of custom fields are checked and refused with 30; a file without its document loses it;
 * - an access group outside the operator's filter stays in a list that is written when the person had it before;
 * - `GET /api/access_levels` was seen in public clients and is in no vendor document at hand.
 */

/*
 * Guesses about devices that are behaviour and have no value below (sections 4.9, 5.4 and 8):
 * - which rights the lists of devices, a scan and an export want;
 * - the shape of `devices/enrollment`, of which only a public client's reading is known;
 * - the overall code of an export of which some or all devices fail: 1 and 8 as in the bulk calls of 2.9.6, before them 0;
 * - a scan that is given up goes on at the device, and its answer is dropped.
 */

/*
 * Guesses about doors that are behaviour and have no value below: `GET /api/doors` and `POST /api/v2/doors/search` are in the
 * vendor's collection, which shows no answer: the rows are taken to be `DoorCollection` rows with id and name, the right to be
 * that of the menu of doors, and the search to have come with the other v2 searches.
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
  /**
   * Section 13.11: the largest request body is not known; a 10 MB picture is about 13.4 MB as base64. Taken large enough,
   * because the vendor states 10 MB for the picture; a setting can shrink it.
   */
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
  /** Section 5.2: templates are opaque; 552 bytes each in the official sample (544 and padding elsewhere, a conflict). */
  templateBytes: 552,
  /**
   * Section 5.3: the two templates of `check/upload_picture` were measured on one release, not named; every release with the
   * call is taken to answer both, although type 9 came with terminals newer than 2.8.
   */
  releaseOfSecondTemplate: '2.8.14',
  /** Section 6.1: documented. */
  maximumPictureSide: 4000,
  maximumPictureBytes: 10 * 1024 * 1024,
  /** Section 6.3: how nearly grey a greyscale picture has to be is not known; this much an encoder adds to grey. */
  greyTolerance: 4,
  /** Section 13.5: the HTTP status of the 30000 family is not known. */
  pictureFailureStatus: 400,
  /** Section 5.2: 112x112 is decoded from an official sample. Where a real server cuts depends on the face it finds. */
  normalisedFaceSide: 112,
  normalisedFaceShare: 0.6,
  /** Section 5.2: the names are documented; whether a server takes the other release's name is not. */
  acceptsEitherTemplateSpelling: true,
  /** Section 9.1: whether "between" takes its ends in is not documented. */
  eventBetweenTakesEndsIn: true,
  /** Section 9.3: 1101 is the code of a bad session on a web socket; that it comes as an answer, and then the end, is a guess. */
  badSocketSession: '1101',
  /** Section 5.3: extras a user interface was seen to send; that they are kept and answered is a guess. */
  keptFaceExtras: ['flag', 'useProfile'],
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
  /** Section 2.2: code known; that a face without any template gives it is guessed, and so is the status. */
  invalidVisualFace: { status: 400, code: '65650', message: 'Invalid visual face. Register again.' },
  /** Section 6.3: codes known, messages ours; the status of the whole family comes from the settings. */
  pictureTooSmall: { status: 400, code: '30000', message: 'Image resolution is too low.' },
  pictureTooLarge: { status: 400, code: '30001', message: 'Image resolution is too high.' },
  pictureUnreadable: { status: 400, code: '30002', message: 'Image cannot be read.' },
  pictureFormat: { status: 400, code: '30003', message: 'Image is not PNG or JPG.' },
  pictureGreyscale: { status: 400, code: '30004', message: 'Image is greyscale.' },
  pictureMissing: { status: 400, code: '30005', message: 'Key parameter is missing.' },
  pictureNotSaved: { status: 400, code: '30006', message: 'Image cannot be saved.' },
  pictureMemory: { status: 400, code: '30007', message: 'Out of memory.' },
  pictureNoFace: { status: 400, code: '30008', message: 'No face in the image.' },
  pictureManyFaces: { status: 400, code: '30009', message: 'More than one face in the image.' },
  pictureFaceTooSmall: { status: 400, code: '30010', message: 'Face is too small.' },
  pictureNotFrontal: { status: 400, code: '30011', message: 'Face is not frontal.' },
  pictureEyesAway: { status: 400, code: '30012', message: 'Eyes do not look forward.' },
  picturePoor: { status: 400, code: '30013', message: 'Image quality is poor.' },
  pictureUnexpected: { status: 400, code: '30014', message: 'Unexpected image error.' },
  pictureBase64: { status: 400, code: '30015', message: 'Image is not base64.' },
  pictureBytes: { status: 400, code: '30017', message: 'Image is larger than 10 MB.' },
  pictureExtraction: { status: 400, code: '30018', message: 'Template extraction failed.' },
  /** Section 2.1: documented. */
  deviceNotFound: { status: 400, code: '301', message: 'Device not found.' },
  /** Sections 2.2 and 5.4: the codes are known and come from the device; the status is guessed. */
  deviceFailed: { status: 400, code: '1001', message: 'not defined' },
  /** Section 5.5: code from the seed, "for everything; no detail". The status comes from the settings. */
  sendEmailFailed: { status: 400, code: '1000', message: 'not defined' },
} as const satisfies Record<string, CodedFailure>

/** The verdicts on a picture by their codes (section 6.3); 30016 and 30019 are in no table. */
export const pictureFailures = {
  30000: failures.pictureTooSmall,
  30001: failures.pictureTooLarge,
  30002: failures.pictureUnreadable,
  30003: failures.pictureFormat,
  30004: failures.pictureGreyscale,
  30005: failures.pictureMissing,
  30006: failures.pictureNotSaved,
  30007: failures.pictureMemory,
  30008: failures.pictureNoFace,
  30009: failures.pictureManyFaces,
  30010: failures.pictureFaceTooSmall,
  30011: failures.pictureNotFrontal,
  30012: failures.pictureEyesAway,
  30013: failures.picturePoor,
  30014: failures.pictureUnexpected,
  30015: failures.pictureBase64,
  30017: failures.pictureBytes,
  30018: failures.pictureExtraction,
} as const satisfies Readonly<Record<number, CodedFailure>>

/** A code of the 30000 family. */
export type PictureCode = keyof typeof pictureFailures

/**
 * What answers a body that is too large. Nothing is known but that an nginx stands in front (section 2.2 names its folder),
 * which refuses with a page of its own before the server sees anything.
 */
export const bodyTooLargePage = {
  status: 413,
  body: '<html>\r\n<head><title>413 Request Entity Too Large</title></head>\r\n</html>\r\n',
  contentType: 'text/html',
} as const

/** The body of `/js/info.json`: its existence is documented, its content is not (section 13.8). */
export function versionProbeBody(release: string): Readonly<Record<string, string>> {
  return { version: release }
}
