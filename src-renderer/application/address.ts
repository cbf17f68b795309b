import type { ServerAddress } from '../../src-preload/contract/server.ts'

/** The port of HTTPS, which is left out where people read an address. */
const usualPort = 443

/** A server's address as people write it: the host, with the port only when it is not 443. */
export function addressText({ host, port }: ServerAddress): string {
  const written = host.includes(':') ? `[${host}]` : host
  return port === usualPort ? written : `${written}:${String(port)}`
}
