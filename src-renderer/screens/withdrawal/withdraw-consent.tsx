import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Person } from '../../../src-preload/contract/person.ts'
import { useBridge } from '../../bridge.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { shownName } from '../find/person-words.ts'
import { WithdrawalDialog } from './withdrawal-dialog.tsx'
import { createWithdrawalStore } from './withdrawal-store.ts'

/** `onWithdrawn` is called when the dialog is closed after a withdrawal: the record may look different now. */
export interface WithdrawConsentProps {
  readonly person: Pick<Person, 'id' | 'name'>
  readonly onWithdrawn: () => void
}

/** The button for whoever no longer wants a picture of theirs to be kept, and everything that follows from it. */
export function WithdrawConsent({ person, onWithdrawn }: WithdrawConsentProps) {
  const say = useSentences()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        kind="quiet"
        onPress={() => {
          setOpen(true)
        }}
      >
        <Icon name="shield" />
        {say('withdrawal.button')}
      </Button>
      {isOpen ? (
        <OpenWithdrawal
          person={person}
          onClose={(wasWithdrawn) => {
            setOpen(false)
            if (wasWithdrawn) onWithdrawn()
          }}
        />
      ) : null}
    </>
  )
}

interface OpenWithdrawalProps {
  readonly person: Pick<Person, 'id' | 'name'>
  readonly onClose: (wasWithdrawn: boolean) => void
}

function OpenWithdrawal({ person: { id, name }, onClose }: OpenWithdrawalProps) {
  const say = useSentences()
  const bridge = useBridge()
  const [withdrawal] = useState(() => createWithdrawalStore(bridge, { id, name }))
  const state = useStore(withdrawal.store)
  useEffect(() => withdrawal.start(), [withdrawal])
  return (
    <WithdrawalDialog
      person={{ id, name: shownName(name, say) }}
      withdrawal={state}
      onWithdraw={withdrawal.withdraw}
      onClose={() => {
        onClose(state.kind === 'ordered')
      }}
    />
  )
}
