import type { Failure } from '../../../src-preload/contract/failures.ts'
import { fail, succeed, type Outcome } from '../../../src-preload/contract/outcome.ts'
import { longestDeskName, type Operator } from '../../../src-preload/contract/session.ts'
import type { Credentials, LoginFailure } from '../../biostar/login.ts'
import type { SessionStanding, SignedInFacts } from '../../biostar/session.ts'
import type { DeskPassword } from '../../vault/desk-password.ts'

/** Who sits at a desk without a server: whoever gives a name and knows the desk's password. */
export interface DeskSession {
  standing(): SessionStanding
  signIn(credentials: Credentials): Promise<Outcome<SignedInFacts, LoginFailure | Failure<'vaultUnavailable'>>>
  signOut(): void
}

/** Makes the session of a desk. A device gateway knows no accounts: the name goes into the journal, and nobody can check it. */
export function createDeskSession(password: Pick<DeskPassword, 'check'>): DeskSession {
  let standing: SessionStanding = { kind: 'signedOut', reason: 'notYet' }
  return {
    standing: () => standing,
    async signIn({ loginId, password: typed }) {
      const name = loginId.trim()
      const checked = await password.check(typed)
      if (!checked.ok) return checked
      if (name === '' || name.length > longestDeskName) return fail({ kind: 'signInRequired', reason: 'signedOut' })
      const operator = operatorOf(name)
      standing = { kind: 'signedIn', operator, version: null }
      return succeed({ operator, version: null })
    },
    signOut() {
      standing = { kind: 'signedOut', reason: 'byClerk' }
    },
  }
}

/** Everybody at such a desk may do the same; what a gateway does not have is not offered in the first place. */
function operatorOf(name: string): Operator {
  return {
    userId: name,
    name,
    loginId: name,
    level: null,
    readPeople: 'allowed',
    writePeople: 'allowed',
    readSettings: 'refused',
    readEvents: 'refused',
    useDevices: 'allowed',
    userGroups: { kind: 'all' },
    accessGroups: { kind: 'all' },
    passwordExpired: false,
  }
}
