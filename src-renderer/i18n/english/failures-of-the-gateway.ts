const nothingSent = 'Nothing was sent, and nothing was changed on any terminal.'
const unchangedThere = 'Nothing was changed on this terminal.'
const corrected = 'Correct it, then try again.'

/** Failures of the device gateway and of the terminals behind it. */
export const gatewayFailures = {
  noGateway: {
    title: 'No device gateway is set up on this station.',
    safe: nothingSent,
    next: 'Set up the gateway in the settings, or ask your administrator.',
  },
  gatewayUnreachable: {
    title: 'The device gateway {{host}} cannot be reached.',
    safe: nothingSent,
    next: 'Check the network and whether the gateway runs, then try again.',
  },
  gatewayUntrusted: {
    title: {
      unknownAuthority: 'The device gateway {{host}} shows a certificate that is not from the authority you gave.',
      wrongHost: 'The certificate of the device gateway is not made out for {{host}}.',
      expired: 'The certificate of the device gateway {{host}} is not valid at this time.',
      other: 'The certificate of the device gateway {{host}} cannot be trusted.',
    },
    safe: nothingSent,
    next: {
      unknownAuthority: 'Ask your administrator for the ca.crt of this gateway, and set the gateway up again with it.',
      wrongHost: 'Use the name or address that the certificate names, or ask your administrator for a new certificate.',
      expired: 'Check the clock of this computer, or ask your administrator for a new certificate.',
      other: 'Ask your administrator to check the certificate of the gateway.',
    },
  },
  gatewayTooOld: {
    title: 'This device gateway does not know the call {{call}}.',
    safe: nothingSent,
    next: 'Ask your administrator to update the gateway.',
  },
  gatewayTooLate: {
    title: 'The terminal did not answer in time.',
    safe: {
      reading: 'Nothing was changed: this was only a question.',
      changing: 'Whether the terminal has done it is not known. Doing it again is safe.',
    },
    next: 'Look at the terminal, then try again.',
  },
  gatewayRefused: {
    title: 'The device gateway or the terminal refused, for a reason the station does not know.',
    safe: 'What the terminal held before should still be there.',
    next: 'Look at the terminal, then try again. Give your administrator the number below if it happens again.',
  },
  terminalUnknown: {
    title: 'The gateway does not know this terminal any more.',
    safe: unchangedThere,
    next: 'Read the list of terminals again and choose another one.',
  },
  terminalUnreachable: {
    title: 'The terminal is not connected to the gateway.',
    safe: unchangedThere,
    next: 'Check that it is switched on and on the network. Then try again for this terminal.',
  },
  terminalFull: {
    title: 'The terminal holds as many people as it can.',
    safe: unchangedThere,
    next: 'Remove people who no longer need it, or use another terminal.',
  },
  terminalLimit: {
    title: {
      idBytes: 'The ID is longer than the {{most}} bytes that terminals take.',
      idZero: 'The ID "0" is not allowed on terminals.',
      idAlphanumeric: 'This terminal takes IDs of digits only.',
      nameCharacters: 'The name is longer than the {{most}} characters that terminals take.',
      pinBytes: 'The PIN is longer than the {{most}} bytes that terminals take.',
      photoBytes: 'The photo is larger than the {{most}} bytes that terminals take.',
      cards: 'There are more cards than the {{most}} that a terminal takes for one person.',
      fingers: 'There are more fingerprints than the {{most}} that a terminal takes for one person.',
      faces: 'There are more faces than the {{most}} that a terminal takes for one person.',
      accessGroups: 'There are more access groups than the {{most}} that a terminal takes for one person.',
      jobCodes: 'There are more job codes than the {{most}} that a terminal takes for one person.',
      jobCodesUnsupported: 'This terminal has no job codes.',
      jobLabelCharacters: 'The label of a job code is longer than the {{most}} characters that terminals take.',
      extendedModes: 'This terminal does not know these ways of authentication.',
      cardBytes: 'The number of a card is longer than the {{most}} bytes that terminals take.',
      templateBytes: 'A template is not {{most}} bytes long, as terminals want it.',
      pictureBytes: 'The picture is larger than the {{most}} bytes that the gateway takes.',
    },
    safe: nothingSent,
    next: corrected,
  },
  terminalUserUnknown: {
    title: 'The terminal does not know this person.',
    safe: unchangedThere,
    next: 'Put the person on this terminal first.',
  },
  terminalUserExists: {
    title: 'The terminal knows somebody with this ID already.',
    safe: 'The person on the terminal was left as they are.',
    next: 'Compare the two, then choose whether to replace the one on the terminal, or use another ID.',
  },
  authorityUnusable: {
    title: {
      noCertificate: 'There is no certificate in this text that can be read.',
      severalCertificates: 'There are several certificates in this text, and only one authority may be trusted.',
      notAnAuthority: 'This is a certificate of a server, not of an authority.',
      expired: 'The certificate of this authority is no longer valid.',
      privateKey: 'This text holds a private key. The station needs the certificate only.',
    },
    safe: {
      noCertificate: 'Nothing was changed.',
      severalCertificates: 'Nothing was changed.',
      notAnAuthority: 'Nothing was changed.',
      expired: 'Nothing was changed.',
      privateKey: 'The key was not kept and not sent anywhere.',
    },
    next: {
      noCertificate: 'Choose the file ca.crt from the folder cert of the gateway.',
      severalCertificates: 'Choose the file ca.crt of the gateway, which holds its authority alone.',
      notAnAuthority: 'Choose the file ca.crt from the folder cert of the gateway, not server.crt.',
      expired: 'Check the clock of this computer, or ask your administrator to make new certificates on the gateway.',
      privateKey: 'Choose the file ca.crt. Tell your administrator if the key has left the gateway in any other way.',
    },
  },
  orderOutdated: {
    title: 'What was to be put on the terminals is no longer held by the station.',
    safe: unchangedThere,
    next: 'Open the terminals of this person again, then put them on.',
  },
  terminalNotNamed: {
    title: 'That is not the name of this terminal.',
    safe: 'Nobody was removed from it.',
    next: 'Type the name exactly as it stands above.',
  },
  terminalsMissing: {
    title: 'These terminals cannot be reached at the moment: {{terminals}}.',
    safe: 'What was done on other terminals stands. Nothing was changed on these.',
    next: 'Check that they are switched on and on the network. What was saved goes on by itself when they are back.',
  },
  terminalHoldsAnother: {
    title: 'Somebody of another name has this ID on the terminal {{terminal}}.',
    safe: 'The person on that terminal was left as they are.',
    next: 'Look at who that is. Then try again, or leave this terminal out.',
  },
  terminalsCannot: {
    title: {
      profilePhoto: 'None of the chosen terminals stores photos.',
      visualFace: 'None of the chosen terminals can hold a visual face.',
    },
    safe: unchangedThere,
    next: 'Leave this step out, or choose other terminals in the settings and enrol again.',
  },
  terminalPictureRefused: {
    title: 'The terminal finds no usable face in the picture.',
    safe: unchangedThere,
    next: 'Take a sharp picture from the front that shows the whole head, or scan the face at a terminal.',
  },
} as const
