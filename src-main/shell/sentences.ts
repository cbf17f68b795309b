/** What may go wrong before, or without, a page that could say so itself. */
export type ShellTrouble = 'developmentAddressRefused' | 'filesMissing' | 'pageGone' | 'startFailed' | 'unexpected'

/** A message for a person: what happened; what is safe and what to do now. */
export interface ShellMessage {
  readonly title: string
  readonly body: string
}

const sentences: Readonly<Record<ShellTrouble, ShellMessage>> = {
  developmentAddressRefused: {
    title: 'Vestibule could not start',
    body: 'ELECTRON_RENDERER_URL must be http://localhost:PORT. Nothing was changed. Start with "npm run dev", or unset the variable.',
  },
  filesMissing: {
    title: 'Vestibule could not start',
    body: 'Files of the program are missing. Your settings are safe. Install Vestibule again.',
  },
  pageGone: {
    title: 'The screen stopped working',
    body: 'Vestibule has to close. What was already sent to the server is safe; a photo not sent yet has to be taken again. Start Vestibule again.',
  },
  startFailed: {
    title: 'Vestibule could not start',
    body: 'Something unexpected happened. Your settings and the server are unchanged. Start Vestibule again; if it happens again, send the log to your administrator.',
  },
  unexpected: {
    title: 'Vestibule has to close',
    body: 'Something unexpected happened. What was already sent to the server is safe. Start Vestibule again; if it happens again, send the log to your administrator.',
  },
}

/**
 * The message for a trouble.
 *
 * @param reference finds the trouble in the log; left out when nothing was logged
 */
export function messageFor(trouble: ShellTrouble, reference?: string): ShellMessage {
  const message = sentences[trouble]
  return reference === undefined ? message : { ...message, body: `${message.body}\n\nReference: ${reference}` }
}
