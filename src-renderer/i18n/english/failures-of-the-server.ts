const nothingDone = 'Nothing was changed on the server.'
const workKept = 'Nothing was changed on the server, and what you have entered is still here.'
const askAdministrator = 'Ask your administrator.'

/** Failures of the station itself, the conversation with the server, and the session. */
export const networkAndSessionFailures = {
  refusedByBridge: {
    title: {
      foreignFrame: 'The station refused a message from a strange place.',
      unknownCall: 'The station was asked for something it does not do.',
      wrongShape: 'The station was given something it cannot use.',
      tooLarge: 'That is too large for the station.',
      tooMany: 'Too much is going on at once.',
    },
    safe: nothingDone,
    next: {
      foreignFrame:
        'Start the station again. If it happens once more, copy the diagnostics in Settings for your administrator.',
      unknownCall:
        'Start the station again. If it happens once more, copy the diagnostics in Settings for your administrator.',
      wrongShape:
        'Check what you have entered. If it looks right, copy the diagnostics in Settings for your administrator.',
      tooLarge: 'Make it shorter or smaller and try again.',
      tooMany: 'Wait a moment and try again.',
    },
  },
  unexpected: {
    title: 'The station made a mistake of its own.',
    safe: 'What the server has confirmed before is not affected.',
    next: 'Try again. If it happens once more, copy the diagnostics in Settings for your administrator.',
  },
  cancelled: {
    title: 'This was stopped.',
    safe: 'What was sent before the stop may have arrived.',
    next: 'Start it again when you are ready.',
  },
  notPaired: {
    title: 'This station does not belong to a server yet.',
    safe: 'Nothing was sent anywhere.',
    next: 'Pair the station with your BioStar 2 server first.',
  },
  serverUnreachable: {
    title: {
      nameNotFound: 'There is no server called {{host}} in this network.',
      refused: '{{host}} is there, but no BioStar 2 server answers.',
      noRoute: 'There is no way to {{host}} from this network.',
      timedOut: '{{host}} did not answer in time.',
      closed: '{{host}} ended the conversation.',
      tlsFailed: 'No secure conversation with {{host}} came about.',
      tlsTooOld: '{{host}} only speaks an outdated kind of encryption.',
      tooLate: 'There was too little time left to ask {{host}}.',
    },
    safe: workKept,
    next: {
      nameNotFound: 'Check the address for a slip, then the network cable or Wi-Fi.',
      refused: 'Check the port. If it is right, ask your administrator whether the BioStar 2 service is running.',
      noRoute: 'Check the network cable or Wi-Fi, then try again.',
      timedOut: 'Try again. If it goes on, ask your administrator whether the server is running.',
      closed: 'Try again. If it goes on, ask your administrator whether the server is running.',
      tlsFailed: 'Check that the port is the one for HTTPS. If it is, ask your administrator.',
      tlsTooOld: 'Ask your administrator to allow TLS 1.2 or newer on the server.',
      tooLate: 'Try again.',
    },
  },
  certificateChanged: {
    title: '{{host}} shows another certificate than the one this station was paired with.',
    safe: 'The station stopped before it sent anything: no password and no photo left it.',
    next: 'Do not go on. Show this to your administrator.',
  },
  certificateRefused: {
    title: {
      expired: 'The certificate of {{host}} has expired.',
      notYetValid: 'The certificate of {{host}} is not valid yet.',
      wrongHost: 'The certificate of {{host}} is made out to another name.',
      noName: 'The certificate of {{host}} names no server.',
      unknownAuthority: 'The certificate of {{host}} was signed by somebody this station does not trust.',
      revoked: 'The certificate of {{host}} was withdrawn.',
      other: 'The certificate of {{host}} was not accepted.',
    },
    safe: 'The station stopped before it sent anything: no password and no photo left it.',
    next: {
      expired: 'Ask your administrator to renew the certificate. Check the clock of this computer, too.',
      notYetValid: 'Check the clock of this computer. If it is right, ask your administrator.',
      wrongHost: 'Check that the address is the one the certificate was made for, or ask your administrator.',
      noName: 'Ask your administrator for a certificate with the server’s name, or pair with exactly this certificate.',
      unknownAuthority: 'Ask your administrator whether the server’s certificate was replaced.',
      revoked: 'Do not go on. Ask your administrator.',
      other: askAdministrator,
    },
  },
  answerUnreadable: {
    title: {
      notJson: 'The server answered something that cannot be read.',
      noEnvelope: 'The server answered, but not as a BioStar 2 server does.',
      wrongShape: 'The server’s answer has parts this station does not understand.',
      redirect: 'The server sent the station to another address, and the station did not go there.',
      tooLarge: 'The server’s answer is too large.',
      notBioStar: 'Something answers there, but it is not a BioStar 2 server.',
    },
    safe: 'What you have entered is still here.',
    next: {
      notJson: 'Try again. If it goes on, ask your administrator.',
      noEnvelope: 'Check the address and the port, or ask your administrator.',
      wrongShape: 'Try again. If it goes on, ask your administrator; the server may be newer than this station.',
      redirect: 'Ask your administrator for the server’s own address.',
      tooLarge: 'Narrow down what you asked for. If it goes on, ask your administrator.',
      notBioStar: 'Check the address and the port, or ask your administrator.',
    },
  },
  outcomeUnknown: {
    title: {
      createPerson: 'The answer was lost: the person may or may not have been created.',
      changePerson: 'The answer was lost: the person may or may not have been changed.',
      sendMail: 'The answer was lost: the e-mail may or may not have been sent.',
      deletePerson: 'The answer was lost: the person may or may not have been deleted.',
      other: 'The answer was lost: the change may or may not have been made.',
    },
    safe: 'The station did not try again, so nothing was done twice.',
    next: {
      createPerson: 'Search for the person before you create them again.',
      changePerson: 'Look at the person’s record before you try again.',
      sendMail: 'Ask the person whether the e-mail arrived before you send it again.',
      deletePerson: 'Search for the person to see whether they are still there.',
      other: 'Look at the person’s record before you try again.',
    },
  },
  serverBusy: {
    title: 'The server is busy.',
    safe: 'What you have entered is still here.',
    next: 'Wait a moment and try again; that is safe.',
  },
  serverRefused: {
    title: 'The server refused and gave a reason this station does not know.',
    safe: workKept,
    next: 'Try again. If it goes on, give your administrator the number below.',
  },
  notOffered: {
    title: 'A station without a BioStar 2 server does not have this.',
    safe: nothingDone,
    next: 'Do it in BioStar 2, or at the terminal.',
  },
  notSupported: {
    title: 'This server is too old for that, or does not offer it.',
    safe: nothingDone,
    next: 'Ask your administrator whether the server can be updated.',
  },
  signInRequired: {
    title: {
      signedOut: 'You are signed out.',
      sessionEnded: 'Your session at the server has ended.',
      passwordRefused: 'The server no longer accepts your password.',
      neverSignedIn: 'Nobody is signed in.',
    },
    safe: workKept,
    next: {
      signedOut: 'Sign in again to go on.',
      sessionEnded: 'Sign in again to go on where you were.',
      passwordRefused: 'Sign in with your new password to go on where you were.',
      neverSignedIn: 'Sign in to begin.',
    },
  },
  stationLocked: {
    title: 'The station is locked.',
    safe: workKept,
    next: 'Unlock it to go on.',
  },
  wrongCredentials: {
    title: 'The login ID or the password is wrong.',
    safe: 'The station does not try a refused password again, so your account is not locked by it.',
    next: 'Type the password again. Mind capital letters and the keyboard’s language.',
  },
  accountLocked: {
    title: 'This account is locked, because a wrong password was tried too often.',
    safe: nothingDone,
    next: 'Wait some minutes (ten is usual), or ask your administrator to unlock it.',
  },
  accountRefused: {
    title: {
      address: 'This account may not sign in from this computer.',
      duplicateLogin: 'This account is signed in somewhere else.',
      notAllowed: 'This account may not sign in here.',
      multiFactor: 'This account needs a second factor, which this station cannot ask for.',
      disabled: 'This account is switched off or has expired.',
    },
    safe: nothingDone,
    next: {
      address: 'Ask your administrator to allow this computer’s address.',
      duplicateLogin: 'Sign out there, or ask your administrator to allow several sign-ins at once.',
      notAllowed: 'Ask your administrator for an account that may.',
      multiFactor: 'Ask your administrator for a station account without a second factor.',
      disabled: askAdministrator,
    },
  },
  accountInUse: {
    title: 'This account is in use at another desk.',
    safe: 'The station stopped signing in, so that the two desks do not throw each other out for ever.',
    next: 'Use another account here, or ask your administrator to allow several sign-ins at once.',
  },
  deskPasswordWrong: {
    title: 'That is not the password of this desk.',
    safe: 'Nobody was signed in. Attempts before a pause: {{attemptsLeft}}.',
    next: 'Type it again, or ask your administrator.',
  },
  deskClosed: {
    title: 'There were too many wrong passwords. Nobody is let in before {{time}}.',
    safe: 'Work that was saved is still here.',
    next: 'Wait until then, and ask your administrator for the password of this desk.',
  },
  deskPasswordGone: {
    title: 'This station does not know the password of the desk any more.',
    safe: 'Work that was saved is still here. Nobody can sign in.',
    next: 'Ask your administrator: in the settings, forget the gateway, then set it up again with a new password.',
  },
  permissionDenied: {
    title: 'Your account may not do that.',
    safe: nothingDone,
    next: 'Ask your administrator for the permission, or a colleague who has it.',
  },
  licenceMissing: {
    title: 'The server’s licence does not cover that.',
    safe: nothingDone,
    next: askAdministrator,
  },
  vaultUnavailable: {
    title: {
      noKeychain: 'This computer has no keychain the station can use.',
      locked: 'This computer’s keychain is locked.',
      denied: 'This computer’s keychain does not let the station in.',
      failed: 'This computer’s keychain does not work.',
    },
    safe: 'No password was written anywhere else.',
    next: {
      noKeychain: 'You can work, but you have to sign in each time.',
      locked: 'Unlock the keychain and try again; until then you have to sign in each time.',
      denied: 'Ask your administrator; until then you have to sign in each time.',
      failed: 'Ask your administrator; until then you have to sign in each time.',
    },
  },
  notSaved: {
    title: {
      noSpace: 'That could not be saved: this computer’s disk is full.',
      notAllowed: 'That could not be saved: the station may not write to its folder.',
      failed: 'That could not be saved on this computer.',
    },
    safe: 'What was saved before is still there, unchanged.',
    next: {
      noSpace: 'Free some space, then try again.',
      notAllowed: askAdministrator,
      failed: 'Try again. If it goes on, ask your administrator.',
    },
  },
  invalidAddress: {
    title: {
      empty: 'The address is missing.',
      notHttps: 'The address must begin with https.',
      notAHost: 'This is not the address of a server.',
      hasPath: 'The address has more than a server and a port.',
      hasCredentials: 'The address contains a login.',
      badPort: 'The port is not a number from 1 to 65535.',
    },
    safe: 'Nothing was sent anywhere.',
    next: {
      empty: 'Type the name or the number of the server.',
      notHttps: 'The station only speaks encrypted. Leave “http://” out.',
      notAHost: 'Type it like biostar.example.com or 192.168.1.20:443.',
      hasPath: 'Leave out what comes after the server and the port.',
      hasCredentials: 'Leave out what stands before the @ sign. You sign in later.',
      badPort: 'Correct the number after the colon, or leave it out for 443.',
    },
  },
  probeOutdated: {
    title: 'The server’s certificate changed meanwhile, or you looked at it more than ten minutes ago.',
    safe: 'The station was not paired, and nothing was sent.',
    next: 'Look at the server again and compare the fingerprint once more.',
  },
  unlockRefused: {
    title: 'That password is wrong.',
    safe: 'Your work is kept behind the lock.',
    next: 'Try again. Attempts left before you are signed out: {{attemptsLeft}}.',
  },
} as const
