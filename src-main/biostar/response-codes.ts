import type { Failure, PersonField, ServerAnswer } from '../../src-preload/contract/failures.ts'
import { answerableKinds, type OperationFailure, type OperationName } from './operations.ts'

/** Turns what the server answered into a failure. */
type Meaning = (answer: ServerAnswer) => Failure

const plain =
  (failure: Failure): Meaning =>
  () =>
    failure
const field =
  (name: PersonField): Meaning =>
  ({ code }) => ({ kind: 'invalidField', field: name, code })
const refused: Meaning = (answer) => ({ kind: 'serverRefused', answer })
const busy: Meaning = (answer) => ({ kind: 'serverBusy', answer })
const notSupported: Meaning = (answer) => ({ kind: 'notSupported', answer })
const wrongCredentials: Meaning = (answer) => ({ kind: 'wrongCredentials', answer })
const accountLocked: Meaning = (answer) => ({ kind: 'accountLocked', answer })
const accountRefused =
  (reason: Failure<'accountRefused'>['reason']): Meaning =>
  (answer) => ({ kind: 'accountRefused', reason, answer })
const permissionDenied: Meaning = (answer) => ({ kind: 'permissionDenied', answer })
const licenceMissing: Meaning = (answer) => ({ kind: 'licenceMissing', answer })
const photoRefused: Meaning = (answer) => ({ kind: 'photoRefused', answer })
const mailRefused: Meaning = (answer) => ({ kind: 'mailRefused', answer })
const mailNeeds = (missing: Failure<'mailPreconditionMissing'>['missing']): Meaning =>
  plain({ kind: 'mailPreconditionMissing', missing })
const image: Meaning = ({ code }) => ({ kind: 'imageRejected', code: Number(code) })
const sessionEnded = plain({ kind: 'signInRequired', reason: 'sessionEnded' })
const userGroupNotFound = plain({ kind: 'userGroupNotFound' })
const tooManyAccessGroups = plain({ kind: 'tooManyAccessGroups' })
const protectedPerson = plain({ kind: 'protectedPerson' })
const serverFull = plain({ kind: 'serverFull' })

/**
 * What each response code means. Several meanings stand in order: the first that the call at hand may answer is taken.
 *
 * Source: reference sections 2.1, 2.2 and 6.3. A code that is listed with `refused` alone is known, but says nothing a
 * clerk could act on; its number is shown.
 */
const meanings: Readonly<Record<string, readonly Meaning[]>> = {
  // Session and role
  2: [plain({ kind: 'accountInUse' })],
  10: [sessionEnded],
  11: [sessionEnded],
  20: [permissionDenied],
  // The login itself
  101: [wrongCredentials],
  109: [accountRefused('address')],
  110: [accountRefused('duplicateLogin')],
  113: [accountLocked],
  114: [accountRefused('address')],
  121: [accountRefused('notAllowed')],
  122: [accountRefused('multiFactor')],
  // The request as such
  4: [busy],
  8: [refused],
  30: [field('other')],
  102: [notSupported],
  103: [notSupported],
  ...every([104, 105, 700, 701, 702, 800], [refused]),
  1000: [mailRefused, refused],
  1020: [busy],
  339968: [refused],
  // A person
  201: [plain({ kind: 'personNotFound' })],
  202: [plain({ kind: 'duplicateId', nextId: null })],
  ...every([205, 206, 207], [protectedPerson]),
  208: [plain({ kind: 'duplicateLoginId' })],
  ...every([209, 210], [serverFull]),
  212: [plain({ kind: 'duplicateEmail' })],
  ...every([219, 220, 221, 222, 223, 224], [field('password')]),
  ...every([227, 228, 229, 65650], [refused]),
  346: [field('other')],
  ...every([65668, 65669, 65670, 65672, 65673], [photoRefused, refused]),
  65671: [photoRefused, field('other')],
  65674: [refused],
  65675: [photoRefused, refused],
  // Groups
  603: [plain({ kind: 'accessGroupNotFound' })],
  65637: [tooManyAccessGroups],
  ...every([65646, 65647, 65648, 65649, 65717], [userGroupNotFound]),
  // The fields of a person; which of 131080 to 131084 is which is a guess, the reference names the five together
  131072: [field('id')],
  131073: [field('id')],
  131074: [field('name')],
  131075: [field('title')],
  131076: [field('phone')],
  131077: [field('phone')],
  131078: [field('email')],
  131079: [field('email')],
  131080: [field('other')],
  131081: [field('loginId')],
  131082: [field('loginId')],
  131083: [field('password')],
  131084: [field('password')],
  131085: [field('start')],
  131086: [field('expiry')],
  131089: [plain({ kind: 'visualFacesFull' }), field('other')],
  131090: [tooManyAccessGroups],
  131094: [field('name')],
  // Pictures; 30016 and 30019 are not in the vendor's table
  ...every(between(30_000, 30_015), [image]),
  ...every([30_017, 30_018], [image]),
  ...every([335874, 335875], [refused]),
  // Mail, cloud and licence
  217: [mailNeeds('mailServer'), refused],
  906: [mailNeeds('cloud'), refused],
  908: [mailRefused, refused],
  331782: [licenceMissing],
  331791: [licenceMissing],
  // Devices, whose codes mean something to the calls about devices alone (device-problems.ts), doors, zones, the web socket
  ...every([301, 340, 1001, 1002, 1003, 1004, 1005, 1013, 1017, 1026], [refused]),
  ...every([601, 602, 604, 605, 606, 607, 608, 671, 1100, 1101], [refused]),
  ...every([262154, 262155, 262159, 262163, 262165, 262175], [refused]),
}

function every(codes: readonly number[], meaning: readonly Meaning[]): Record<string, readonly Meaning[]> {
  return Object.fromEntries(codes.map((code) => [String(code), meaning]))
}

function between(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, step) => first + step)
}

/** Every response code that has a meaning here, as text. 0 and 1 are successes and not among them. */
export const knownResponseCodes: readonly string[] = Object.keys(meanings)

/** All that the server may have meant by an answer, most particular first; an unknown code is `serverRefused`. */
export function meaningsOf(answer: ServerAnswer): readonly Failure[] {
  const listed = answer.code !== null && Object.hasOwn(meanings, answer.code) ? meanings[answer.code] : undefined
  return [...(listed ?? familyOf(answer.code)), refused].map((meaning) => meaning(answer))
}

/** A number that the vendor's table of picture codes leaves out is about the picture all the same. */
function familyOf(code: string | null): readonly Meaning[] {
  return code !== null && /^300[01]\d$/u.test(code) ? [image] : []
}

/**
 * The failure that a refusal means for one operation: the most particular of its meanings that the operation may answer, else
 * `serverRefused` with the number and the vendor's link.
 */
export function refusalFor<Name extends OperationName>(name: Name, answer: ServerAnswer): OperationFailure<Name> {
  const allowed = answerableKinds(name)
  const meaning = meaningsOf(answer).find(({ kind }) => allowed.includes(kind)) ?? refused(answer)
  return meaning as OperationFailure<Name>
}
