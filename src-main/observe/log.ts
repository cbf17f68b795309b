/**
 * The facts an event in the log may carry.
 *
 * The list is closed on purpose: there is no field for a name, an id of a person, an e-mail address, a photo, a search
 * text, a password or a session id, so none can be logged by a careless line.
 */
export interface LogFields {
  /** The kind of a failure or a state. */
  readonly kind?: string
  /** A word from a fixed list that says why. */
  readonly reason?: string
  /** The name of a call of the contract, or of an operation on the server. */
  readonly operation?: string
  /** HTTP method and path pattern, with ids replaced: `PUT /api/users/:id`. */
  readonly route?: string
  /** HTTP status. */
  readonly status?: number
  /** The server's response code. */
  readonly code?: string
  readonly milliseconds?: number
  readonly bytes?: number
  readonly count?: number
  /** Finds an unexpected failure again; random. */
  readonly reference?: string
  /** The configured server's host. */
  readonly host?: string
  readonly port?: number
  /** A certificate's SHA-256 fingerprint; public. */
  readonly fingerprint?: string
  readonly version?: string
  readonly platform?: string
  /** The type of an unexpected error and the places it passed, without its message. */
  readonly trace?: string
}

/** How serious an event is. */
export type LogLevel = 'information' | 'warning' | 'failure'

/** Where events go. Writing an event never throws and never waits. */
export interface Log {
  /**
   * Records that something happened.
   *
   * @param event what happened, in a few fixed words such as "server paired"; never built from data
   */
  write(level: LogLevel, event: string, fields?: LogFields): void
}

/** A log that keeps nothing, for tests and for parts that are not observed. */
export const silentLog: Log = { write: () => undefined }
