import { z } from 'zod'
import defaults from '../../resources/defaults.json' with { type: 'json' }
import { deviceIdSchema, mostTerminals } from './device.ts'
import { mailLanguageSchema } from './mail.ts'
import { mostAccessGroups } from './rules/period.ts'

/**
 * What a clerk may set on this station. No person is part of it, and of the server only the ids of the groups used last, which
 * are forgotten with the server.
 */
export const settingsSchema = z.object({
  mailLanguage: mailLanguageSchema,
  theme: z.enum(['system', 'light', 'dark']),
  /** The label of the chosen camera, because device ids do not outlive the in-memory browser profile. */
  cameraLabel: z.string().max(300).nullable(),
  /** Minutes without input before the station locks; 0 is never. */
  lockAfterMinutes: z.union([
    z.literal(0),
    z.literal(1),
    z.literal(2),
    z.literal(5),
    z.literal(10),
    z.literal(15),
    z.literal(30),
  ]),
  /** Whether the station shoots by itself when nothing blocks. */
  autoCapture: z.boolean(),
  /** Whether the background of a profile photo is smoothed, which leaves more bytes to the face and alters the photo. */
  smoothBackground: z.boolean(),
  /** Whether the box "profile photo" is ticked in the review. */
  storeProfilePhoto: z.boolean(),
  /** Whether the box "visual face" is ticked in the review. Off at first: a biometric credential is a decision of its own. */
  registerVisualFace: z.boolean(),
  /** Whether a person is asked for consent before the camera. Off at first: the site's own text has to be there first. */
  askForConsent: z.boolean(),
  /** Whether the station keeps a sealed copy of the people list, so that people are found without the server. */
  keepDirectory: z.boolean(),
  /** Hours after which a picture that still waits here is no longer kept without asking a clerk. */
  pictureHours: z.union([z.literal(24), z.literal(72), z.literal(168)]),
  /** Days after the end of a visit when a visitor's photo is removed from the server; `null` is never. */
  visitorPhotoDays: z.union([z.literal(0), z.literal(1), z.literal(7), z.literal(30), z.literal(90)]).nullable(),
  /** Whether the box "remember me on this station" is ticked when the sign-in screen opens. */
  rememberSignIn: z.boolean(),
  /** Ids of the access groups that were given last, most recent first: what the picker shows on top. At most 16. */
  usualAccessGroups: z.array(z.string().min(1).max(20)).max(mostAccessGroups),
  /** Id of the user group that a new person was put in last; `null` before the first. */
  usualUserGroup: z.string().min(1).max(20).nullable(),
  /**
   * The terminals that people are put on where the station works with a device gateway alone; `null` is every connected one that
   * can hold visual faces. Forgotten with the gateway.
   */
  terminals: z.array(deviceIdSchema).max(mostTerminals).nullable(),
})

/** What a clerk may set on this station. */
export type Settings = z.infer<typeof settingsSchema>

/** What a station starts with: `resources/defaults.json`, which whoever builds stations for a site may change. */
export const defaultSettings: Settings = settingsSchema.parse(defaults)

/** A change to some of the settings. */
export const settingsChangeSchema = z.strictObject(settingsSchema.partial().shape)

/** A change to some of the settings. */
export type SettingsChange = z.infer<typeof settingsChangeSchema>

/** How the settings came to be, so that the clerk is told when a file could not be used. */
export const settingsOriginSchema = z.enum(['file', 'defaults', 'corruptFileSetAside', 'fromNewerVersion'])

/** How the settings came to be. */
export type SettingsOrigin = z.infer<typeof settingsOriginSchema>
