import type { GatewayFailure } from '../../src-main/gateway/gateway-client.ts'
import { gatewayFailures } from '../../src-renderer/i18n/english/failures-of-the-gateway.ts'
import { sentence } from '../station-driver/sentence.ts'

/** What a failure says in one sentence: the title that the window shows. */
export function failureText(failure: GatewayFailure): string {
  if (failure.kind === 'cancelled') return 'It was given up.'
  const { title } = gatewayFailures[failure.kind]
  const words: string =
    typeof title === 'string' ? title : title[('reason' in failure ? failure.reason : '') as keyof typeof title]
  const text = sentence(words, { ...failure })
  return failure.kind === 'gatewayRefused' ? `${text} (status ${String(failure.status)})` : text
}
