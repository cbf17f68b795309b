/** One mail on its way: what is known of it is settled exactly once, or never when its answer is lost. */
export interface IntendedMail {
  /** The server took it. */
  accept(): void
  /** The server plainly refused it: it never left. */
  takeBack(): void
}

/** Remembers which people this station has sent a mobile-enrollment mail since it started. In memory only. */
export interface SentMails {
  /** When the last mail to this person left or may have left; ISO 8601 in UTC, `null` when none did. */
  leftAt(id: string): string | null
  /** When the last mail to this person was accepted by the server; ISO 8601 in UTC, `null` when none was. */
  acceptedAt(id: string): string | null
  /** Writes the intent down before a mail leaves. */
  intend(id: string, at: string): IntendedMail
}

interface Trace {
  readonly left: string | null
  readonly accepted: string | null
}

/** Makes an empty memory of sent mails. One belongs to one server, and outlives its clerks' sessions. */
export function createSentMails(): SentMails {
  const traces = new Map<string, Trace>()
  const nothing: Trace = { left: null, accepted: null }
  const traceOf = (id: string): Trace => traces.get(id) ?? nothing
  return {
    leftAt: (id) => traceOf(id).left,
    acceptedAt: (id) => traceOf(id).accepted,
    intend(id, at) {
      const before = traceOf(id)
      traces.set(id, { ...before, left: at })
      return {
        accept: () => {
          traces.set(id, { left: at, accepted: at })
        },
        takeBack: () => {
          if (traceOf(id).left === at) traces.set(id, { ...traceOf(id), left: before.left })
        },
      }
    },
  }
}
