/**
 * Every sentence round a consent text. `words` are read by the person who is asked; other languages of them stand in
 * `consent-words.ts`. The rest is for the clerk.
 */
export const consent = {
  back: 'Back',
  about: 'For {{name}}',
  noText: {
    heading: 'Nobody can be asked',
    title: 'There is no consent text on this station.',
    safe: 'Nobody was asked, and no picture was taken.',
    next: 'Ask your administrator for the text, or switch off the question for consent in the settings.',
  },
  words: {
    language: 'Language',
    agree: 'I agree',
    refuse: 'I do not agree',
    free: 'You may say no to either or to both. You are enrolled all the same, without that picture.',
    missing: 'Please choose one of the two answers.',
    outcome: {
      both: 'Your photo may be stored, and your face may be registered for the doors.',
      profilePhoto: 'Your photo may be stored. Your face is not registered for the doors.',
      visualFace: 'Your face may be registered for the doors. No photo of you is stored for people to see.',
      neither: 'No picture of you is taken. You are enrolled without one.',
    },
    confirm: 'Confirm my answers',
  },
} as const
