/** Writes moments and numbers for the person at the desk. Times come in as ISO 8601 in UTC and are shown in the desk's own zone. */
const language = 'en-GB'

/** A day, for example "4 March 2027". */
export function dayOf(moment: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date(moment))
}

/** A time of day, for example "10:04". */
export function timeOf(moment: string): string {
  return new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(new Date(moment))
}

/** A day and a time, for example "4 March 2027 at 10:04". */
export function dayAndTimeOf(moment: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(moment))
}

/** A day and a time to the second, for example "4 March 2027 at 10:04:33": for what may have to be proved. */
export function exactTimeOf(moment: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'medium' }).format(new Date(moment))
}

/** A day where there is little room, for example "4 Mar 2027". */
export function shortDayOf(moment: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(moment))
}

/** A whole number with separators, for example "16,384". */
export function numberOf(value: number): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(value)
}

/** A time of day to the second, for example "10:04:33". */
export function timeWithSecondsOf(moment: string): string {
  return new Intl.DateTimeFormat(language, { timeStyle: 'medium' }).format(new Date(moment))
}
