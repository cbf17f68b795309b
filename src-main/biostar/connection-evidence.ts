import { assertNever, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { ConnectionState } from '../../src-preload/contract/server.ts'
import type { TransportAnswer, TransportFailure } from './transport.ts'

/** Why a server counts as away. */
export type AwayFailure = Extract<ConnectionState, { kind: 'unreachable' }>['failure']

/** What one exchange says about whether the server is there. */
export type Evidence =
  | { readonly kind: 'there' }
  | { readonly kind: 'away'; readonly failure: AwayFailure }
  /** One lost answer may be the question's fault; `failure` holds when a simple question is lost as well. */
  | { readonly kind: 'doubt'; readonly failure: AwayFailure }
  /** The exchange says nothing, for example because it was given up. */
  | { readonly kind: 'nothing' }

/** Reads from an exchange whether the server is there. */
export function evidenceOf(sent: Outcome<TransportAnswer, TransportFailure>, host: string): Evidence {
  if (sent.ok) return evidenceOfAnswer(sent.value)
  const { failure } = sent
  switch (failure.kind) {
    case 'serverUnreachable':
    case 'certificateChanged':
    case 'certificateRefused':
      return { kind: 'away', failure }
    case 'answerUnreadable':
      // A redirect or a long answer is odd, but somebody trusted spoke HTTP. What is not HTTP is no BioStar server.
      return failure.reason === 'notBioStar' ? { kind: 'away', failure } : { kind: 'there' }
    case 'answerLost':
      return { kind: 'doubt', failure: { kind: 'serverUnreachable', host, reason: failure.reason ?? 'closed' } }
    case 'cancelled':
      return { kind: 'nothing' }
    default:
      return assertNever(failure, 'a failure of the transport that is no evidence')
  }
}

/** Any answer proves that the server is there, except a gateway's word that the server behind it is not. */
function evidenceOfAnswer({ status, text }: TransportAnswer): Evidence {
  const gateway = status >= 502 && status <= 504 && !text.trimStart().startsWith('{')
  if (!gateway) return { kind: 'there' }
  const answer = { status, code: null, link: null }
  return { kind: 'away', failure: status === 503 ? { kind: 'serverBusy', answer } : { kind: 'serverRefused', answer } }
}
