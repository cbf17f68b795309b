import { compareFirst } from './compare-person.ts'
import { failedWith, givenUp, personIdOf, type StepEnd, type StepWork } from './step-work.ts'

/**
 * Sends the mobile-enrollment mail, at most once without a clerk's word: the intent is on the disk before it leaves, and one
 * that is still there when the step begins belongs to a mail that may have left.
 */
export async function sendMail(work: StepWork): Promise<StepEnd> {
  const { mail, mailIntentAt } = work.record()
  if (mail === null) throw new Error('A job that sends a mail does not say in which language.')
  if (mailIntentAt !== null) return failedWith({ kind: 'outcomeUnknown', action: 'sendMail' })
  const { client } = work
  if (client.sendMail === undefined) return failedWith({ kind: 'notOffered' })
  const { end } = await compareFirst(work)
  if (end !== null) return end
  const intent = { kind: 'mail', at: new Date(work.now()).toISOString() } as const
  if (!(await work.intend({ kind: 'intended', step: 'sendMail', intent }))) return givenUp
  const sent = await client.sendMail({ id: personIdOf(work.record()), ...mail }, work.options)
  return sent.ok ? { kind: 'succeeded', result: { step: 'sendMail', ...sent.value } } : failedWith(sent.failure)
}
