// Why nobody can tell, in the same words wherever it is so.
const notSignedIn = { found: 'Nobody is signed in at the server.', next: 'Sign in, then look again.' } as const
const notReached = { found: 'The server did not answer.', next: 'Look again once it does.' } as const
const notAllowed = {
  found: 'This account may not read the settings.',
  next: 'Look with an administrator’s account.',
} as const

/** The readiness screen: each row's name, and for every finding what is so and, where something is to be done, what. */
export const readiness = {
  open: 'Check everything…',
  title: 'Is this station ready?',
  looking: 'Looking at the server…',
  back: 'Back',
  again: 'Look again',
  copy: 'Copy as text',
  at: 'Looked at {{time}}, and changed nothing.',
  summary: {
    allWell: 'Everything works.',
    fails_one: '{{count}} thing does not work.',
    fails_other: '{{count}} things do not work.',
    warns_one: '{{count}} thing wants attention.',
    warns_other: '{{count}} things want attention.',
    unknowns_one: '{{count}} could not be told.',
    unknowns_other: '{{count}} could not be told.',
  },
  level: {
    pass: 'Good',
    warn: 'Attention',
    fail: 'Does not work',
    unknown: 'Not known',
    operator: 'Operator level: {{text}}.',
  },
  rows: {
    connection: {
      name: 'Server',
      quick: { found: '{{text}} answers in {{number}} ms.' },
      slow: {
        found: '{{text}} answers in {{number}} ms, which a clerk feels at each step.',
        next: 'Look at the network between this computer and the server, and at the load of the server.',
      },
      away: {
        found: '{{text}} does not answer.',
        next: 'Look at the server, the network and the firewall. Saved work waits and is sent by itself.',
      },
    },
    certificate: {
      name: 'Certificate',
      lasts: { found: 'Valid for {{number}} more days.' },
      endsSoon: {
        found: 'It ends in {{number}} days.',
        next: 'Renew it. A station that is paired with exactly this certificate is paired again afterwards.',
      },
      endedButPinned: {
        found: 'It ended {{past}} days ago. The station goes on: it is paired with exactly this certificate.',
        next: 'Renew it on the server and pair the station again.',
      },
      ended: {
        found: 'It ended {{past}} days ago, and the station no longer talks to the server.',
        next: 'Renew it on the server.',
      },
      notSeen: { found: 'Not seen since the station started.', next: 'Look again once the server answers.' },
    },
    clock: {
      name: 'Clocks',
      together: { found: 'This computer and the server agree to within a minute.' },
      apart: {
        found: 'This computer and the server are {{apart}} seconds apart.',
        next: 'Let both follow the same time server, or the times in journal and event log do not belong together.',
      },
      farApart: {
        found: 'This computer and the server are {{apart}} seconds apart.',
        next: 'Set the clocks: visits would begin and end at the wrong time, and certificates may be refused.',
      },
      notTold: { found: 'The server does not say what time it has.', next: 'Compare the two clocks by eye.' },
      notReached,
    },
    version: {
      name: 'Version',
      complete: { found: '{{text}}: everything the station does works with it.' },
      searchesLess: {
        found:
          '{{text}}: people are found by name and id; e-mail and telephone only where the server looks at them by itself.',
      },
      withoutFaceUpload: {
        found: '{{text}}: photos and e-mails work. Visual faces cannot be registered from here.',
        next: 'Update the server to 2.8.14 or newer to register visual faces at the desk.',
      },
      tooOld: {
        found: '{{text}} is older than the interface the station speaks.',
        next: 'Update the server to 2.7.10 or newer.',
      },
      notTold: {
        found:
          'The server does not say which version it is. The station tries each function and tells what is refused.',
        next: 'Read the version on the server itself, and compare it with the list in the documentation.',
      },
    },
    session: {
      name: 'Session',
      alive: { found: 'The server takes this account.' },
      passwordExpired: {
        found: 'The server takes this account and wants its password changed.',
        next: 'Change the password in BioStar 2.',
      },
      ended: { found: 'The server no longer takes this session.', next: 'Sign out and in again.' },
      notSignedIn: {
        found: 'The clerk was let in without the server and is not signed in there.',
        next: 'It happens by itself when the server answers.',
      },
      notReached,
    },
    readPeople: {
      name: 'May see people',
      allowed: { found: 'Yes.' },
      refused: {
        found: 'No: nobody can be found with this account.',
        next: 'Give the account’s operator level the right to see users.',
      },
      notTold: { found: 'The server does not say at sign-in.', next: 'Find somebody: a refusal is told at once.' },
      notSignedIn,
    },
    writePeople: {
      name: 'May change people',
      allowed: { found: 'Yes.' },
      refused: {
        found: 'No: nobody can be enrolled with this account.',
        next: 'Give the account’s operator level the right to add and change users.',
      },
      notTold: {
        found: 'The server does not say at sign-in.',
        next: 'Enroll somebody: a refusal is told, and the work is kept.',
      },
      notSignedIn,
    },
    readSettings: {
      name: 'May read settings',
      allowed: { found: 'Yes.' },
      refused: {
        found: 'No. Enrolling works; whether e-mails can be sent is seen only when one is.',
        next: 'Sign in with an administrator’s account to see all of this page.',
      },
      notTold: { found: 'The server does not say at sign-in.', next: 'What could be read stands below.' },
      notSignedIn,
    },
    readEvents: {
      name: 'May read door events',
      allowed: { found: 'Yes.' },
      refused: {
        found: 'No. Enrolling works; the door events, and the wait for the first door, are not offered.',
        next: 'Give the account’s operator level the right to read Monitoring if the desk shall see them.',
      },
      notTold: {
        found: 'The server does not say at sign-in.',
        next: 'Open the door events: a refusal is told at once.',
      },
      notSignedIn,
    },
    useDevices: {
      name: 'May use devices',
      allowed: { found: 'Yes.' },
      refused: {
        found: 'No: faces cannot be scanned at devices, and nobody can be sent to them.',
        next: 'Give the account’s operator level the right to read Device if the desk shall use them.',
      },
      notTold: {
        found: 'The server does not say at sign-in whether enrolling people suffices for it.',
        next: 'It shows at the camera: the scan at a device is offered there, or it stands there why not.',
      },
      notSignedIn,
    },
    cloud: {
      name: 'Cloud access',
      on: { found: 'On: the link in the e-mail reaches the server.' },
      off: {
        found: 'Off: the link in an enrollment e-mail leads nowhere.',
        next: 'Switch cloud access on in BioStar 2, under Settings, Cloud.',
      },
      replaced: {
        found: 'This version has Remote Access instead, and does not tell about it.',
        next: 'Look in BioStar 2 whether Remote Access is set up.',
      },
      notAllowed,
      notTold: { found: 'The server does not say.', next: 'Look in BioStar 2, under Settings, Cloud.' },
      notSignedIn,
      notReached,
    },
    licence: {
      name: 'Licence',
      covers: { found: 'It covers cloud access.' },
      lacks: { found: 'It does not cover cloud access.', next: 'Ask your supplier for a licence that does.' },
      replaced: {
        found: 'Remote Access has a licence of its own, and the server does not tell about it.',
        next: 'Look in BioStar 2, under Settings, Licence.',
      },
      notAllowed,
      notTold: { found: 'The server does not say.', next: 'Look in BioStar 2, under Settings, Licence.' },
      notSignedIn,
      notReached,
    },
    mailServer: {
      name: 'Mail server',
      set: { found: 'Set up. Whether it delivers is seen when a mail is sent.' },
      missing: {
        found: 'Not set up: no enrollment e-mail can be sent.',
        next: 'Set up a mail server (SMTP) in BioStar 2, under Settings, E-mail.',
      },
      notAllowed,
      notTold: { found: 'The server does not say.', next: 'Look in BioStar 2, under Settings, E-mail.' },
      notSignedIn,
      notReached,
    },
    visualFaceMail: {
      name: 'Enrollment e-mail',
      enabled: { found: 'Visual Face Mobile Enrollment is switched on.' },
      disabled: {
        found: 'Visual Face Mobile Enrollment is switched off.',
        next: 'Switch it on in BioStar 2, under Settings, E-mail.',
      },
      notAllowed,
      notTold: {
        found: 'The server does not say, or says it in a way this station does not know.',
        next: 'Look in BioStar 2, under Settings, E-mail.',
      },
      notSignedIn,
      notReached,
    },
  },
} as const
