/** Every sentence of the warning before somebody is created who may be there already. */
export const duplicates = {
  title_one: 'Somebody like this is there already',
  title_other: '{{count}} people like this are there already',
  lead: 'Look whether it is the same person, before somebody is there twice.',
  look: 'Compare',
  failed:
    'It could not be looked up whether this person is there already. The server refuses the same ID and the same e-mail twice.',
  dialog: {
    title: 'Is it one of these?',
    typed: 'About to be created',
    noPhotoYet: 'No photo taken yet',
    noPhoto: 'No photo on the server',
    photoUnreadable: 'A photo that cannot be shown here',
    photoUnknown: 'Photo not told',
    photoReading: 'Reading the photo…',
    people: 'People who are there already',
    idOpen: 'ID not given yet',
    id: 'ID {{id}}',
    noEmail: 'No e-mail',
    noPhone: 'No phone',
    emailUnknown: 'E-mail not told',
    phoneUnknown: 'Phone not told',
    same: {
      id: 'same ID',
      name: 'same name',
      similarName: 'similar name',
      email: 'same e-mail',
      phone: 'same phone',
    },
    thisOne: 'This is the person',
    thisOneLabel: 'This is the person: {{name}}, ID {{id}}',
    thisOneMore: 'If it is, you are led to the person and the form is discarded; a photo that was taken stays.',
    correcting:
      'This form belongs to work that is saved already. If it is one of these, go back and discard that work.',
    somebodyElse: 'Somebody else: go on',
    back: 'Back to the form',
  },
} as const
