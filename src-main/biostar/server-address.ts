import type { Failure } from '../../src-preload/contract/failures.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { ServerAddress } from '../../src-preload/contract/server.ts'

/** The port of a server when none is typed (reference section 1.1). */
const usualPort = 443

type Reason = Failure<'invalidAddress'>['reason']

/**
 * Reads a server's address as a person types it: `host`, `host:port`, `https://host[:port][/]`, IPv6 in brackets.
 *
 * The host comes out as it goes on the wire: lower-case, international names in punycode, no trailing dot, IPv6 in its
 * shortest form without brackets. Anything beyond a host and a port is refused rather than cut off, because whoever pasted
 * it meant something by it.
 */
export function parseServerAddress(typed: string): Outcome<ServerAddress, Failure<'invalidAddress'>> {
  const text = typed.trim()
  const refuse = (reason: Reason) => fail({ kind: 'invalidAddress', reason } as const)
  if (text === '') return refuse('empty')
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//iu.exec(text)
  if (scheme !== null && scheme[1]?.toLowerCase() !== 'https') return refuse('notHttps')
  const [, authority = '', rest = ''] = /^([^/?#\\]*)(.*)$/su.exec(text.slice(scheme?.[0].length ?? 0)) ?? []
  if (authority.includes('@')) return refuse('hasCredentials')
  if (rest !== '' && rest !== '/') return refuse('hasPath')
  const parts = partsOf(authority)
  if (parts === null) return refuse('notAHost')
  const host = parts.bracketed ? canonicalAddress(parts.host) : canonicalName(parts.host)
  if (host === null) return refuse('notAHost')
  const port = portOf(parts.port)
  return port === null ? refuse('badPort') : succeed({ host, port })
}

/** Writes an address the way it is typed: the port only when it is not the usual one, IPv6 in brackets. */
export function formatServerAddress(address: ServerAddress): string {
  const host = address.host.includes(':') ? `[${address.host}]` : address.host
  return address.port === usualPort ? host : `${host}:${address.port}`
}

/** The address as the beginning of a URL, without a slash at the end. */
export function formatOrigin(address: ServerAddress): string {
  return `https://${formatServerAddress(address)}`
}

function partsOf(authority: string): { host: string; port: string | undefined; bracketed: boolean } | null {
  const brackets = /^\[([^[\]]*)\](?::(.*))?$/su.exec(authority)
  if (brackets !== null) return { host: brackets[1] ?? '', port: brackets[2], bracketed: true }
  const [host = '', port, ...more] = authority.split(':')
  // With several colons it can only be an IPv6 address whose brackets were left out, and then there is no port.
  return more.length > 0 ? { host: authority, port: undefined, bracketed: true } : { host, port, bracketed: false }
}

function portOf(text: string | undefined): number | null {
  if (text === undefined) return usualPort
  if (!/^\d{1,5}$/u.test(text)) return null
  const port = Number(text)
  return port >= 1 && port <= 65_535 ? port : null
}

function canonicalAddress(host: string): string | null {
  if (!/^[0-9a-f:.]+$/iu.test(host)) return null
  return hostnameOf(`[${host}]`)?.slice(1, -1) ?? null
}

function canonicalName(typed: string): string | null {
  // A URL would silently drop tabs and line ends, decode percent signs, and read 1 or 0x7f as an IPv4 address.
  if (/[\s%]/u.test(typed)) return null
  const host = hostnameOf(typed)?.replace(/\.$/u, '')
  if (host === undefined || host.length > 253) return null
  const isAddress = /^\d+(?:\.\d+){3}$/u.test(host)
  if (isAddress) return typed.replace(/\.$/u, '') === host ? host : null
  return host.split('.').every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/u.test(label)) ? host : null
}

function hostnameOf(host: string): string | undefined {
  return URL.parse(`https://${host}/`)?.hostname
}
