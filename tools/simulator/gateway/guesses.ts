import { status } from '@grpc/grpc-js'

/**
 * Every answer of this gateway that nobody has checked against the vendor's.
 *
 * Sections are those of the gateway's reference; what they tag as inferred, as a conflict or as an open unknown is decided here.
 * When a real gateway can be asked, this is the one file to correct.
 */

/*
 * Guesses that are behaviour and have no value below:
 * - a change is judged whole before any of it is done: a limit, an unknown user or a user who is there already changes nothing (11);
 * - a full terminal takes new users until it is full, in the order sent, and refuses the rest; overwriting still works (11);
 * - Update of an unknown user makes it when nothing is kept, and is NOT_FOUND otherwise (3.4);
 * - what an update keeps is not even looked at in the request (3.4); without a setting, zeros are stored (3.2);
 * - parts a terminal does not support are dropped without a word when a whole user is sent, and refused by their own Set calls;
 * - the counters of a header that is sent mean nothing unless `counters: 'must match'` is asked for (11); those answered are counted;
 * - reading with SETTING and without SETTING_EX leaves the extended modes at 0 (3.4);
 * - Card and Face Scan take whoever presents something first; two scans at one terminal wait for two people (5.4, 13);
 * - SubscribeStatus tells changes and not how things stand when it begins (7);
 * - a terminal slower than the gateway's own time limit does nothing of what it was asked for (9).
 */

/** Single values the reference leaves open; the section is named beside each. */
export const guesses = {
  /** Section 2: documented for a photo as "16KB"; taken as 16,384. */
  maximumPhotoBytes: 16_384,
  /** Section 3.3: "48 characters", and a constant of 192 bytes; both are kept. */
  maximumNameCharacters: 48,
  maximumNameBytes: 192,
  maximumIdBytes: 32,
  /** The largest number a terminal without letters in ids takes: from the BioStar 2 reference, a conflict there. */
  maximumNumericId: 4_294_967_294,
  maximumCards: 8,
  maximumFingers: 10,
  maximumFaces: 5,
  maximumAccessGroups: 16,
  maximumJobCodes: 16,
  maximumLabelCharacters: 48,
  maximumPinBytes: 16,
  /** Section 3.3: 32 bytes. How they come about is not known. */
  pinHashBytes: 32,
  pinHash: 'sha256',
  /** Section 5.3: documented; 552 is confirmed by the public sample. */
  faceTemplateBytes: 552,
  visualTemplates: 10,
  infraredTemplates: 30,
  fingerTemplateBytes: 384,
  fingerTemplates: 2,
  cardBytes: 32,
  /** Section 5.4: documented. The face itself is not found here, so its least size stands for that of the picture. */
  maximumPictureSide: 4000,
  maximumPictureBytes: 10 * 1024 * 1024,
  minimumPictureSide: 224,
  /** Section 6: text seen in the field; what stands around it was not. */
  normalizeFailed: 'BS_ERR_NORMALIZE_FACE',
  /** Section 11: "skips" or "fails" when some of the users asked for are unknown. All unknown is NOT_FOUND either way. */
  someUnknownUsers: 'skipped',
  /** Section 6: the status of a call to several terminals of which some failed: that of the first that failed, in the order asked. */
  multiErrorStatus: 'of the first',
  /** Section 12, conflict: the type of the detail follows the name the call was made by. */
  multiErrorTypeUrlPrefix: 'type.googleapis.com/',
  /** Section 9: the gateway's own limits in milliseconds. Which call falls under which is partly a guess. */
  timeLimits: { command: 10_000, users: 20_000, card: 20_000, face: 60_000 },
  /** Section 9: documented for what is received. */
  maximumMessageBytes: 75_497_472,
  /** Types of terminals the reference does not list. */
  typeOfXPass2: 0x13,
} as const satisfies Record<string, unknown>

/** What is wrong, by name: a gRPC status, and a text of ours unless one was seen. Statuses: sections 6 and 11, all guesses but where said. */
export const failures = {
  deviceUnknown: { code: status.NOT_FOUND, message: 'Device not found' },
  /** Section 6: seen in the field. */
  deviceOffline: { code: status.UNAVAILABLE, message: 'Device is not connected' },
  deviceTooLate: { code: status.DEADLINE_EXCEEDED, message: 'Device did not answer in time' },
  deviceFull: { code: status.RESOURCE_EXHAUSTED, message: 'Device is full' },
  notSupported: { code: status.INVALID_ARGUMENT, message: 'Not supported by the device' },
  updateNotSupported: { code: status.FAILED_PRECONDITION, message: 'Update is not supported by the device' },
  userUnknown: { code: status.NOT_FOUND, message: 'User not found' },
  userExists: { code: status.ALREADY_EXISTS, message: 'User already exists' },
  idInvalid: { code: status.INVALID_ARGUMENT, message: 'Invalid user ID' },
  nameTooLong: { code: status.INVALID_ARGUMENT, message: 'Invalid user name' },
  tooManyCards: { code: status.INVALID_ARGUMENT, message: 'Too many cards' },
  tooManyFingers: { code: status.INVALID_ARGUMENT, message: 'Too many fingers' },
  tooManyFaces: { code: status.INVALID_ARGUMENT, message: 'Too many faces' },
  tooManyGroups: { code: status.INVALID_ARGUMENT, message: 'Too many access groups' },
  tooManyJobCodes: { code: status.INVALID_ARGUMENT, message: 'Too many job codes' },
  labelTooLong: { code: status.INVALID_ARGUMENT, message: 'Invalid job code label' },
  photoTooLarge: { code: status.INVALID_ARGUMENT, message: 'Photo is too large' },
  pinInvalid: { code: status.INVALID_ARGUMENT, message: 'Invalid PIN' },
  modeInvalid: { code: status.INVALID_ARGUMENT, message: 'Invalid authentication mode' },
  periodInvalid: { code: status.INVALID_ARGUMENT, message: 'Invalid period' },
  countersInvalid: { code: status.INVALID_ARGUMENT, message: 'Counters do not match' },
  cardInvalid: { code: status.INVALID_ARGUMENT, message: 'Invalid card data' },
  /** Section 6: status and text seen in the field. */
  fingerInvalid: { code: status.INVALID_ARGUMENT, message: 'Invalid finger data' },
  faceInvalid: { code: status.INVALID_ARGUMENT, message: 'Invalid face data' },
  /** Section 6: the name in the text was seen in the field. */
  normalizeFailed: { code: status.INTERNAL, message: `${guesses.normalizeFailed}: no usable face in the picture` },
  scanTimedOut: { code: status.DEADLINE_EXCEEDED, message: 'Nobody presented anything' },
} as const satisfies Readonly<Record<string, { readonly code: number; readonly message: string }>>
