const mostPlaces = 12
const typeName = /^[A-Za-z]{1,60}$/u
// Function name, then file:line:column. The file keeps its last two parts: a full path names the operating system's user.
const place = /^\s+at (?:(?<where>[\w.<>$#[\] ]{1,120}) \()?(?<file>[^()]{1,400}):(?<line>\d+):(?<column>\d+)\)?$/u

/**
 * Says of which type an unexpected error is and which places it passed, without its message: a message may quote data.
 *
 * The message is cut out of the stack first, so that one made to look like a place does not slip in.
 */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const type = typeName.test(error.name) ? error.name : 'Error'
  return [type, ...placesOf(error).slice(0, mostPlaces)].join(' < ')
}

function placesOf({ stack = '', message }: Error): readonly string[] {
  const start = stack.indexOf(message)
  // A message that was changed after the stack was taken cannot be told from places: then there are none.
  if (start === -1) return []
  return stack
    .slice(start + message.length)
    .split('\n')
    .flatMap((line) => {
      const found = place.exec(line)?.groups
      if (found === undefined) return []
      const file = (found['file'] ?? '').split(/[\\/]/u).slice(-2).join('/')
      return [`${found['where'] ?? ''} ${file}:${found['line'] ?? ''}`.trim()]
    })
}
