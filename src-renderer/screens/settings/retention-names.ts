import type { Settings } from '../../../src-preload/contract/settings.ts'

/** How long a picture that could not be sent waits before a clerk is asked, by name, in hours. */
export const pictureHoursByName = { day: 24, threeDays: 72, week: 168 } as const satisfies Readonly<
  Record<string, Settings['pictureHours']>
>

/** When a visitor's photo is removed from the server, by name, in days after the end of the visit. */
export const visitorPhotoByName = {
  atOnce: 0,
  day: 1,
  week: 7,
  month: 30,
  quarter: 90,
  never: null,
} as const satisfies Readonly<Record<string, Settings['visitorPhotoDays']>>

type PictureHoursName = keyof typeof pictureHoursByName
type VisitorPhotoName = keyof typeof visitorPhotoByName

/** The names, shortest time first. */
export const pictureHoursNames: readonly PictureHoursName[] = ['day', 'threeDays', 'week']

/** The names, shortest time first, and never at last. */
export const visitorPhotoNames: readonly VisitorPhotoName[] = ['atOnce', 'day', 'week', 'month', 'quarter', 'never']

/** The name of a number of hours; `null` for one that has none, which the settings do not let in. */
export function pictureHoursName(hours: Settings['pictureHours']): PictureHoursName | null {
  return pictureHoursNames.find((name) => pictureHoursByName[name] === hours) ?? null
}

/** The name of a number of days; `null` for one that has none, which the settings do not let in. */
export function visitorPhotoName(days: Settings['visitorPhotoDays']): VisitorPhotoName | null {
  return visitorPhotoNames.find((name) => visitorPhotoByName[name] === days) ?? null
}
