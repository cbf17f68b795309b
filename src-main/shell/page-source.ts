import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'

/** The scheme of the station's own pages, and the one host it has. */
export const appScheme = 'app'

/** The origin of the built page. Source: the design's section 3. */
export const builtOrigin = `${appScheme}://station`

/**
 * Where the page comes from: the built files behind `app://station`, or, on a developer's machine, the development server.
 *
 * `origin` is the one origin that may call, navigate and ask for the camera; `url` is the page itself.
 */
export type PageSource =
  | { readonly kind: 'built'; readonly origin: string; readonly url: string }
  | { readonly kind: 'development'; readonly origin: string; readonly url: string }

// Nothing but this form: another host would be a page from elsewhere with the powers of ours.
const developmentAddress = /^http:\/\/localhost:(?<port>[1-9]\d{0,4})\/?$/u

/**
 * Chooses the page's source. A packaged station has the built page, whatever its environment says.
 *
 * @param facts.developmentUrl the value of `ELECTRON_RENDERER_URL`, which the development command sets
 * @returns the source, or a failure when the address is not `http://localhost:PORT`
 */
export function choosePageSource(facts: {
  readonly packaged: boolean
  readonly developmentUrl: string | undefined
}): Outcome<PageSource, { readonly kind: 'developmentAddressRefused' }> {
  if (facts.packaged || facts.developmentUrl === undefined) {
    return succeed({ kind: 'built', origin: builtOrigin, url: `${builtOrigin}/index.html` })
  }
  const port = Number(developmentAddress.exec(facts.developmentUrl)?.groups?.['port'] ?? 0)
  if (port < 1 || port > 65_535) return fail({ kind: 'developmentAddressRefused' })
  const origin = `http://localhost:${String(port)}`
  return succeed({ kind: 'development', origin, url: `${origin}/` })
}

/**
 * The origin of an address, for schemes of our own as well: Node's own `URL.origin` answers `null` for those.
 *
 * @returns scheme, host and port in lower case, or `null` for what has no origin (`data:`, `file:`, nonsense)
 */
export function originOf(address: string): string | null {
  const url = URL.parse(address)
  if (url === null || url.host === '' || url.username !== '' || url.password !== '') return null
  return `${url.protocol}//${url.host}`.toLowerCase()
}
