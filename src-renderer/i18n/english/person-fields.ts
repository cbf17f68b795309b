/** What is wrong with a field of a person, by the station’s rules and by the server’s word, wherever it is typed. */
export const personFields = {
  flaw: {
    id: {
      empty: 'Type an ID.',
      notANumber: 'Use digits only.',
      leadingZero: 'An ID does not begin with 0.',
      zero: 'An ID is not 0.',
      tooLarge: 'The largest ID is 4294967294.',
      tooLong: 'An ID has at most 32 characters.',
      forbiddenCharacter: 'Use letters, digits, - and _ only.',
    },
    name: {
      empty: 'Type a name, so that the person can be found again.',
      tooLong: 'A name has at most 48 characters.',
      singleQuote: 'The server does not take a straight apostrophe.',
      forbiddenCharacter: 'The server does not take one of these characters.',
    },
    email: {
      malformed: 'An e-mail address looks like name@example.org.',
      tooLong: 'An e-mail address has at most 254 characters.',
    },
    phone: {
      malformed: 'Use digits, blanks, + - ( ) and at least three digits.',
      tooLong: 'A phone number has at most 32 characters.',
    },
    department: {
      tooLong: 'At most 64 characters.',
      forbiddenCharacter: 'Use letters, digits, blanks and underscores only.',
    },
    customField: {
      notANumber: 'Type a number, for example 12 or 12.5.',
      noSuchChoice: 'Choose one of the choices.',
      fixed: 'This cannot be changed here.',
    },
    userGroup: {
      notChosen: 'Choose a user group.',
      outsidePermission: 'This user group is not among those your account may use.',
    },
    accessGroups: {
      tooMany: 'At most 16 access groups.',
      outsidePermission: 'One of them is not among those your account may give.',
    },
    period: {
      notADate: 'Type a day and a time.',
      tooEarly: 'The server takes nothing before 2001.',
      tooLate: 'The server takes nothing after 2037.',
      endsBeforeStart: 'The end lies before the beginning.',
    },
  },
  complaint: {
    duplicateId: 'This ID belongs to somebody else by now.',
    duplicateEmail: 'Somebody else already has this e-mail address.',
    duplicateLoginId: 'Somebody else already has this login ID.',
    refused: 'The server does not take this.',
    groupGone: 'This is no longer on the server. Choose again.',
    tooMany: 'The server says that these are too many.',
  },
  file: 'A file: it stays on the server.',
} as const
