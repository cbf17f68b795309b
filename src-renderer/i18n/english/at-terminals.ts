import type { english } from './index.ts'

/** Some sentences of a catalogue, each under the key it has there: a key that the catalogue does not have does not compile. */
export type SomeSentencesOf<Catalogue> = {
  readonly [Key in keyof Catalogue]?: Catalogue[Key] extends string ? string : SomeSentencesOf<Catalogue[Key]>
}

const nothingDone = 'Nothing was changed on the terminals.'
const workKept = 'Nothing was changed on the terminals, and what you have entered is still here.'
const kept = {
  photoOn: 'Photo on the terminals',
  noPhoto: 'No photo on the terminals yet',
  photoUnknown: 'The terminals have not said whether they hold a photo',
  photoUnreadable: 'The terminals hold a photo that cannot be shown here',
} as const

/**
 * What is said in other words at a station without a BioStar 2 server, where people are kept on the terminals behind a
 * device gateway. All other sentences are those of `english`.
 *
 * Only what can be read there stands here: no mail, groups, editing, event log or sending to devices (`rules/offers.ts`).
 * The journal names no place at all, for its entries may be older than the choice of the gateway.
 */
export const atTerminals = {
  application: {
    connection: {
      title: 'Connection to the device gateway',
      checking: 'Asking the gateway…',
      unreachable: 'Gateway not reachable',
      reachableSentence: 'The device gateway answers.',
      checkingSentence: 'The station is asking the device gateway whether it is there.',
      server: 'Device gateway',
      expiresSafe: {
        pinnedAuthority: 'This station stops talking to the gateway when it ends.',
        systemTrust: 'This station stops talking to the gateway when it ends.',
      },
    },
    settingsCorrupt: {
      safe: 'The damaged file was kept beside the new one. The terminals and everybody on them are not affected.',
    },
  },
  capture: {
    stored: kept.photoOn,
    noneStored: kept.noPhoto,
    unknownStored: kept.photoUnknown,
    unreadableStored: kept.photoUnreadable,
  },
  create: {
    lead: 'Created on the terminals together with the photo, not before.',
    idOpen: 'May be left out: the next free ID is given when the terminals are back.',
    idNextUnknown: 'The terminals have not told the next free ID: type one.',
    reading: 'Asking the terminals for the next free ID…',
    groundNeverRead:
      'Nobody new can be written down now: the station has not heard from the terminals since you signed in.',
    remembered: {
      title: 'The terminals cannot be asked now. You can go on all the same.',
      safe: 'The person is created as soon as they are back.',
    },
  },
  done: {
    created: 'Created on the terminals with ID {{id}}',
    photoPresent: 'Photo stored: {{bytes}} bytes; the terminals did not give the same bytes back',
  },
  duplicates: {
    failed:
      'It could not be looked up whether this person is there already. Nobody is written over: an ID that somebody of another name has is refused.',
    dialog: { noPhoto: 'No photo on the terminals' },
  },
  failures: {
    refusedByBridge: { safe: nothingDone },
    unexpected: { safe: 'What the terminals have confirmed before is not affected.' },
    notOffered: { safe: nothingDone, next: 'Do it at the terminal.' },
    signInRequired: {
      title: { sessionEnded: 'Your session has ended.', passwordRefused: 'Your password is no longer accepted.' },
      safe: workKept,
    },
    stationLocked: { safe: workKept },
    permissionDenied: { safe: nothingDone },
    jobGone: {
      safe: 'It was finished or discarded some time ago. What the terminals have stays there.',
      next: 'Search for the person to see what the terminals hold.',
    },
    otherServer: {
      title: 'This work is for another place: {{host}}.',
      safe: 'It waits here and goes nowhere else.',
      next: 'It goes on when the station is set up to work with that again. Otherwise discard it.',
    },
    personNotFound: { title: 'This person is on no terminal any more.' },
    photoRefused: {
      title: 'The terminals did not store the photo.',
      safe: 'Your new photo is still here, and the photo on the terminals is unchanged.',
    },
    photoUnfit: { safe: 'It was not sent. The photo on the terminals is unchanged.' },
    imageRejected: {
      title: {
        unreadable: 'The terminal cannot read the picture.',
        wrongFormat: 'The terminal takes PNG and JPEG pictures only.',
        damaged: 'The picture arrived damaged at the terminal.',
        server: 'The terminal could not check the picture.',
        unknown: 'The terminal’s check of the picture failed.',
      },
      safe: 'The terminals kept nothing of it, and the picture is still here.',
    },
    visualFacesFull: { safe: 'Both are still on the terminals, and the new picture is still here.' },
    visualFacesChangedMeanwhile: { next: 'Look at the faces the terminals hold now and decide again.' },
    visualFaceNotKept: { title: 'The terminals accepted the picture but hold no new visual face.' },
  },
  find: {
    placeholder: 'Name or ID',
    start: { title: 'Type a name or an ID' },
    copy: {
      asked: '{{people}} in this station’s copy, {{age}}. Asking the terminals…',
      askedAgeless: '{{people}} in this station’s copy. Asking the terminals…',
      alone: '{{people}} from this station’s copy, {{age}}. The terminals do not answer.',
      aloneAgeless: '{{people}} from this station’s copy. The terminals do not answer.',
      askAgain: 'Ask the terminals again',
      besides_one: '{{people}} on the terminals, {{shown}} more in this station’s copy',
      besides_other: '{{people}} on the terminals, {{shown}} more in this station’s copy',
      gone: 'On no terminal any more',
    },
    nobody: { searched: 'It was compared with {{fields}}.' },
    exact: 'Only whole values are found: type the complete name or ID.',
    row: '{{name}}, ID {{id}}, {{faces}}',
    rowWithStanding: '{{name}}, ID {{id}}, {{faces}}, {{standing}}',
    panel: {
      photoAbsent: kept.noPhoto,
      photoUnreadable: kept.photoUnreadable,
      photoUnknown: kept.photoUnknown,
      fromDirectory:
        'From this station’s own copy: the terminals cannot be asked now. What is done waits until they are back.',
    },
    removeDialog: {
      body: 'It is deleted on the terminals and cannot be brought back from here. The visual face stays.',
    },
    deleteDialog: {
      body: 'Only for somebody created by mistake. Photo, faces, cards and groups of {{name}} (ID {{id}}) are deleted on the terminals. It cannot be undone.',
    },
    notice: { personGone: '{{name}} is on no terminal any more.' },
  },
  journal: {
    term: { server: 'Server or gateway', heldPhoto: 'Photo that was there (SHA-256)', answer: 'Reply' },
    removalBegun: 'Ordered',
    confirmed: { presentOnly: '{{bytes}} bytes; the same bytes did not come back' },
    title: {
      done: {
        createPerson: 'Person created',
        uploadPhoto: 'Photo stored',
        registerVisualFace: 'Visual face registered',
        removePhoto: {
          removed: 'Photo removed',
          notThere: 'There was no photo to remove',
          notOurs: 'Photo left there: it is not from here',
          periodExtended: 'Photo left there: the visit was extended',
        },
        removeVisualFaces: { removed: 'Visual faces removed', notThere: 'There was no visual face to remove' },
      },
      refused: { createPerson: 'Person not created' },
      decided: { replacePhoto: 'Decided to replace the photo that was there' },
      removedByClerk: {
        profilePhoto: 'Photo removed by hand',
        visualFaces: 'Visual faces removed by hand',
        person: 'Person deleted',
      },
      changedByClerk: 'Record of a person changed',
    },
    check: {
      brokenSafe: 'The entries before it are as they were written. People on the terminals are not affected.',
    },
    erase: {
      staysEntries: 'That something was done, when, by which clerk, and what was replied',
      staysServer: 'Record, photo and visual faces on the terminals: withdraw the consent first if they shall go, too',
    },
  },
  personFields: {
    flaw: {
      name: {
        singleQuote: 'A straight apostrophe cannot be used here.',
        forbiddenCharacter: 'One of these characters cannot be used here.',
      },
      period: { tooEarly: 'Nothing before 2001 is possible.', tooLate: 'Nothing after 2037 is possible.' },
    },
  },
  queue: { nothingMore: 'Everything that was accepted at this station is on the terminals.' },
  receipt: {
    whomWithoutId: 'For: {{name}} (no ID has been given yet)',
    server: 'Device gateway: {{server}}',
    result: {
      uploadPhoto: 'Your photo was stored on the terminals',
      registerVisualFace: 'Your face was registered on the terminals',
      removePhoto: {
        removed: 'Your photo was removed from the terminals',
        notThere: 'The terminals held no photo of you',
        notOurs: 'The photo on the terminals was left there: it is not the one from this station',
        periodExtended: 'The photo on the terminals was left there: your visit was extended',
      },
      removeVisualFaces: {
        removed: 'Your visual faces were removed from the terminals',
        notThere: 'The terminals held no visual face of you',
      },
    },
    step: {
      uploadPhoto: 'Your photo is stored on the terminals',
      registerVisualFace: 'Your face is registered on the terminals',
      removePhoto: 'Your photo is removed from the terminals',
      removeVisualFaces: 'Your visual faces are removed from the terminals',
    },
    pictures: {
      held: 'A sealed copy of your picture is on this station until the terminals have it. Then it is destroyed.',
    },
    withdraw: {
      body: 'You may withdraw your consent at any time, at this desk or any other of the same site, without giving a reason. Show this receipt or say your name. Photo and visual faces are then removed from the terminals.',
    },
    withdrawn: {
      body: 'The journal of this station keeps what you answered if you were asked here, that you withdrew, and what was removed, without any picture. Your record on the terminals stays, without photo and visual faces.',
    },
  },
  review: {
    before: 'On the terminals now',
    outputs: {
      stored: {
        present: 'Replaces the one on the terminals',
        unreadable: 'Replaces the one on the terminals',
        absent: 'None on the terminals yet',
      },
    },
    overrideDialog: {
      kept: 'Kept with the verdict and the person’s ID on this station, sealed. The terminals do not get it.',
    },
  },
  sending: {
    provisional: 'Visitor {{number}} of this station, until there is an ID',
    step: {
      createPerson: 'Create the person on the terminals',
      removePhoto: 'Remove the photo from the terminals',
      removeVisualFaces: 'Remove the visual faces from the terminals',
    },
    done: {
      onDisk: 'Sealed on this station until the terminals have it.',
      presentOnly: 'Stored: {{bytes}} bytes. The terminals confirm a photo but did not give the same bytes back.',
      removePhoto: {
        notThere: 'The terminals held no photo any more.',
        notOurs: 'The terminals hold another photo than the one of this station, so it was left alone.',
      },
      removeVisualFaces: { notThere: 'The terminals held no visual face any more.' },
    },
    stage: {
      connecting: 'Reaching the terminals…',
      checkingPicture: 'A terminal is checking the picture…',
      confirming: 'Checking what the terminals have stored…',
    },
    skipped: {
      removePhoto: 'Left out: the photo is still on the terminals.',
      removeVisualFaces: 'Left out: the visual faces are still on the terminals.',
    },
    waiting: {
      untilServer: '{{reason}} It goes on when the terminals answer again.',
      untilPaired: '{{reason}} It goes on when this station is set up to work with that again.',
    },
    personChanged: {
      title: { gone: 'This person is on no terminal any more.' },
      now: 'On the terminals now: {{name}}',
    },
    action: { keepStored: 'Keep the one on the terminals' },
    found: {
      theOne: 'The terminals hold {{name}} with ID {{id}}: the person was created.',
      nobody: 'The terminals hold nobody with ID {{id}}: the person was not created. Creating now is safe.',
    },
    compare: {
      now: 'On the terminals now',
      unknown: 'The terminals have not said',
      reading: 'Reading the photo on the terminals…',
    },
    faces: {
      noPicture: 'The terminals keep no picture of it',
      reading: 'Reading the visual faces on the terminals…',
      undecided: 'The terminals hold these visual faces now. Look whether the new one is among them.',
      notTold: 'The terminals do not tell which visual faces they hold.',
      none: 'The terminals hold no visual face of this person now.',
    },
    discardJobDialog: { done: 'What the terminals have already stays there.' },
  },
  settings: {
    server: { title: 'Device gateway in the place of a server', forget: 'Forget this gateway…' },
    forgetDialog: {
      body: 'You will be signed out. The station forgets the gateway, its certificate, and the password of this desk. People on the terminals stay as they are; work that is not sent yet will be gone.',
      after: 'Until somebody sets it up again, this station cannot enroll anybody.',
      acknowledge: 'I have the fingerprint to set it up again, or somebody who can give it to me',
      confirm: 'Forget this gateway',
      keep: 'Keep the gateway',
    },
    pictures: { visitorPhoto: 'A visitor’s photo on the terminals' },
    keeping: {
      directoryMore: 'People are found at once, and without the terminals. The copy is sealed and holds no pictures.',
      inMemory: {
        safe: 'It is lost when the station is closed or the computer stops. What the terminals have confirmed is safe.',
      },
      copySweeping: 'None yet; the people are being read from the terminals',
    },
  },
  signIn: {
    reason: {
      sessionEnded: { title: 'Your session has ended' },
      passwordRefused: { title: 'Your password is no longer accepted' },
    },
  },
  ui: { serverCode: 'Code {{code}}' },
  withdrawal: {
    removed: 'Photo and visual faces are removed from the terminals: now, or as soon as they answer',
    step: {
      removePhoto: 'Remove the photo from the terminals',
      removeVisualFaces: 'Remove the visual faces from the terminals',
    },
    state: {
      underWay: 'Written in the journal. The terminals are being asked now.',
      done: 'Photo and visual faces are no longer on the terminals.',
      doneElse: 'The terminals were asked. Look below at what they still hold, and why.',
      needsClerk: 'The terminals did not do it. Decide in the list of saved work how it goes on.',
      cancelled: 'The removal on the terminals was cancelled. What is there is still there.',
    },
  },
} as const satisfies SomeSentencesOf<typeof english>
