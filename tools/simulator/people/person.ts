/** One person as the server keeps them; scalars are native here and become strings only in v1 answers. */
export interface Person {
  readonly userId: string
  /** May be empty. */
  readonly name: string
  /** Empty when the person has none; unique otherwise, whatever the case. */
  readonly email: string
  readonly phone: string
  readonly department: string
  readonly title: string
  readonly userGroupId: number
  /** Wall-clock `YYYY-MM-DDTHH:mm:ss`, never converted (reference section 1.4). */
  readonly start: string
  readonly expiry: string
  readonly disabled: boolean
  readonly photo: Photo
  readonly visualFaces: readonly VisualFace[]
  /** Face credentials of infrared terminals, in a list beside the visual faces; only their number is kept. */
  readonly infraredFaces: number
  readonly cards: readonly string[]
  readonly fingerprints: number
  readonly pin: string
  readonly accessGroupIds: readonly number[]
  readonly customFields: readonly CustomFieldValue[]
  /** Present for people who may sign in to the server. */
  readonly account?: OperatorAccount
  readonly updatedCount: number
  /** Grows with every change on the server; a photo does not bump it (measured, reference section 4.4). */
  readonly lastModified: number
}

/** A profile photo: none, a drawing made from a seed when somebody asks, or base64 exactly as it was sent. */
export type Photo =
  | { readonly kind: 'none' }
  | { readonly kind: 'drawn'; readonly seed: number }
  | { readonly kind: 'stored'; readonly base64: string }

/**
 * One visual face: drawn, or as it was registered. `image` is the normalised picture in base64, empty when none was sent or
 * the server keeps none; `extras` are keys a client added to it.
 */
export type VisualFace =
  | { readonly kind: 'drawn'; readonly seed: number }
  | {
      readonly kind: 'stored'
      readonly image: string
      readonly templates: readonly FaceTemplate[]
      readonly extras?: Readonly<Record<string, string>>
    }

/** An opaque template; type 5 is FaceStation F2, 9 is BioStation 3 (reference section 5.2). */
export interface FaceTemplate {
  readonly type: string
  readonly base64: string
  /** The infrared half that servers before 2.9.6 keep beside it. */
  readonly infrared?: string
}

/** The value of one custom field. */
export interface CustomFieldValue {
  readonly fieldId: number
  readonly item: string
  /** What a field of type 3 holds beside its name. */
  readonly file?: { readonly size: string; readonly document: string; readonly mimetype: string }
}

/** What makes a person an operator. */
export interface OperatorAccount {
  readonly loginId: string
  readonly password: string
  /** Absent is the level "None": the account exists and cannot log in. */
  readonly permissionId?: number
  /** A code the login is refused with although the password is right: 109, 110, 114, 121 or 122. */
  readonly loginRefusal?: string
}

/** A person with nothing but an id and a period; what a creation starts from. */
export function blankPerson(userId: string): Person {
  return {
    userId,
    name: '',
    email: '',
    phone: '',
    department: '',
    title: '',
    userGroupId: 1,
    start: '2001-01-01T00:00:00',
    expiry: '2037-12-31T23:59:00',
    disabled: false,
    photo: { kind: 'none' },
    visualFaces: [],
    infraredFaces: 0,
    cards: [],
    fingerprints: 0,
    pin: '',
    accessGroupIds: [],
    customFields: [],
    updatedCount: 0,
    lastModified: 0,
  }
}
