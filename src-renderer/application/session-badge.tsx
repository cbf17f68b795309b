import { useState } from 'react'
import type { PasswordKeeping } from '../../src-preload/contract/session.ts'
import { useSentences } from '../i18n/sentences.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import styles from './header.module.css'

/** Says that the password is kept for this session only, and on a press why. Nothing when it lies in the keychain. */
export function SessionBadge({ password }: { readonly password: PasswordKeeping }) {
  const say = useSentences()
  const [isOpen, setOpen] = useState(false)
  if (password.kind === 'keychain') return null
  const close = () => {
    setOpen(false)
  }
  return (
    <>
      <Button
        kind="quiet"
        onPress={() => {
          setOpen(true)
        }}
      >
        <Badge tone={password.reason === 'notAsked' ? 'neutral' : 'warning'}>
          <span className={styles['long']}>{say('application.thisSessionOnly.badge')}</span>
          <span className={styles['short']}>{say('application.thisSessionOnly.shortBadge')}</span>
        </Badge>
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title={say('application.thisSessionOnly.title')}
        actions={
          <Button kind="primary" autoFocus onPress={close}>
            {say('application.dismiss')}
          </Button>
        }
      >
        <p>{say(`application.thisSessionOnly.${password.reason}`)}</p>
      </Dialog>
    </>
  )
}
