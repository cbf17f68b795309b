import { known, type Fact } from '../../src-preload/contract/fact.ts'
import type { Failure } from '../../src-preload/contract/failures.ts'
import type { MailLanguage } from '../../src-preload/contract/mail.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import { selectedBy } from './advanced-search.ts'
import { isPlainRefusal, mayHaveHappened, type ConversationFailure, type Refused } from './conversation.ts'
import { isKnown, missingIn, type RememberedConditions } from './mail-conditions.ts'
import type { OperationOptions, OperationOutcome } from './operation.ts'
import { askPerson, namesOnePerson, saysNobody, type PeopleParts } from './people.ts'
import type { SentMails } from './sent-mails.ts'
import type { Capabilities } from './server-version.ts'

/** What a mobile-enrollment mail takes. */
export interface MailOrder {
  readonly id: string
  readonly language: MailLanguage
  /** Confirms a second mail to the same person. */
  readonly again: boolean
}

/** The mobile-enrollment mail within one session. */
export interface Mailing {
  readReadiness(options: OperationOptions): Promise<OperationOutcome<'readMailReadiness'>>
  send(order: MailOrder, options: OperationOptions): Promise<OperationOutcome<'sendMail'>>
  /** Tells what a record said of a person's address, so that sending need not ask again. */
  noteAddress(id: string, email: Fact<string>): void
}

/** What the mail needs. */
export interface MailingParts extends PeopleParts {
  readonly conditions: RememberedConditions
  readonly capabilities: () => Capabilities
  readonly sentMails: SentMails
}

/** More than a clerk has at hand at a time; the oldest address is forgotten first. Ours. */
const mostAddresses = 50

type MailFailure =
  ConversationFailure | Failure<'personNotFound' | 'mailPreconditionMissing' | 'mailAlreadySent' | 'outcomeUnknown'>
type Posted = Outcome<{ readonly sentAt: string }, MailFailure>
type MailCriteria = Readonly<Record<'user_id' | 'user_email' | 'user_operator_level_id', string>>

