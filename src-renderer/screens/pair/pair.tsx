import { useState } from 'react'
import type { ServerState } from '../../../src-preload/contract/server.ts'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Notice } from '../../ui/notice.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Screen } from '../../ui/screen.tsx'
import { AddressForm } from './address-form.tsx'
import { FoundServer } from './found-server.tsx'
import { GatewayPairing } from './gateway-pairing.tsx'
import { usePairing } from './use-pairing.ts'

/** What a station may work with. */
const ways = ['bioStar', 'gateway'] as const

/** `suggestedAddress` is what stands in the address field at first; empty for none. `record` says why there is no server. */
export interface PairProps {
  readonly record: Extract<ServerState, { readonly kind: 'unpaired' }>['record']
  readonly suggestedAddress: string
}

/** Ties the station to one server: an address, a look at its certificate, and a person's deliberate yes. */
export function Pair({ record, suggestedAddress }: PairProps) {
  const say = useSentences()
  const pairing = usePairing()
  const [address, setAddress] = useState(suggestedAddress)
  const [way, setWay] = useState<(typeof ways)[number]>('bioStar')
  const { state } = pairing
  switch (state.kind) {
    case 'typing':
    case 'looking':
      return (
        <Screen title={say('pair.title')} lead={say('pair.lead')} width="narrow" focus="inside" isCentred>
          {record === 'absent' ? null : (
            <Notice
              tone="warning"
              title={say(`pair.record.${record}.title`)}
              safe={say(`pair.record.${record}.safe`)}
              next={say(`pair.record.${record}.next`)}
            />
          )}
          <RadioGroup
            look="cards"
            label={say('pair.way.label')}
            value={way}
            isDisabled={state.kind === 'looking'}
            onChange={setWay}
            options={ways.map((id) => ({ id, label: say(`pair.way.${id}`), description: say(`pair.way.${id}More`) }))}
          />
          {way === 'bioStar' ? (
            <AddressForm address={address} onChange={setAddress} pairing={pairing} />
          ) : (
            <GatewayPairing />
          )}
        </Screen>
      )
    case 'found':
    case 'confirming':
      return (
        <Screen key="found" title={say('pair.found')} lead={say('pair.nothingSent')} width="wide">
          <FoundServer
            probe={state.probe}
            failure={state.kind === 'found' ? state.failure : null}
            isConfirming={state.kind === 'confirming'}
            address={address}
            pairing={pairing}
          />
        </Screen>
      )
    default:
      return assertNever(state, 'pairing has a state that was never named')
  }
}
