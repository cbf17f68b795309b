import type { SentMails } from '../biostar/sent-mails.ts'
import type { SentMail } from './outbox.ts'

/** Tells a new client's memory which mails this station has sent before, so that a second one has to be asked for. */
export function tellSentMails(sentMails: SentMails, mails: readonly SentMail[], server: string): void {
  for (const mail of mails) {
    if (mail.server !== server) continue
    const intent = sentMails.intend(mail.id, mail.at)
    if (mail.accepted) intent.accept()
  }
}
