import { z } from 'zod'

/** Longest login id the station sends, in UTF-16 code units. Ours: the vendor's limit is 32 and codes 131080 ff. tell more. */
export const longestLoginId = 100

/** Longest password the station sends, in UTF-16 code units. Ours. */
export const longestPassword = 200

/** Shortest desk password, in UTF-16 code units. Ours: guessing is slowed down as well. */
export const shortestDeskPassword = 8

/** Longest name a clerk signs in with at a desk without a server, in UTF-16 code units: it is the id that the journal keeps. */
export const longestDeskName = 32

/** Which groups an operator may see: all of them, or a list of ids. Source: reference section 3.1, `permission.filter`. */
export const groupFilterSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('only'), ids: z.array(z.string().max(20)) }),
])

/** Which groups an operator may see. */
export type GroupFilter = z.infer<typeof groupFilterSchema>

/**
 * What the account may do here. `unknown` means the login answer did not say (older servers): the station then offers
 * the function and lets the server refuse.
 */
export const rightSchema = z.enum(['allowed', 'refused', 'unknown'])

/** What the account may do. */
export type Right = z.infer<typeof rightSchema>

/** The operator who is signed in. No secret is part of it. */
export const operatorSchema = z.object({
  userId: z.string().max(32),
  name: z.string().max(200),
  loginId: z.string().max(longestLoginId),
  /** The name of the operator level, for example "User Operator"; `null` when the server sent none. */
  level: z.string().max(200).nullable(),
  readPeople: rightSchema,
  writePeople: rightSchema,
  readSettings: rightSchema,
  /** The event log. What a station kept of a sign-in before it knew of this right says nothing about it. */
  readEvents: rightSchema.default('unknown'),
  /** Scanning at devices and sending people to them; told by the sign-in, or since by what the server said of its devices. */
  useDevices: rightSchema.default('unknown'),
  userGroups: groupFilterSchema,
  accessGroups: groupFilterSchema,
  /** The server wants the password changed at the next occasion (`need_to_update_pw`). */
  passwordExpired: z.boolean(),
})

/** The operator who is signed in. */
export type Operator = z.infer<typeof operatorSchema>

/** Where the password is: in the operating system's keychain, or in memory until sign-out, with the reason why. */
export const passwordKeepingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keychain') }),
  z.object({
    kind: z.literal('thisSessionOnly'),
    reason: z.enum(['notAsked', 'noKeychain', 'locked', 'denied', 'failed']),
  }),
])

/** Where the password is. */
export type PasswordKeeping = z.infer<typeof passwordKeepingSchema>

/** Who is at the desk. A password or a session id is never part of this. */
export const sessionStateSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('signedOut'),
    /** The login id of the last clerk who let the station remember it; `null` otherwise. */
    rememberedLoginId: z.string().max(longestLoginId).nullable(),
    /** Whether a password for it lies in the keychain, so that signing in needs none typed. */
    passwordKept: z.boolean(),
    /** Why the keychain cannot be used, when it cannot. */
    vault: z.enum(['available', 'noKeychain', 'locked', 'denied', 'failed']),
    reason: z.enum(['notYet', 'byClerk', 'sessionEnded', 'passwordRefused', 'accountInUse', 'tooManyUnlockAttempts']),
  }),
  z.object({ kind: z.literal('signedIn'), operator: operatorSchema, password: passwordKeepingSchema }),
  z.object({ kind: z.literal('locked'), operator: operatorSchema, password: passwordKeepingSchema }),
])

/** Who is at the desk. */
export type SessionState = z.infer<typeof sessionStateSchema>
