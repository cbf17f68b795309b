import { unknown, type Fact } from '../../src-preload/contract/fact.ts'
import type { Failure } from '../../src-preload/contract/failures.ts'
import type { MailReadiness } from '../../src-preload/contract/mail.ts'
import { succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { Conversation, ConversationFailure } from './conversation.ts'
import type { OperationOptions } from './operation.ts'
import { remember, type Remembered } from './remembered.ts'
import { readMailServer, readVisualFaceMail, type ServerSettings } from './server-settings.ts'
import type { Capabilities } from './server-version.ts'

/** The server-side conditions of a mobile-enrollment mail, with the licence told apart from the switch. */
export interface MailConditions extends MailReadiness {
  readonly cloudLicence: Fact<boolean>
}

/** A condition that can be missing. */
export type MissingCondition = Failure<'mailPreconditionMissing'>['missing']

/** What reading the conditions needs. */
export interface ConditionsParts {
  readonly conversation: Conversation
  readonly settings: Remembered<ServerSettings, ConversationFailure, OperationOptions>
  readonly capabilities: () => Capabilities
}

/** The conditions, read once in a session: three requests, or two when the settings are known already. */
export interface RememberedConditions {
  read(options: OperationOptions): Promise<Outcome<MailConditions, ConversationFailure>>
  readAgain(options: OperationOptions): Promise<Outcome<MailConditions, ConversationFailure>>
  /** What is missing for certain. What was missing is read again first: an administrator may have set it meanwhile. */
  missing(options: OperationOptions): Promise<Outcome<MissingCondition | null, ConversationFailure>>
}

/** Makes the memory of one session's conditions. */
export function rememberConditions({ conversation, settings, capabilities }: ConditionsParts): RememberedConditions {
  interface Reading {
    readonly options: OperationOptions
    readonly again: boolean
  }
  const conditions = remember(
    async ({ options, again }: Reading): Promise<Outcome<MailConditions, ConversationFailure>> => {
      const server = await (again ? settings.readAgain(options) : settings.read(options))
      if (!server.ok) return server
      const mailServer = await readMailServer(conversation, options)
      if (!mailServer.ok) return mailServer
      const visualFaceMail = await readVisualFaceMail(conversation, options)
      if (!visualFaceMail.ok) return visualFaceMail
      const { cloud, cloudLicence } = server.value
      const tells = capabilities().cloudSwitch
      return succeed({
        cloud: tells || isKnown(cloud, true) ? cloud : unknown,
        cloudLicence: tells ? cloudLicence : unknown,
        mailServer: mailServer.value,
        visualFaceMail: visualFaceMail.value,
      })
    },
  )
  const read = (options: OperationOptions) => conditions.read({ options, again: false })
  const readAgain = (options: OperationOptions) => conditions.readAgain({ options, again: true })
  return {
    read,
    readAgain,
    async missing(options) {
      const before = await read(options)
      if (!before.ok) return before
      if (missingIn(before.value) === null) return succeed(null)
      const now = await readAgain(options)
      return now.ok ? succeed(missingIn(now.value)) : now
    },
  }
}

/** The first condition that is missing for certain; what is unknown is not missing. */
export function missingIn(conditions: MailConditions): MissingCondition | null {
  if (isKnown(conditions.cloudLicence, false)) return 'licence'
  if (isKnown(conditions.cloud, false)) return 'cloud'
  if (isKnown(conditions.mailServer, false)) return 'mailServer'
  return isKnown(conditions.visualFaceMail, false) ? 'visualFaceMail' : null
}

/** Whether a fact is known to be just this. */
export function isKnown(fact: Fact<boolean>, value: boolean): boolean {
  return fact.kind === 'known' && fact.value === value
}
