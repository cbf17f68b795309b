/** The hosts whose pages may be opened in the person's own browser: the vendor's support, which the server's answers name. */
const allowedHosts: ReadonlySet<string> = new Set(['support.supremainc.com'])

/**
 * Whether a link may be opened outside the station: https, an allowed host, nothing that could carry data away.
 *
 * Source of the host: reference section 1.3, `Response.link`.
 */
export function allowsLink(address: string): boolean {
  const url = URL.parse(address)
  if (url === null || url.protocol !== 'https:' || !allowedHosts.has(url.hostname)) return false
  return url.port === '' && url.username === '' && url.password === '' && url.search === '' && url.hash === ''
}
