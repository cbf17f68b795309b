const nothingLeft = 'Nothing has left this station, and what you have taken and entered is still here.'
const askAdministrator = 'Tell your administrator. You can go on without keeping: it is lost if the station is closed.'

/** Failures of what this station keeps: saved work, decisions about it, and the journal. */
export const keepingFailures = {
  nothingKept: {
    title: {
      noKeychain: 'This computer has no keychain, so nothing can be kept sealed on its disk.',
      keychainLocked: 'This computer’s keychain is locked, so nothing can be kept sealed on its disk.',
      keychainDenied:
        'This computer’s keychain does not let the station in, so nothing can be kept sealed on its disk.',
      keychainFailed: 'This computer’s keychain does not work, so nothing can be kept sealed on its disk.',
      keyGone: 'The key to the work on this disk is no longer in the keychain.',
      keyChanged: 'The keychain holds another key than the one the work on this disk was sealed with.',
      folderNotWritable: 'The station may not write into its folder.',
      folderInUse: 'Another Vestibule uses this station’s folder.',
      noSpace: 'The disk is full.',
      damaged: 'The station’s store is damaged and could not be put back.',
      newerVersion: 'The station’s store was written by a newer version.',
    },
    safe: nothingLeft,
    next: {
      noKeychain: askAdministrator,
      keychainLocked: 'Unlock the keychain and try again, or go on without keeping.',
      keychainDenied: 'Allow the station to use the keychain and try again, or go on without keeping.',
      keychainFailed: askAdministrator,
      keyGone: askAdministrator,
      keyChanged: askAdministrator,
      folderNotWritable: askAdministrator,
      folderInUse: 'Close the other one and try again, or go on without keeping.',
      noSpace: 'Make room on the disk and try again, or go on without keeping.',
      damaged: askAdministrator,
      newerVersion: 'Have the newer version installed again, or go on without keeping.',
    },
  },
  savingUnknown: {
    title: 'The station’s store stopped in the middle of it: it is not known whether this was saved.',
    safe: 'What was saved before is still there.',
    next: 'Start the station again and look in the queue and the journal before you do it once more: it may be there already.',
  },
  jobGone: {
    title: 'This work is no longer on the station.',
    safe: 'It was finished or discarded some time ago. What the server has stays there.',
    next: 'Search for the person to see what the server holds.',
  },
  decisionOutdated: {
    title: 'This has gone on meanwhile, so the decision does not fit any more.',
    safe: 'The decision changed nothing.',
    next: 'Look at where it stands now and decide again if need be.',
  },
  otherServer: {
    title: 'This work is for another server: {{host}}.',
    safe: 'It waits here and goes to no other server.',
    next: 'It goes on when the station is paired with that server again. Otherwise discard it.',
  },
  consentMissing: {
    title: 'This person has not agreed to what the picture is for, or was not asked.',
    safe: 'The picture has not left this station and was not saved.',
    next: 'Ask for consent, or leave out what was not agreed to.',
  },
  overrideMissing: {
    title: 'The picture is not good enough, and no reason for using it was given.',
    safe: 'The picture has not left this station and was not saved.',
    next: 'Go back to the photo and give the reason, or take another.',
  },
  journalUnavailable: {
    title: {
      notKept: 'There is no journal, because nothing can be kept on this station’s disk.',
      failed: 'The journal cannot be read or written.',
    },
    safe: 'What was written before was not changed.',
    next: {
      notKept: 'Tell your administrator what the station says about keeping.',
      failed: 'Try again. If it goes on, tell your administrator.',
    },
  },
} as const
