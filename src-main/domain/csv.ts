/** UTF-8's byte order mark: without it Excel takes the text for the code page of its country. */
export const byteOrderMark = '\uFEFF'

const blanks = String.raw`[\p{Z}\p{C}"'＂＇“”‘’]*`
const signs = '[=+\\-@＝＋－＠﹢﹣﹦﹫−]'
const formula = new RegExp(`^(?=${blanks}${signs}|[\\t\\r\\n])`, 'u')
const formulaBehindSeparator = new RegExp(`(?<=[,;|\\t\\r\\n])(?=${blanks}${signs})`, 'gu')

/**
 * A cell that no spreadsheet computes: what begins as a formula gets an apostrophe before it.
 *
 * Looked for behind blanks, quotes and invisible characters, because programs strip them, and in full width, because some take
 * it for the narrow character; and behind everything that is a separator somewhere: where lists are separated by semicolons,
 * Excel cuts a quoted cell in two. Source: OWASP, CSV Injection.
 */
export function harmlessCell(text: string): string {
  return text.replaceAll(formulaBehindSeparator, "'").replace(formula, "'")
}

/** One line of CSV by RFC 4180: every cell harmless and in quotes, CRLF at the end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${harmlessCell(cell).replaceAll('"', '""')}"`).join(',')}\r\n`
}
