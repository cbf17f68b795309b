import { workerPolicyName } from '../src-preload/contract/worker-policy.ts'

/** The part of the browser's Trusted Types a worker's address goes through; the typings of the page do not know them yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): URL }
}

/** Made when the page loads: a policy of one name can be created once only, and this is the station's only one. */
const policy = trustedTypesOf(globalThis)?.createPolicy(workerPolicyName, { createScriptURL: ownAddress })

/**
 * Starts one of the station's own workers. Its address comes from `import address from './name-worker.ts?worker&url'`.
 *
 * Throws for an address that is not of the page's own origin, which is a bug. A worker that cannot be loaded says so by
 * its `error` event.
 */
export function startWorker(address: string): Worker {
  return new Worker(policy === undefined ? ownAddress(address) : policy.createScriptURL(address), { type: 'module' })
}

/** Scheme and host are compared one by one: the origin of a scheme of our own is not spelled alike everywhere. */
function ownAddress(address: string): string {
  const { protocol, host, href } = new URL(address, location.href)
  if (protocol !== location.protocol || host !== location.host)
    throw new Error('This cannot happen: a worker was to be started from another place than the station itself.')
  return href
}

function trustedTypesOf(scope: object): TrustedTypes | undefined {
  return 'trustedTypes' in scope ? (scope.trustedTypes as TrustedTypes) : undefined
}
