import { assertNever, fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { EnrollmentOrder } from '../../src-preload/contract/job.ts'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { readFace } from '../biostar/held-faces.ts'
import { pictureTypeOf } from '../domain/picture-head.ts'
import { bytesOfScannedFace, readScannedFace } from '../domain/scanned-face.ts'
import type { Handlers } from '../ipc/handlers.ts'
import type { Doer } from '../outbox/outbox.ts'
import type { HandlerParts } from './handler-parts.ts'
import { isAskedInOurWords } from './our-words.ts'

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
export function workHandlers({
  clerk,
  outbox,
  directory,
  scans,
  readConsentTexts,
}: HandlerParts): Pick<Handlers, WorkCall> {
  /** Lets a clerk who is signed in at an unlocked station go on; the server may be away. */
  const asDoer = async <Value, Problem>(act: (doer: Doer) => Promise<Outcome<Value, Problem>>) => {
    const doer = clerk.doer()
    return doer.ok ? act(doer.value) : doer
  }

  return {
    saveEnrollment: async (order) => {
      const doer = clerk.doer()
      if (!doer.ok) return doer
      if (!(await isAskedInOurWords(order.consent, readConsentTexts))) return fail({ kind: 'consentMissing' })
      const whole = withScan(order, doer.value)
      if (!whole.ok) return whole
      // Whoever wants it kept may have unlocked the keychain since the last try.
      if (order.keep === 'onDisk') await outbox.keepAgain()
      const saved = await outbox.save(whole.value, doer.value)
      if (saved.ok && order.scannedFace !== undefined) scans.drop(order.scannedFace)
      return saved
    },
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
          return shownPicture(reading.bytes)
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

  /** The order with the face that was scanned for it in the place of a picture; whoever asks gives no such bytes. */
  function withScan(order: EnrollmentOrder, doer: Doer): Outcome<EnrollmentOrder, Failure<'scanGone'>> {
    if (order.scannedFace === undefined) return succeed(order)
    const entry = scans.read(order.scannedFace, doer)
    return entry === null ? fail({ kind: 'scanGone' }) : succeed({ ...order, facePicture: bytesOfScannedFace(entry) })
  }

  async function asSeated<Value>(read: () => Value) {
    const seat = clerk.seat()
    return Promise.resolve(seat.ok ? succeed(read()) : seat)
  }
}

/** A picture of a job as it can be looked at. A face of which a device made templates alone is none. */
function shownPicture(bytes: Uint8Array) {
  const scanned = readScannedFace(bytes)
  if (scanned === null)
    return succeed({ bytes: new Uint8Array(bytes), type: pictureTypeOf(bytes) ?? ('image/jpeg' as const) })
  const { picture } = readFace(scanned).shown
  return picture.kind === 'present'
    ? succeed({ bytes: picture.bytes, type: picture.type })
    : fail({ kind: 'jobGone' as const })
}
