import { z } from 'zod'
import { known, unknown, type Fact } from '../../src-preload/contract/fact.ts'
import { succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { UserSync } from '../../src-preload/contract/device.ts'
import type { IdStyle } from '../../src-preload/contract/person.ts'
import type { Conversation, ConversationFailure } from './conversation.ts'
import type { Envelope } from './envelope.ts'
import type { OperationOptions } from './operation.ts'
import { lenient, wireFlag, wireList, wireText } from './wire-values.ts'

/** What the station wants to know of the server's settings. Each is `unknown` where the account may not read it. */
export interface ServerSettings {
  readonly idStyle: Fact<IdStyle>
  readonly cloud: Fact<boolean>
  /** Whether an activated licence has the cloud. */
  readonly cloudLicence: Fact<boolean>
  /** Whether the server carries people to its devices by itself. */
  readonly userSync: Fact<UserSync>
}

const biostarSchema = z.object({
  BioStar: z.object({
    use_alphanumeric: lenient(wireFlag),
    user_sync_method: lenient(wireText),
    cloud: lenient(z.object({ use_cloud: lenient(wireFlag) })),
    licenses: wireList(z.object({ available: lenient(z.object({ CLOUD: lenient(wireFlag) })) })),
  }),
})

/** Reads the settings of the server. Only a failed conversation fails; what may not be read is unknown. Source: reference sections 5.6 and 10. */
export async function readServerSettings(
  conversation: Conversation,
  options: OperationOptions,
): Promise<Outcome<ServerSettings, ConversationFailure>> {
  const asked = await askSetting(conversation, '/api/setting/biostar', options)
  if (!asked.ok) return asked
  const read = biostarSchema.safeParse(asked.value?.body)
  if (!read.success) return succeed({ idStyle: unknown, cloud: unknown, cloudLicence: unknown, userSync: unknown })
  const { use_alphanumeric: alphanumeric, user_sync_method: sync, cloud, licenses } = read.data.BioStar
  const clouds = licenses.flatMap(({ available }) => available?.CLOUD ?? [])
  return succeed({
    idStyle: alphanumeric === undefined ? unknown : known(alphanumeric ? 'alphanumeric' : 'numeric'),
    cloud: factFrom(cloud?.use_cloud),
    cloudLicence: clouds.length === 0 ? unknown : known(clouds.includes(true)),
    userSync: userSyncOf(sync),
  })
}

const mailServersSchema = z.object({
  AlarmSmtpCollection: z.object({ total: lenient(wireText), rows: wireList(z.object({})) }),
})

/** Whether a mail server is set; the answer holds its password, so nothing of it is kept or logged. Source: reference section 5.6. */
export async function readMailServer(
  conversation: Conversation,
  options: OperationOptions,
): Promise<Outcome<Fact<boolean>, ConversationFailure>> {
  const asked = await askSetting(conversation, '/api/setting/alarm_smtps', options)
  if (!asked.ok) return asked
  const read = mailServersSchema.safeParse(asked.value?.body)
  if (!read.success) return succeed(unknown)
  const { total, rows } = read.data.AlarmSmtpCollection
  return succeed(known(rows.length > 0 || Number(total ?? 0) > 0))
}

/** The place of "enabled" in the seven texts of a mail's settings. Source: reference section 5.6. */
const enabledPlace = 5

/** Whether the mobile-enrollment mail is enabled. The shape is documented for BioStar X alone: another one is `unknown`. */
export async function readVisualFaceMail(
  conversation: Conversation,
  options: OperationOptions,
): Promise<Outcome<Fact<boolean>, ConversationFailure>> {
  const asked = await askSetting(conversation, '/api/setting_email', options)
  if (!asked.ok) return asked
  const setting = settingOf(asked.value?.body, 3)
  const enabled = wireFlag.safeParse(setting?.[enabledPlace])
  return succeed(enabled.success ? known(enabled.data) : unknown)
}

/** Finds `visual_face_setting` at the top or below a payload's key: where it lies in 2.x answers is not documented. */
function settingOf(body: unknown, depth: number): readonly unknown[] | undefined {
  const read = z.record(z.string(), z.unknown()).safeParse(body)
  if (!read.success || depth === 0) return undefined
  const own = read.data['visual_face_setting']
  if (Array.isArray(own)) return own as readonly unknown[]
  for (const value of Object.values(read.data)) {
    const found = settingOf(value, depth - 1)
    if (found !== undefined) return found
  }
  return undefined
}

const userSyncs: Readonly<Record<string, UserSync>> = { 0: 'off', 1: 'allDevices', 3: 'accessGroupDevices' }

/** What `user_sync_method` says; any other number than the three of reference section 4.9 is unknown. */
function userSyncOf(method: string | undefined): Fact<UserSync> {
  const sync = method === undefined ? undefined : userSyncs[method.trim()]
  return sync === undefined ? unknown : known(sync)
}

/** Asks for a setting; `null` when the account may not read it or the server will not tell. */
async function askSetting(
  conversation: Conversation,
  path: string,
  options: OperationOptions,
): Promise<Outcome<Envelope | null, ConversationFailure>> {
  const asked = await conversation.ask({ method: 'GET', path, route: `GET ${path}`, effect: 'read' }, options)
  if (asked.ok) return asked
  const { kind } = asked.failure
  return kind === 'refused' || kind === 'answerUnreadable' ? succeed(null) : asked
}

function factFrom(value: boolean | undefined): Fact<boolean> {
  return value === undefined ? unknown : known(value)
}
