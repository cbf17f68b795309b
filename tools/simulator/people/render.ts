import type { JsonObject } from '../json.ts'
import type { Permission } from '../permissions.ts'
import type { ServerState } from '../state.ts'
import type { SimulatorVersion } from '../versions.ts'
import type { Person } from './person.ts'
import { atLeast } from '../versions.ts'
import { credentialsOf } from './credentials.ts'
import { customFieldRows } from './custom-fields.ts'
import { drawPortrait } from './portrait.ts'

/** What a person looks like in an answer depends on all of this. */
export interface Surroundings {
  readonly state: ServerState
  readonly version: SimulatorVersion
  readonly now: number
}

/** A row of the v2 searches: native values, no photo, no credentials (reference section 4.2). */
export function searchRow(person: Person, { state, version }: Surroundings): JsonObject {
  const level = permissionOf(person, state)
  return {
    user_id: person.userId,
    name: person.name,
    ...filled({ email: person.email, department: person.department, user_title: person.title, phone: person.phone }),
    user_group_id: userGroup(person, state),
    ...(level === undefined ? {} : { operator_level: level.name, login_id: person.account?.loginId }),
    ...counts(person),
    start_datetime: person.start,
    expiry_datetime: person.expiry,
    last_modified: person.lastModified,
    updated_count: person.updatedCount,
    disabled: person.disabled,
    have_pin: person.pin !== '',
    access_groups: accessGroups(person, state),
    user_custom_fields: customFieldRows(person),
    ...(version === 'biostar-x' ? { have_lock_override: false } : {}),
  }
}

/** A row of the v1 list (reference section 4.4); scalars become strings in the envelope. */
export function listRow(person: Person, surroundings: Surroundings): JsonObject {
  const { state, now } = surroundings
  return {
    user_id: person.userId,
    name: person.name,
    gender: 0,
    ...filled({ email: person.email, phone: person.phone, department: person.department, user_title: person.title }),
    photo_exists: person.photo.kind !== 'none',
    pin_exists: person.pin !== '',
    password_exists: person.account !== undefined,
    updated_count: person.updatedCount,
    last_modified: person.lastModified,
    idx_last_modified: person.lastModified,
    start_datetime: `${person.start}.00Z`,
    expiry_datetime: `${person.expiry}.00Z`,
    security_level: 0,
    display_duration: 0,
    display_count: 0,
    inherited: false,
    user_group_id: userGroup(person, state),
    disabled: person.disabled,
    expired: person.expiry < wallClock(now),
    idx_user_id: person.userId,
    idx_name: person.name,
    ...counts(person),
    ...(person.accessGroupIds.length === 0 ? {} : { access_groups: accessGroups(person, state) }),
  }
}

/** Everything about one person, as `GET /api/users/:id` answers (reference section 4.5). */
export function details(person: Person, surroundings: Surroundings): JsonObject {
  const { state, version } = surroundings
  const level = permissionOf(person, state)
  const credentials = credentialsOf(person, { settings: state.settings, version })
  return {
    ...listRow(person, surroundings),
    ...photoOf(person),
    ...(person.account === undefined ? {} : { login_id: person.account.loginId }),
    ...(level === undefined ? {} : { permission: level }),
    ...(person.customFields.length === 0 ? {} : { user_custom_fields: customFieldRows(person) }),
    ...(credentials === undefined ? {} : { credentials }),
    ...(person.cards.length === 0
      ? {}
      : { cards: person.cards.map((card) => ({ card_id: card, display_card_id: card })) }),
    ...(atLeast(version, '2.9.9') ? { isExludeSyncADUser: false } : {}),
  }
}

/** What a login answers about the operator: everything but credentials, with the permission spelled out. */
export function loginDetails(person: Person, surroundings: Surroundings): JsonObject {
  const { credentials: _credentials, cards: _cards, ...rest } = details(person, surroundings)
  return { ...rest, need_to_update_pw: false }
}

/** The base64 of a stored or drawn photo, or `undefined`. */
export function photoBase64(person: Person): string | undefined {
  switch (person.photo.kind) {
    case 'none':
      return undefined
    case 'drawn':
      return drawPortrait(person.photo.seed)
    case 'stored':
      return person.photo.base64
    default:
      throw new Error(`no such photo: ${String(person.photo satisfies never)}`)
  }
}

/** The server's wall clock as `YYYY-MM-DDTHH:mm:ss`, in the time zone of this process. */
export function wallClock(now: number): string {
  const date = new Date(now)
  const shifted = new Date(now - date.getTimezoneOffset() * 60_000)
  return shifted.toISOString().slice(0, 19)
}

function photoOf(person: Person): JsonObject {
  const photo = photoBase64(person)
  return photo === undefined ? {} : { photo }
}

function counts(person: Person): JsonObject {
  return {
    fingerprint_template_count: person.fingerprints,
    face_count: person.infraredFaces,
    visual_face_count: person.visualFaces.length,
    card_count: person.cards.length,
    qr_count: 0,
    mobile_count: 0,
  }
}

function permissionOf(person: Person, state: ServerState): Permission | undefined {
  const id = person.account?.permissionId
  return id === undefined ? undefined : state.permissions.get(id)
}

function userGroup(person: Person, state: ServerState): JsonObject {
  return { id: person.userGroupId, name: state.userGroups.get(person.userGroupId)?.name ?? '' }
}

function accessGroups(person: Person, state: ServerState): readonly JsonObject[] {
  return person.accessGroupIds.map((id) => ({ id, name: state.accessGroups.get(id)?.name ?? '' }))
}

/** Absent values are omitted, not null (reference section 1.4). */
function filled(texts: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''))
}
