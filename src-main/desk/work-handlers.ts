import { assertNever, fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { ConsentRecord } from '../../src-preload/contract/consent.ts'
import { pictureTypeOf } from '../domain/picture-head.ts'
import type { Handlers } from '../ipc/handlers.ts'
import type { Doer } from '../outbox/outbox.ts'
import type { HandlerParts } from './handler-parts.ts'

type WorkCall =
  | 'saveEnrollment'
  | 'readJobs'
  | 'readJobPicture'
  | 'decideJob'
  | 'retryJobs'
  | 'readOutbox'
  | 'withdrawConsent'
  | 'searchDirectory'
  | 'readDirectory'

/** Work that is kept, and the people it can be begun for without the server: all of it answers while the server is away. */
export function workHandlers({ clerk, outbox, directory, readConsentTexts }: HandlerParts): Pick<Handlers, WorkCall> {
  /** Lets a clerk who is signed in at an unlocked station go on; the server may be away. */
  const asDoer = async <Value, Problem>(act: (doer: Doer) => Promise<Outcome<Value, Problem>>) => {
    const doer = clerk.doer()
    return doer.ok ? act(doer.value) : doer
  }

  return {
    saveEnrollment: async (order) =>
      asDoer(async (doer) => {
        if (!(await isAskedInOurWords(order.consent))) return fail({ kind: 'consentMissing' })
        // Whoever wants it kept may have unlocked the keychain since the last try.
        if (order.keep === 'onDisk') await outbox.keepAgain()
        return outbox.save(order, doer)
      }),
    readJobs: async () => asSeated(() => ({ jobs: [...outbox.jobs()] })),
    readJobPicture: async ({ job, picture }) => {
      const seat = clerk.seat()
      if (!seat.ok) return seat
      const reading = await outbox.readPicture(job, picture)
      switch (reading.kind) {
        case 'absent':
          return fail({ kind: 'jobGone' })
        case 'lost':
          return fail({ kind: 'notSaved', reason: 'failed' })
        case 'picture':
          return succeed({ bytes: new Uint8Array(reading.bytes), type: pictureTypeOf(reading.bytes) ?? 'image/jpeg' })
        default:
          return assertNever(reading, 'reading a picture showed something that was never named')
      }
    },
    decideJob: async ({ job, decision }) => asDoer((doer) => outbox.decide(job, decision, doer)),
    retryJobs: async () => {
      const seat = clerk.seat()
      if (!seat.ok) return seat
      await outbox.keepAgain()
      outbox.wake('asked')
      return succeed(outbox.state())
    },
    readOutbox: async () => Promise.resolve(succeed(outbox.state())),
    withdrawConsent: async ({ id, name }) => asDoer((doer) => outbox.withdraw({ id, name }, doer)),
    searchDirectory: async ({ text, limit }) => {
      const seat = clerk.seat()
      return seat.ok ? succeed(await directory.search(text, limit)) : seat
    },
    readDirectory: async () => Promise.resolve(succeed(directory.state())),
  }

  /** An answer to words that this station never shows is no consent. Nobody asked is another matter, and the outbox's. */
  async function isAskedInOurWords(consent: ConsentRecord | null): Promise<boolean> {
    if (consent === null) return true
    const { textId, language, version, digest } = consent.text
    const texts = await readConsentTexts()
    return texts.some(
      (text) =>
        text.textId === textId && text.language === language && text.version === version && text.digest === digest,
    )
  }

  async function asSeated<Value>(read: () => Value) {
    const seat = clerk.seat()
    return Promise.resolve(seat.ok ? succeed(read()) : seat)
  }
}
