import type { PictureCode } from './guesses.ts'
import { guesses } from './guesses.ts'

/**
 * How an answer is wrapped (reference section 1.3): A payload then `Response{code,link,message}`; B payload then
 * `Response{code}`; C `Response{…,by}` first; D unwrapped.
 */
export type EnvelopeShape = 'A' | 'B' | 'C' | 'D'

/** Endpoints that share an envelope and an encoding: v1 answers strings, v2 native values, mail is answered unwrapped. */
export type RouteFamily = 'v1' | 'v2' | 'mail'

/** How an empty list is spelled: as captured for the endpoint, or the same way everywhere (reference section 1.4). */
export type EmptyListSpelling = 'as-captured' | 'missing' | 'array' | 'string'

/** The lock after wrong passwords; the official sample is off, 5 tries, 10 minutes. */
export interface LockoutSettings {
  readonly enabled: boolean
  readonly attempts: number
  readonly minutes: number
}

/** What an administrator of the server may have set; changeable while it runs. */
export interface ServerSettings {
  /** Idle time-out, counted from the last activity; 60 minutes by default (2.9.3 release notes). */
  readonly sessionTimeoutSeconds: number
  /** Off: a newer login ends the older session of the same account. */
  readonly simultaneousLogin: boolean
  /** On: user ids may hold letters, `-` and `_`. */
  readonly useAlphanumeric: boolean
  /** On: names, e-mail addresses and phones match only exactly. */
  readonly databaseEncryption: boolean
  readonly lockout: LockoutSettings
  /** First precondition of a mobile enrollment mail: an SMTP server is set. */
  readonly smtpConfigured: boolean
  /** Second: "Visual Face Mobile Enrollment" is enabled in the e-mail settings. */
  readonly visualFaceMail: boolean
  /** Third: the cloud is on. */
  readonly cloud: boolean
  /** Third, too: the activated licence has the cloud. */
  readonly cloudLicence: boolean
  /** HTTP status of a failed `send_email`; the seed does not give it. */
  readonly sendEmailFailureStatus: number
  /** From 2.9.8 the table marks `adv_criteria` as required; whether the server insists is not known. */
  readonly requireAdvancedCriteria: boolean
  /** Whether the server carries people to its devices itself: 0 not at all, 1 to all, 3 to those of the access group. */
  readonly userSyncMethod: 0 | 1 | 3
  /** On: the devices want the menu of devices; off: whoever enrols people may use them too. Which is so is not documented. */
  readonly devicesWantTheirMenu: boolean
  /** Seconds after which an idle socket is closed, and the number in the `Keep-Alive` header. */
  readonly keepAliveSeconds: number
  /** Code on a session that timed out: both are documented. */
  readonly expiredSessionCode: '10' | '11'
  readonly emptyLists: EmptyListSpelling
  /** Overrides the envelope of a family of endpoints. */
  readonly envelopes: Partial<Readonly<Record<RouteFamily, EnvelopeShape>>>
  /** Which columns `search_text` looks at; which ones the vendor's server takes is not documented. */
  readonly searchTextColumns: readonly ('user_id' | 'name' | 'email' | 'phone')[]
  /** Largest profile photo accepted, in bytes; the vendor documents no limit for the API. */
  readonly photoMaximumBytes: number
  /** On: a JPEG that is put as profile photo is kept encoded anew; whether the vendor's server does so is not documented. */
  readonly reencodesPhotos: boolean
  /** Off (2.9.7+): templates are kept and the normalised picture of a visual face is not. */
  readonly storeVisualFaceImage: boolean
  /** What every picture for a visual face is told, whatever it shows; `null` judges the picture itself. */
  readonly pictureVerdict: PictureCode | null
  /** Smallest side of such a picture in pixels: 250 below 2.8.10 (documented, and before the upload API), later none. */
  readonly pictureMinimumSide: number
  /** HTTP status of a refused picture; no source gives it. */
  readonly pictureFailureStatus: number
  /** Off: a template under the other release's name is not seen. */
  readonly acceptsEitherTemplateSpelling: boolean
  /** Off: `orders` of the event search is not seen, as before 2.7.14. */
  readonly eventOrders: boolean
  /** Most events of one answer, whatever `limit` says; the vendor documents none. */
  readonly eventMaximumLimit: number
  /**
   * The live stream: served; not there at all; `silent` takes the connection and never answers; `mute` answers and then sends no
   * event, as in the wrong order; `deaf` also answers no sign of life.
   */
  readonly eventSocket: 'serve' | 'missing' | 'silent' | 'mute' | 'deaf'
  /** Largest request body in bytes; what is larger gets 413 and a page. */
  readonly requestMaximumBytes: number
}

/** The settings of a freshly started server. */
export const defaultSettings: ServerSettings = {
  sessionTimeoutSeconds: 3600,
  simultaneousLogin: true,
  useAlphanumeric: false,
  databaseEncryption: false,
  lockout: { enabled: false, attempts: 5, minutes: 10 },
  smtpConfigured: true,
  visualFaceMail: true,
  cloud: true,
  cloudLicence: true,
  sendEmailFailureStatus: guesses.sendEmailFailureStatus,
  requireAdvancedCriteria: false,
  userSyncMethod: 1,
  devicesWantTheirMenu: false,
  keepAliveSeconds: 5,
  expiredSessionCode: guesses.expiredSessionCode,
  emptyLists: 'as-captured',
  envelopes: {},
  searchTextColumns: guesses.searchTextColumns,
  photoMaximumBytes: Number.POSITIVE_INFINITY,
  reencodesPhotos: false,
  storeVisualFaceImage: true,
  pictureVerdict: null,
  pictureMinimumSide: 0,
  pictureFailureStatus: guesses.pictureFailureStatus,
  acceptsEitherTemplateSpelling: guesses.acceptsEitherTemplateSpelling,
  eventOrders: true,
  eventSocket: 'serve',
  eventMaximumLimit: Number.POSITIVE_INFINITY,
  requestMaximumBytes: guesses.maximumRequestBytes,
}
