const mostPlaces = 12
const typeName = /^[A-Za-z]{1,60}$/u
// Function name, then file:line:column. The file keeps its last two parts: a full path names the operating system's user.
const place = /^\s+at (?:(?<where>[\w.<>$#[\] ]{1,120}) \()?(?<file>[^()]{1,400}):(?<line>\d+):(?<column>\d+)\)?$/u

/**
 * Says of which type an unexpected error is and which places it passed, without its message: a message may quote data.
 *
 * Reads the stack from its end, so that a message made to look like a place does not slip in.
 */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const type = typeName.test(error.name) ? error.name : 'Error'
  const places: string[] = []
  for (const line of (error.stack ?? '').split('\n').toReversed()) {
    const found = place.exec(line)?.groups
    if (found === undefined) break
    const file = (found['file'] ?? '').split(/[\\/]/u).slice(-2).join('/')
    places.unshift(`${found['where'] ?? ''} ${file}:${found['line'] ?? ''}`.trim())
  }
  return [type, ...places.slice(0, mostPlaces)].join(' < ')
}
