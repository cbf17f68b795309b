/** Every sentence of the screen that stops the line when the server's certificate changed. */
export const certificateChanged = {
  title: 'The server’s certificate has changed',
  lead: '{{host}} shows another certificate than the one this station was paired with.',
  safeTitle: 'The station has stopped. Nothing was sent.',
  safe: 'No password, no name and no photo left this station. Your work is kept.',
  why: 'There are two reasons for this: the administrator has renewed the certificate, or somebody pretends to be the server. The station cannot tell them apart; a person can.',
  paired: 'Paired with',
  shown: 'Shown now',
  copyBoth: 'Copy both fingerprints',
  copyText: 'Server {{host}}\nPaired with: {{paired}}\nShown now: {{shown}}',
  whatToDo: 'What to do now',
  steps: {
    ask: 'Ask the administrator of the BioStar 2 server whether its certificate was renewed.',
    compare: 'If it was, have them read out the new fingerprint, and compare it with “Shown now”.',
    pair: 'If they are the same, forget the server here and pair again.',
    stop: 'If nobody has renewed it, leave the station as it is and tell whoever looks after your network.',
  },
  check: 'Check again',
  checking: 'Asking the server…',
  still: 'The server still shows the other certificate.',
  forget: 'Forget this server and pair again…',
} as const
