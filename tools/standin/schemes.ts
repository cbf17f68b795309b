import { notImplemented } from './unimplemented.ts'

/** The application's own schemes and their place among the addresses plain Chromium can open. */
export class Schemes {
  private readonly names = new Set<string>()

  /** Registers a scheme. Only standard, secure schemes map to https without changing what the page may do. */
  register(name: string, privileges: { readonly standard?: boolean; readonly secure?: boolean }): void {
    if (privileges.standard !== true || privileges.secure !== true) {
      notImplemented(`protocol.registerSchemesAsPrivileged for a scheme that is not both standard and secure (${name})`)
    }
    this.names.add(name)
  }

  has(name: string): boolean {
    return this.names.has(name)
  }

  /** Whether an address belongs to one of the application's own schemes. */
  owns(address: string): boolean {
    return this.has(address.slice(0, Math.max(0, address.indexOf(':'))))
  }

  /** `app://station/x` becomes `https://station.app.standin.invalid/x`. Other addresses stay. */
  toChromium(address: string): string {
    if (address.startsWith('blob:')) return `blob:${this.toChromium(address.slice(5))}`
    const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)(.*)$/is.exec(address)
    const [, scheme, host, rest] = match ?? []
    if (scheme === undefined || host === undefined || !this.has(scheme.toLowerCase())) return address
    return `https://${host}.${scheme.toLowerCase()}.standin.invalid${rest}`
  }

  /** The way back, for addresses and origins alike. Other addresses stay. */
  toApplication(address: string): string {
    if (address.startsWith('blob:')) return `blob:${this.toApplication(address.slice(5))}`
    const match = /^https:\/\/([^/?#]+)\.([a-z0-9+-]+)\.standin\.invalid(?=$|[/?#])(.*)$/is.exec(address)
    const [, host, scheme, rest] = match ?? []
    if (host === undefined || scheme === undefined || !this.has(scheme)) return address
    return `${scheme}://${host}${rest}`
  }
}
