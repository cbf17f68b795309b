import type { ServerProbe, Trust } from '../../../src-preload/contract/server.ts'

/**
 * The ways to recognise a server that what it showed allows, the one to suggest first.
 *
 * The system's store is offered only when it accepts the certificate, and is then the best: a renewal needs nobody. An
 * authority is offered when the server sent one.
 */
export function offeredTrust(
  probe: Pick<ServerProbe, 'authority' | 'trustedBySystem'>,
): readonly [Trust['kind'], ...Trust['kind'][]] {
  const pinned: readonly Trust['kind'][] = probe.authority === null ? [] : ['pinnedAuthority']
  return probe.trustedBySystem ? ['systemTrust', 'pinnedCertificate', ...pinned] : ['pinnedCertificate', ...pinned]
}
