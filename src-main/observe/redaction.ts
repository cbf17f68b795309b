/**
 * The second net under the log: whatever leaves is swept for things that look like secrets or like a person.
 *
 * The first net is that the log has no field for them (`LogFields`). Each rule is a pattern and what takes its place.
 */
const rules: readonly (readonly [RegExp, string])[] = [
  [/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu, '[e-mail]'],
  [/\b[0-9a-f]{32}\b/giu, '[session]'],
  [/\/9j\/[A-Za-z0-9+/=]+/gu, '[photo]'],
  [/[A-Za-z0-9+/]{80,}={0,2}/gu, '[data]'],
  [
    /("?(?:password|photo|bs-session-id|login_id|name|email|phone|search_text)"?\s*[:=]\s*)("[^"]*"|[^\s,;}]+)/giu,
    '$1[removed]',
  ],
  [/([/\\](?:home|Users)[/\\])[^/\\\s:"']+/gu, '$1[user]'],
]

/** The same text with everything that looks like a secret or like a person taken out. */
export function redact(text: string): string {
  return rules.reduce((swept, [pattern, replacement]) => swept.replaceAll(pattern, replacement), text)
}
