/** Every sentence of the done screen. */
export const done = {
  title: '{{name}} is done',
  titlePartly: '{{name}} is done in part',
  photo: 'The new photo of {{name}}',
  id: 'ID {{id}}',
  what: 'What was done',
  created: 'Created on the server with ID {{id}}',
  photoStored: 'Photo stored: {{bytes}} bytes, read back the same',
  photoPresent: 'Photo stored: {{bytes}} bytes; the server did not give the same bytes back',
  photoNotStored: 'Photo not stored',
  mailSent: 'E-mail accepted by the server at {{time}}',
  mailNotSent: 'No e-mail sent: left out after it failed',
  mailNotAsked: 'No e-mail asked for',
  next: 'Next person',
  nextMore: 'for the next person',
} as const
