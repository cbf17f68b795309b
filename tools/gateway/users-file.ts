import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import { authModeFields, isModeOf, openSetting } from '../../src-main/gateway/auth-modes.ts'
import type { UserChange } from '../../src-main/gateway/change-users.ts'
import { flawOfUser } from '../../src-main/gateway/limits.ts'
import type { UserInfo, UserSetting } from '../../src-main/gateway/messages.ts'
import { failureText } from './failure-text.ts'

const unsigned = z.int().min(0).max(4_294_967_295)
const bytes = z.base64('is not base64').transform((text) => Buffer.from(text, 'base64'))

const header = z.strictObject({
  ID: z.string(),
  // What is counted and what is kept follows from the rest of the file.
  numOfCard: z.int().optional(),
  numOfFinger: z.int().optional(),
  numOfFace: z.int().optional(),
  authGroupID: unsigned.optional(),
  updateMask: unsigned.optional(),
})

const setting = z
  .strictObject({
    startTime: unsigned.optional(),
    endTime: unsigned.optional(),
    biometricAuthMode: unsigned.optional(),
    cardAuthMode: unsigned.optional(),
    IDAuthMode: unsigned.optional(),
    securityLevel: z.int().min(0).max(5).optional(),
    faceAuthExtMode: unsigned.optional(),
    fingerAuthExtMode: unsigned.optional(),
    cardAuthExtMode: unsigned.optional(),
    IDAuthExtMode: unsigned.optional(),
  })
  .superRefine((value, context) => {
    for (const field of authModeFields) {
      const mode = value[field]
      // A terminal without extended modes has 0 in their fields, and what was read may be sent back.
      const isAbsent = mode === undefined || (mode === 0 && field.includes('Ext'))
      if (!isAbsent && !isModeOf(field, mode))
        context.addIssue({ code: 'custom', path: [field], message: 'is no way of authentication of this field' })
    }
    if ((value.endTime ?? 0) !== 0 && (value.endTime ?? 0) < (value.startTime ?? 0))
      context.addIssue({ code: 'custom', path: ['endTime'], message: 'is before startTime' })
  })
  // What is not in the file is not in the object either.
  .transform((value) => value as Partial<UserSetting>)

const card = z.strictObject({ type: unsigned, size: z.int().default(32), data: bytes })
const finger = z.strictObject({ index: z.int().default(0), flag: unsigned.default(0), templates: z.array(bytes) })
const face = z.strictObject({
  index: z.int().default(0),
  flag: unsigned,
  templates: z.array(bytes).default([]),
  imageData: bytes.default(Buffer.alloc(0)),
  irTemplates: z.array(bytes).default([]),
  irImageData: bytes.default(Buffer.alloc(0)),
})
const jobCode = z.strictObject({ code: unsigned, label: z.string().default('') })

const user = z.strictObject({
  hdr: header,
  setting: setting.nullish(),
  name: z.string().optional(),
  cards: z.array(card).optional(),
  fingers: z.array(finger).optional(),
  faces: z.array(face).optional(),
  accessGroupIDs: z.array(unsigned).optional(),
  jobCodes: z.array(jobCode).optional(),
  // A PIN in clear would be stored as it is.
  PIN: bytes.refine(({ length }) => length === 0 || length === 32, 'is no hash of 32 bytes').optional(),
  photo: bytes.optional(),
})

/** A user as a file has it: whatever is not there was not said. */
export type FileUser = z.infer<typeof user>

const users = z.union([z.array(user), z.strictObject({ users: z.array(user) }).transform((file) => file.users)])

/**
 * Reads a file of users, whole or not at all. The failure is a sentence that names the place, and nothing of what stands there.
 *
 * A list of users in the vendor's field names, or an object whose `users` is one. Bytes are base64.
 */
export async function readUsersFile(path: string): Promise<Outcome<readonly FileUser[], string>> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch {
    return fail(`${path} cannot be read.`)
  }
  const json = parse(text)
  if (json === undefined) return fail(`${path} is no JSON.`)
  // A union would tell two stories of each mistake; which of the two forms it is can be seen.
  const schema = Array.isArray(json) ? users.options[0] : users.options[1]
  const read = schema.safeParse(json)
  if (!read.success)
    return fail(
      read.error.issues
        .slice(0, 10)
        .map((issue) => issueText(issue))
        .join('\n'),
    )
  const found = read.data
  if (found.length === 0) return fail(`${path} has no users.`)
  const flaws = found.flatMap((each, index) => {
    const flaw = flawOfUser(userToEnroll(each))
    return flaw === null ? [] : [`users[${String(index)}]: ${failureText(flaw)}`]
  })
  const seen = new Set<string>()
  for (const [index, { hdr }] of found.entries()) {
    if (seen.has(hdr.ID)) flaws.push(`users[${String(index)}].hdr.ID: stands in the file before.`)
    seen.add(hdr.ID)
  }
  return flaws.length === 0 ? succeed(found) : fail(flaws.slice(0, 10).join('\n'))
}

/** The user to be enrolled: what the file does not say is empty, undefined for modes, and without limit for times. */
export function userToEnroll(said: FileUser): UserInfo {
  return {
    hdr: {
      ID: said.hdr.ID,
      numOfCard: said.cards?.length ?? 0,
      numOfFinger: said.fingers?.length ?? 0,
      numOfFace: said.faces?.length ?? 0,
      authGroupID: said.hdr.authGroupID ?? 0,
      updateMask: 0,
    },
    setting: { ...openSetting, ...said.setting },
    name: said.name ?? '',
    cards: said.cards ?? [],
    fingers: said.fingers ?? [],
    faces: said.faces ?? [],
    accessGroupIDs: said.accessGroupIDs ?? [],
    jobCodes: said.jobCodes ?? [],
    PIN: said.PIN ?? Buffer.alloc(0),
    photo: said.photo ?? Buffer.alloc(0),
  }
}

/** The change of a user: what the file does not say stays. */
export function changeOf({ hdr, setting: fields, ...parts }: FileUser): UserChange {
  return { userID: hdr.ID, authGroupID: hdr.authGroupID, setting: fields ?? undefined, ...parts }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** `users[3].cards[0].data: is not base64`. */
function issueText(issue: z.core.$ZodIssue): string {
  const path = issue.path[0] === 'users' ? issue.path.slice(1) : issue.path
  const place = path.map((step) => (typeof step === 'number' ? `[${String(step)}]` : `.${String(step)}`)).join('')
  return `users${place}: ${issue.message}`
}
