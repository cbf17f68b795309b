import { keepingFailures } from './failures-of-keeping.ts'
import { judgement } from './judgement.ts'

const nothingDone = 'Nothing was changed on the server.'
const formKept = 'Nobody was created, and what you have entered is still here.'
const photoKept = 'Your new photo is still here, and the photo on the server is unchanged.'
const takeAnother = 'Take another photo.'
const { statement } = judgement

/** Failures about a person, a photo, the mobile-enrollment e-mail, and work that is saved here. */
export const workFailures = {
  ...keepingFailures,
  personNotFound: {
    title: 'This person is no longer on the server.',
    safe: 'Somebody else has deleted them; the station changed nothing.',
    next: 'Search again, or create the person anew.',
  },
  duplicateId: {
    title: 'This ID belongs to somebody else by now.',
    safe: formKept,
    next: {
      nextKnown: 'Use the next free ID, {{nextId}}, or choose another.',
      nextUnknown: 'Choose another ID.',
    },
  },
  duplicateEmail: {
    title: 'Somebody else already has this e-mail address.',
    safe: formKept,
    next: 'Search for the address: the person may exist already. Otherwise use another one.',
  },
  duplicateLoginId: {
    title: 'Somebody else already has this login ID.',
    safe: formKept,
    next: 'Choose another login ID.',
  },
  invalidField: {
    title: {
      id: 'The server does not take this ID.',
      name: 'The server does not take this name.',
      email: 'The server does not take this e-mail address.',
      phone: 'The server does not take this phone number.',
      department: 'The server does not take this department.',
      title: 'The server does not take this title.',
      userGroup: 'The server does not take this user group.',
      accessGroups: 'The server does not take these access groups.',
      start: 'The server does not take this start of the period.',
      expiry: 'The server does not take this end of the period.',
      active: 'The server does not take this change between active and inactive.',
      customFields: 'The server does not take one of the site’s own fields.',
      loginId: 'The server does not take this login ID.',
      password: 'The server does not take this password.',
      other: 'The server does not take one of the values.',
    },
    safe: 'What you have entered is still here.',
    next: {
      id: 'Use a number from 1 to 4294967294, or letters and digits if your server allows them.',
      name: 'Use at most 48 characters and no straight apostrophe.',
      email: 'Check it for a slip, or leave it out.',
      phone: 'Check it for a slip, or leave it out.',
      department: 'Shorten it, or leave it out.',
      title: 'Shorten it, or leave it out.',
      userGroup: 'Choose another group.',
      accessGroups: 'Choose other groups, at most 16.',
      start: 'Choose a moment between 2001 and 2037.',
      expiry: 'Choose a moment after the start and before 2038.',
      active: 'Ask your administrator whether this person may be changed here.',
      customFields: 'Check these fields: a number must be a number, a choice one of the choices.',
      loginId: 'Check it for a slip.',
      password: 'Ask your administrator for the rules on passwords.',
      other: 'Look through what you have entered and try again.',
    },
  },
  fieldsChangedMeanwhile: {
    title: 'Somebody else has changed this person since you opened them.',
    safe: 'The station changed nothing. What you have entered is still here.',
    next: 'Look at what the server holds now, then decide again.',
  },
  userGroupNotFound: {
    title: 'This user group is no longer on the server.',
    safe: formKept,
    next: 'Choose another user group.',
  },
  accessGroupNotFound: {
    title: 'One of the access groups is no longer on the server.',
    safe: formKept,
    next: 'Choose the access groups again.',
  },
  tooManyAccessGroups: {
    title: 'That is more than 16 access groups.',
    safe: formKept,
    next: 'Leave some out.',
  },
  protectedPerson: {
    title: 'The first administrator (ID 1) is never deleted.',
    safe: nothingDone,
    next: 'Choose somebody else.',
  },
  serverFull: {
    title: 'The server holds as many people as it may.',
    safe: formKept,
    next: 'Ask your administrator to remove people or to extend the licence.',
  },
  photoRefused: {
    title: 'The server did not store the photo.',
    safe: photoKept,
    next: 'Try again. If it goes on, give your administrator the number below.',
  },
  photoUnfit: {
    title: {
      notJpeg: 'The photo is not a JPEG picture.',
      tooManyBytes: 'The photo has more bytes than a device can store.',
      wrongDimensions: 'The photo has the wrong width or height.',
      progressive: 'The photo is a kind of JPEG that devices cannot read.',
      truncated: 'The photo is cut off.',
      carriesMetadata: 'The photo carries hidden data.',
    },
    safe: 'It was not sent. The photo on the server is unchanged.',
    next: takeAnother,
  },
  imageRejected: {
    title: {
      noFace: statement.noFace,
      secondFace: statement.secondFace,
      comeCloser: statement.comeCloser,
      lookStraight: 'The face or the eyes are turned to the side.',
      clearerPicture: 'The picture is not clear enough to learn the face from it.',
      tooFewPixels: 'The picture has too few pixels.',
      tooManyPixels: 'The picture has too many pixels.',
      tooManyBytes: 'The picture has more than 10 MB.',
      unreadable: 'The server cannot read the picture.',
      wrongFormat: 'The server takes PNG and JPEG pictures only.',
      greyscale: 'The picture is black and white.',
      damaged: 'The picture arrived damaged at the server.',
      server: 'The server could not check the picture.',
      unknown: 'The server’s check of the picture failed.',
    },
    safe: 'The server kept nothing of it, and the picture is still here.',
    next: {
      noFace: 'Take another photo with the face inside the oval and light from the front.',
      secondFace: 'Take another photo with one person only.',
      comeCloser: 'Take another photo from nearer, with the face filling the oval.',
      lookStraight: 'Take another photo, looking straight into the camera.',
      clearerPicture: 'Take another photo with light from the front, holding still, and nothing covering the face.',
      tooFewPixels: 'Take another photo with the camera at its full resolution.',
      tooManyPixels: 'Take another photo; choose another camera if it happens again.',
      tooManyBytes: takeAnother,
      unreadable: takeAnother,
      wrongFormat: takeAnother,
      greyscale: 'Take another photo with a colour camera.',
      damaged: 'Try again.',
      server: 'Wait a moment and try again. If it goes on, give your administrator the number below.',
      unknown: 'Take another photo. If it goes on, give your administrator the number below.',
    },
  },
  visualFacesFull: {
    title: 'This person already has two visual faces, and more are not possible.',
    safe: 'Both are still on the server, and the new picture is still here.',
    next: 'Choose the one that the new picture shall replace, or leave the new one out.',
  },
  visualFacesChangedMeanwhile: {
    title: 'Somebody else has changed this person’s visual faces meanwhile.',
    safe: 'None of them was replaced, and the new picture is still here.',
    next: 'Look at the faces the server holds now and decide again.',
  },
  visualFaceNotKept: {
    title: 'The server accepted the picture but holds no new visual face.',
    safe: 'The new picture is still here.',
    next: 'Try again. If it goes on, give your administrator the number below.',
  },
  photoChangedMeanwhile: {
    title: 'Somebody else has changed this person’s photo meanwhile.',
    safe: 'Your new photo is still here, and the other one was not overwritten.',
    next: 'Compare the two and decide which one shall stay.',
  },
  mailPreconditionMissing: {
    title: {
      cloud: 'The e-mail cannot be sent: the server is not connected to the cloud.',
      mailServer: 'The e-mail cannot be sent: the server has no mail server.',
      visualFaceMail: 'The e-mail cannot be sent: mobile face enrollment is switched off at the server.',
      emailAddress: 'The e-mail cannot be sent: this person has no e-mail address.',
      licence: 'The e-mail cannot be sent: the server’s licence does not cover it.',
    },
    safe: 'No e-mail was sent. Everything else is done as shown.',
    next: {
      cloud: 'Ask your administrator to turn on the cloud under Settings in BioStar 2.',
      mailServer: 'Ask your administrator to set up the mail server (SMTP) in BioStar 2.',
      visualFaceMail: 'Ask your administrator to turn on visual face mobile enrollment in BioStar 2.',
      emailAddress: 'Ask your administrator to add the address to the person’s record.',
      licence: 'Ask your administrator.',
    },
  },
  mailRefused: {
    title: 'The server did not send the e-mail and gave no reason.',
    safe: 'Everything else is done as shown.',
    next: 'Check the person’s e-mail address. If it is right, ask your administrator about cloud and mail server.',
  },
  mailAlreadySent: {
    title: 'This station already sent this person an e-mail at {{time}}.',
    safe: 'No second one was sent.',
    next: 'Send it again only if the first one did not arrive.',
  },
} as const
