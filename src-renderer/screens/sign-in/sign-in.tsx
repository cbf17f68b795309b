import { useState } from 'react'
import { offersOf } from '../../../src-preload/contract/rules/offers.ts'
import type { ServerState } from '../../../src-preload/contract/server.ts'
import { addressText } from '../../application/address.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Screen } from '../../ui/screen.tsx'
import { RememberedClerk } from './remembered-clerk.tsx'
import { SignInForm } from './sign-in-form.tsx'
import type { SignedOut } from './signed-out.ts'
import { useSignIn } from './use-sign-in.ts'

/** Whom the station remembers and why nobody is signed in; and the server, or the gateway in its place. */
export interface SignInProps {
  readonly session: SignedOut
  readonly server: Extract<ServerState, { readonly kind: 'paired' }>
}

/** Who is at the desk? One press for a remembered clerk, two fields for anybody else. */
export function SignIn({ session, server }: SignInProps) {
  const say = useSentences()
  const hasAccounts = offersOf(server).rememberedClerk
  const signingIn = useSignIn()
  const remembered = session.passwordKept ? session.rememberedLoginId : null
  // A password that was refused is typed anew, never offered again.
  const [isTyping, setTyping] = useState(false)
  const mustType = remembered === null || isTyping || signingIn.state.kind === 'refused'
  return (
    <Screen
      title={say('signIn.title')}
      lead={say(hasAccounts ? 'signIn.lead' : 'signIn.deskLead', { server: addressText(server.address) })}
      width="narrow"
      focus="inside"
      isCentred
    >
      <ReasonNotice session={session} />
      <Panel look="raised">
        {mustType ? (
          <SignInForm
            key="typed"
            loginId={session.rememberedLoginId ?? ''}
            hasAccounts={hasAccounts}
            vault={session.vault}
            signingIn={signingIn}
            remembered={signingIn.state.kind === 'refused' ? null : remembered}
            onRemembered={() => {
              setTyping(false)
            }}
          />
        ) : (
          <RememberedClerk
            loginId={remembered}
            signingIn={signingIn}
            onSomeoneElse={() => {
              signingIn.forget()
              setTyping(true)
            }}
          />
        )}
      </Panel>
      {session.vault === 'available' ? null : (
        <Notice
          tone="information"
          isAnnounced={false}
          title={say(`signIn.vault.${session.vault}.title`)}
          next={say(hasAccounts ? `signIn.vault.${session.vault}.next` : 'signIn.deskInMemory')}
        />
      )}
    </Screen>
  )
}

function ReasonNotice({ session }: { readonly session: SignedOut }) {
  const say = useSentences()
  const { reason } = session
  if (reason === 'notYet' || reason === 'byClerk') return null
  return (
    <Notice
      tone={reason === 'sessionEnded' ? 'information' : 'warning'}
      title={say(`signIn.reason.${reason}.title`)}
      next={say(`signIn.reason.${reason}.next`)}
    />
  )
}
