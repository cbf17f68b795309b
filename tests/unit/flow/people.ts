import { absent, known, unknown } from '../../../src-preload/contract/fact.ts'
import type { ConsentText } from '../../../src-preload/contract/consent.ts'
import type { CreationGround, Person, VisualFace } from '../../../src-preload/contract/person.ts'
import type { SessionState } from '../../../src-preload/contract/session.ts'
import type { Capture, FacePicture, ProfilePhoto } from '../../../src-renderer/camera/capture/capture-types.ts'
import type { Action } from '../../../src-renderer/flow/actions.ts'
import { measureNames, type Override, type Verdict } from '../../../src-preload/contract/judgement.ts'
import type { Judgement } from '../../../src-renderer/camera/judgement/judgement.ts'
import {
  emptyForm,
  draftOf,
  formOnGround,
  freshGround,
  type PersonForm,
} from '../../../src-renderer/flow/person-form.ts'

/** The moment at the desk in these stories. */
export const now = '2027-03-04T10:04'

/** A made-up person with a stored photo and an address, as the server tells it. */
export function personWith(id: string, changes: Partial<Person> = {}): Person {
  return {
    id,
    name: `Person ${id}`,
    email: known(`person-${id}@example.org`),
    phone: absent,
    department: unknown,
    userGroup: known({ id: '1', name: 'All Users' }),
    visualFaces: known(0),
    standing: 'active',
    expiry: known('2030-12-31T23:59'),
    title: unknown,
    start: known('2024-01-01T00:00'),
    accessGroups: known([]),
    disabled: known(false),
    customFields: known([]),
    heldFaces: known([]),
    photo: { kind: 'present', bytes: new Uint8Array([1]), type: 'image/jpeg', digest: 'a'.repeat(64) },
    mailSentAt: null,
    ...changes,
  }
}

/** What the form needs, with the next free id 404. */
export const ground: CreationGround = {
  userGroups: [
    { id: '1', name: 'All Users' },
    { id: '7', name: 'Visitors' },
  ],
  accessGroups: [{ id: '3', name: 'Main doors' }],
  nextId: '404',
  idStyle: 'numeric',
}

/** A form that can be sent as it stands. */
export function filledForm(serial: number, changes: Partial<PersonForm> = {}): PersonForm {
  return {
    ...formOnGround(emptyForm(serial, 'Ada Byron'), freshGround(ground)),
    email: 'ada@example.org',
    touched: true,
    ...changes,
  }
}

/** The draft of a form that can be sent. */
export function draftOfForm(form: PersonForm) {
  const draft = draftOf(form, freshGround(ground), now)
  if (draft === null) throw new Error('this story begins with a form that has no flaw')
  return draft
}

/** Counts how many captured frames were given back. */
export class FrameCounter {
  closed = 0

  /** A frozen frame with only what the flow touches. */
  capture(takenAt: number, judgement: Judgement | null = judgedAs('pass')): Capture {
    const frame = {
      width: 1280,
      height: 720,
      close: () => {
        this.closed += 1
      },
    }
    return { frame, takenAt, origin: 'camera', judgement }
  }
}

/** A profile photo of so many bytes. */
export function photoOf(bytes: number): ProfilePhoto {
  return {
    bytes: new Uint8Array(bytes).fill(7),
    width: 360,
    height: 480,
    quality: 0.8,
    similarity: 0.97,
    isSmoothed: false,
  }
}

/** A picture for the visual face of so many bytes. */
function facePictureOf(bytes: number): FacePicture {
  return { bytes: new Uint8Array(bytes).fill(8), width: 1280, height: 720 }
}

/** A visual face the server holds, known by one letter of the alphabet up to f. */
export function heldFace(letter: string): VisualFace {
  return { digest: letter.repeat(64), picture: { kind: 'absent' } }
}

/** A judgement with this verdict, given by its first measure alone. */
export function judgedAs(verdict: Verdict): Judgement {
  const isNamed = verdict === 'block' || verdict === 'warn'
  return {
    verdict,
    measures: measureNames.map((name, place) => ({
      name,
      verdict: place === 0 ? verdict : 'pass',
      value: null,
      score: null,
      instruction: place === 0 && isNamed ? 'secondFace' : null,
    })),
    instruction: isNamed ? 'secondFace' : null,
    weight: isNamed ? verdict : null,
    face: null,
    eyeAspectRatio: null,
    blur: null,
    thresholdsVersion: 'thresholds 1',
    engineVersion: 'an engine 1.0',
  }
}

/** A reason that is complete. */
export const override: Override = { reason: 'eyeCondition', words: null }

/** What the clerk asks for at the press that accepts a picture: a profile photo of 900 bytes and nothing else, unless told. */
export function accepting(
  wish: {
    readonly profile?: number | null
    readonly face?: number | null
    readonly override?: Override | null
    readonly replaces?: string | null
  } = {},
): Extract<Action, { kind: 'photoAccepted' }> {
  const { profile = 900, face = null } = wish
  return {
    kind: 'photoAccepted',
    outputs: {
      profilePhoto: profile === null ? null : photoOf(profile),
      facePicture: face === null ? null : facePictureOf(face),
    },
    override: wish.override ?? null,
    replaces: wish.replaces ?? null,
  }
}

const operator = {
  userId: '2',
  name: 'Clerk',
  loginId: 'clerk',
  level: null,
  readPeople: 'allowed',
  writePeople: 'allowed',
  readSettings: 'allowed',
  readEvents: 'allowed',
  useDevices: 'allowed',
  userGroups: { kind: 'all' },
  accessGroups: { kind: 'all' },
  passwordExpired: false,
} as const

/** A clerk is at the desk. */
export const signedIn: Extract<SessionState, { kind: 'signedIn' }> = {
  kind: 'signedIn',
  operator,
  password: { kind: 'keychain' },
}

/** Nobody is at the desk any more, for this reason. */
export function signedOut(reason: 'byClerk' | 'sessionEnded'): SessionState {
  return { kind: 'signedOut', rememberedLoginId: null, passwordKept: false, vault: 'available', reason }
}

/** The consent text of this station, in one language. */
export const consentText: ConsentText = {
  textId: 'photo-and-face',
  language: 'en',
  version: '1',
  digest: 'c'.repeat(64),
  languageName: 'English',
  title: 'Your picture',
  paragraphs: ['We ask before we take it.'],
  questions: { profilePhoto: 'A photo?', visualFace: 'A visual face?' },
}

/** Somebody’s answers to that text. */
export function consenting(
  profilePhoto: 'given' | 'refused',
  visualFace: 'given' | 'refused',
): Extract<Action, { kind: 'consentAnswered' }> {
  const { textId, language, version, digest } = consentText
  return {
    kind: 'consentAnswered',
    record: {
      text: { textId, language, version, digest },
      answers: [
        { purpose: 'profilePhoto', answer: profilePhoto },
        { purpose: 'visualFace', answer: visualFace },
      ],
    },
  }
}