/** Makes the mail of one session. */
export function createMailing(parts: MailingParts): Mailing {
  const { conversation, conditions, capabilities, sentMails, clock } = parts
  const addresses = new Map<string, string>()
  /** The refusal that showed that this server insists on criteria. */
  let demand: Refused | null = null

  const noteAddress = (id: string, email: Fact<string>): void => {
    addresses.delete(id)
    if (email.kind !== 'known') return
    addresses.set(id, email.value)
    const [oldest] = addresses.keys()
    if (addresses.size > mostAddresses && oldest !== undefined) addresses.delete(oldest)
  }

  const readAddress = async (id: string, options: OperationOptions): Promise<Outcome<string, MailFailure>> => {
    const asked = await askPerson(parts, id, options)
    if (!asked.ok) return asked
    noteAddress(id, asked.value.email)
    if (asked.value.email.kind === 'known') return succeed(asked.value.email.value)
    return fail({ kind: 'mailPreconditionMissing', missing: 'emailAddress' })
  }

  const post = async (order: MailOrder, criteria: MailCriteria | null, options: OperationOptions): Promise<Posted> => {
    // Looked at and written down in one breath: of two calls at once only one sends, and whatever happens next, a second
    // mail has to be asked for.
    const left = sentMails.leftAt(order.id)
    if (left !== null && !order.again) return fail({ kind: 'mailAlreadySent', at: left })
    const sentAt = new Date(clock()).toISOString()
    const intent = sentMails.intend(order.id, sentAt)
    options.onStage?.('sending')
    const path = '/api/v2/send_email'
    const body = { id: order.id, language: order.language, ...(criteria === null ? {} : { adv_criteria: criteria }) }
    const asked = await conversation.ask({ method: 'POST', path, route: `POST ${path}`, body, effect: 'once' }, options)
    if (asked.ok) intent.accept()
    else if (!mayHaveLeft(asked.failure)) intent.takeBack()
    if (asked.ok) return succeed({ sentAt })
    return mayHaveLeft(asked.failure) ? fail({ kind: 'outcomeUnknown', action: 'sendMail' }) : asked
  }

  /** Names the reason of a refusal that names none: nobody there, no address, a condition that is gone. */
  const explain = async (order: MailOrder, refusal: Refused, options: OperationOptions): Promise<MailFailure> => {
    const address = await readAddress(order.id, options)
    if (!address.ok && saysNobody(address.failure)) return { kind: 'personNotFound' }
    if (!address.ok && address.failure.kind === 'mailPreconditionMissing') return address.failure
    const now = await conditions.readAgain(options)
    const missing = now.ok ? missingIn(now.value) : null
    return missing === null ? refusal : { kind: 'mailPreconditionMissing', missing }
  }

  /** Sends with criteria that were tried out first: they must select this person and nobody else. */
  const postWithCriteria = async (order: MailOrder, refusal: Refused, options: OperationOptions): Promise<Posted> => {
    const email = addresses.get(order.id)
    if (email === undefined) return fail(refusal)
    const criteria = criteriaFor(order.id, email)
    const selected = await selectedBy(conversation, criteria, options)
    if (!selected.ok) return fail(selected.failure.kind === 'refused' ? refusal : selected.failure)
    if (selected.value.length !== 1 || selected.value[0] !== order.id) return fail(refusal)
    const posted = await post(order, criteria, options)
    if (posted.ok) demand = refusal
    return posted
  }

  const sendNow = async (order: MailOrder, options: OperationOptions): Promise<Posted> => {
    const missing = await conditions.missing(options)
    if (!missing.ok) return missing
    if (missing.value !== null) return fail({ kind: 'mailPreconditionMissing', missing: missing.value })
    if (!addresses.has(order.id)) {
      const address = await readAddress(order.id, options)
      if (!address.ok) return address
    }
    if (demand !== null) return postWithCriteria(order, demand, options)
    const posted = await post(order, null, options)
    if (posted.ok || posted.failure.kind !== 'refused' || !isWithoutReason(posted.failure)) return posted
    const explained = await explain(order, posted.failure, options)
    if (explained !== posted.failure || !capabilities().criteriaInMail) return fail(explained)
    return postWithCriteria(order, posted.failure, options)
  }

  return {
    noteAddress,

    async readReadiness(options) {
      const read = await conditions.read(options)
      if (!read.ok) return fail(conversation.settle('readMailReadiness', read.failure))
      const { cloud, cloudLicence, mailServer, visualFaceMail } = read.value
      return succeed({ cloud: isKnown(cloudLicence, false) ? known(false) : cloud, mailServer, visualFaceMail })
    },

    async send(order, options) {
      if (!namesOnePerson(order.id)) return fail({ kind: 'personNotFound' })
      const at = sentMails.leftAt(order.id)
      if (at !== null && !order.again) return fail({ kind: 'mailAlreadySent', at })
      const sent = await sendNow(order, options)
      if (sent.ok) return sent
      const { failure } = sent
      switch (failure.kind) {
        case 'personNotFound':
        case 'mailPreconditionMissing':
        case 'mailAlreadySent':
        case 'outcomeUnknown':
          return fail(failure)
        default:
          return fail(conversation.settle('sendMail', failure))
      }
    },
  }
}

/**
 * Criteria that mean one person. `user_id` alone is compared like-wise and would also mean 10 and 21 for 1; the address is
 * unique. Source: reference sections 4.3 and 5.5.
 */
function criteriaFor(id: string, email: string): MailCriteria {
  return { user_id: id, user_email: email, user_operator_level_id: '0' }
}

/** Refusals that do not say why: send_email gives 1000 for everything (seed 001); the others name a bad request. */
function isWithoutReason({ answer }: Refused): boolean {
  return ['30', '104', '105', '700', '701', '702', '800', '1000'].includes(answer.code ?? '')
}

/** Whether the mail may be on its way. A plain refusal means that it is not, even one with status 500. */
function mayHaveLeft(failure: ConversationFailure): boolean {
  return mayHaveHappened(failure) && !isPlainRefusal(failure)
}
