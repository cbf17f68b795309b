import { absent, known, unknown, type Fact } from '../../../src-preload/contract/fact.ts'
import type {
  Person,
  PersonSummary,
  Standing,
  StoredPhoto,
  VisualFace,
  WallClock,
} from '../../../src-preload/contract/person.ts'
import { digestOfTemplates } from '../../biostar/held-faces.ts'
import { digestOf } from '../../biostar/stored-photo.ts'
import { pictureTypeOf } from '../../domain/picture-head.ts'
import type { FaceData, UserInfo, UserSetting } from '../messages.ts'
import { momentOf } from '../wall-clock-seconds.ts'
import { holdsVisualFaces, type TerminalInReach } from './terminals-in-reach.ts'

/** What one terminal holds of a person. */
export interface HeldUser {
  readonly terminal: TerminalInReach
  readonly user: UserInfo
}

/** The bit of a face that a colour camera has seen. Source: reference of the gateway, section 5.3. */
const colourFlag = 0x100

/**
 * One person as the terminals together tell of them: the first name and the first photo there are, every visual face once. What
 * terminals have no field for is absent, not unknown.
 *
 * @param held at least one
 * @param now the wall clock at the desk
 */
export function personOf(id: string, held: readonly HeldUser[], now: WallClock): Person {
  const name = held.map(({ user }) => user.name.trim()).find((text) => text !== '') ?? ''
  const setting = held.map(({ user }) => user.setting).find((one) => one !== null) ?? null
  const faces = facesOf(held)
  const groups = new Set(held.flatMap(({ user }) => user.accessGroupIDs))
  return {
    ...summaryOf({ id, name, setting, faces: faces.length }, now),
    title: absent,
    start: momentFact(setting?.startTime),
    // Their names are kept by whoever has set the terminals up.
    accessGroups: known([...groups].map((group) => ({ id: String(group), name: String(group) }))),
    disabled: unknown,
    customFields: absent,
    photo: photoOf(held.map(({ user }) => user.photo).find((photo) => photo.byteLength > 0)),
    heldFaces: known(faces),
    mailSentAt: null,
  }
}

/** What a list tells of a person. `faces`: as many as are known. */
export function summaryOf(
  person: {
    readonly id: string
    readonly name: string
    readonly setting: Pick<UserSetting, 'startTime' | 'endTime'> | null
    readonly faces: number
  },
  now: WallClock,
): PersonSummary {
  const { id, name, setting, faces } = person
  return {
    id,
    name: name.slice(0, 500),
    email: absent,
    phone: absent,
    department: absent,
    userGroup: absent,
    visualFaces: known(faces),
    standing: standingOf(setting, now),
    expiry: momentFact(setting?.endTime),
  }
}

/** A photo as a terminal holds it. What is there and no picture has a digest all the same, so that a change is noticed. */
export function photoOf(bytes: Uint8Array | undefined): StoredPhoto {
  if (bytes === undefined || bytes.byteLength === 0) return { kind: 'absent' }
  const [type, digest] = [pictureTypeOf(bytes), digestOf(bytes)]
  return type === null
    ? { kind: 'unreadable', digest }
    : { kind: 'present', bytes: new Uint8Array(bytes), type, digest }
}

/** Whether a face was seen by a colour camera. On a terminal that has one, every face was. */
export function isVisual(face: FaceData, terminal: Pick<TerminalInReach, 'can'>): boolean {
  return (face.flag & colourFlag) !== 0 || holdsVisualFaces(terminal)
}

/** Names a face by its templates, as the faces of a server are named; by its picture where it has none. */
export function digestOfFace({ templates, irTemplates, imageData }: FaceData): string {
  const texts = [...templates, ...irTemplates].map((template) => Buffer.from(template).toString('base64'))
  return texts.length > 0 ? digestOfTemplates(texts) : digestOf(imageData)
}

function facesOf(held: readonly HeldUser[]): VisualFace[] {
  const faces = new Map<string, VisualFace>()
  for (const { terminal, user } of held) {
    for (const face of user.faces.filter((each) => isVisual(each, terminal))) {
      const digest = digestOfFace(face)
      const before = faces.get(digest)
      if (before === undefined || before.picture.kind !== 'present')
        faces.set(digest, { digest, picture: pictureOf(face.imageData) })
    }
  }
  return [...faces.values()]
}

function pictureOf(bytes: Uint8Array): VisualFace['picture'] {
  if (bytes.byteLength === 0) return { kind: 'absent' }
  const type = pictureTypeOf(bytes)
  return type === null ? { kind: 'unreadable' } : { kind: 'present', bytes: new Uint8Array(bytes), type }
}

function momentFact(seconds: number | undefined): Fact<WallClock> {
  if (seconds === undefined) return unknown
  const moment = momentOf(seconds)
  return moment === null ? absent : known(moment)
}

/** Whether the period lets them pass. Terminals tell nobody who is disabled: reference of the gateway, section 3.1, `userFlag`. */
function standingOf(setting: Pick<UserSetting, 'startTime' | 'endTime'> | null, now: WallClock): Standing {
  if (setting === null) return 'unknown'
  const [start, end] = [momentOf(setting.startTime), momentOf(setting.endTime)]
  if (end !== null && end < now) return 'expired'
  return start !== null && start > now ? 'notYetValid' : 'active'
}
