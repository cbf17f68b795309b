/** The longest department or title, in characters. Source: reference section 4.6, which names it for the department. */
export const longestDepartment = 64

/** Why a department or a title cannot be used. */
export type DepartmentFlaw = 'tooLong' | 'forbiddenCharacter'

/**
 * Checks a department or a title: letters of every script, digits, blanks and underscores. The API refuses symbols since 2.8.16
 * (reference section 4.6); older servers take them, and their own screens do not.
 */
export function flawOfDepartment(text: string): DepartmentFlaw | null {
  if ([...text].length > longestDepartment) return 'tooLong'
  return /^[\p{L}\p{M}\p{N} _]*$/u.test(text) ? null : 'forbiddenCharacter'
}
