import { getCACertificates } from 'node:tls'

/**
 * The authorities of the operating system's own store, as PEM, so that a company authority rolled out by policy counts.
 *
 * Node's bundled list is not added: what the administrator removed from the store stays removed. On Linux it is the
 * directory or file of the TLS library, which SSL_CERT_DIR and SSL_CERT_FILE move. An empty list trusts nobody.
 */
export function readSystemAuthorities(): readonly string[] {
  return getCACertificates('system')
}
