import { workerPolicyName } from '../../src-preload/contract/worker-policy.ts'

/**
 * Writes the content security policy of one response. Everything is refused that is not named.
 *
 * `'self'` is the page's own origin: files of the station, never a network. `blob:` and `data:` pictures are the stored
 * and captured photos; `'wasm-unsafe-eval'` compiles the face model's WebAssembly and allows no script.
 *
 * @param nonce the secret of this one load, for the page; `null` for any other file (a worker has its own policy, from its
 *   own response)
 */
export function contentSecurityPolicy(nonce: string | null): string {
  const nonces = nonce === null ? '' : ` 'nonce-${nonce}'`
  return [
    `default-src 'none'`,
    `script-src 'self'${nonces} 'wasm-unsafe-eval'`,
    `style-src 'self'${nonces}`,
    `img-src 'self' blob: data:`,
    `media-src 'self' blob: mediastream:`,
    `font-src 'self'`,
    // The model's WebAssembly and weights are fetched from our own files.
    `connect-src 'self'`,
    `worker-src 'self'`,
    `frame-src 'none'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types ${workerPolicyName}`,
  ].join('; ')
}
