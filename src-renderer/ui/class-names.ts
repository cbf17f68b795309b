/** Joins class names, leaving out what is not there. Class names of CSS modules may be `undefined` by their type. */
export function classNames(...names: readonly (string | undefined | false)[]): string {
  return names.filter((name): name is string => typeof name === 'string' && name !== '').join(' ')
}
