/**
 * What a person before the camera is told. Left and right are the person's own.
 *
 * `instruction` has one sentence for each thing that can be changed, said by the camera, by the review and for the server's
 * own image codes alike, so each must also make sense about a picture that has been taken.
 */
export const guidance = {
  looking: 'Looking for a face …',
  fine: 'Good. Ready for the photo.',
  unsure: 'Not everything can be judged here. Take the photo yourself.',
  arming: 'Good. Hold still …',
  taken: 'Photo taken',
  gettingReady: 'The station is getting ready to judge. You can take the photo already.',
  failed: 'The station cannot judge pictures now. Take the photo yourself.',
  instruction: {
    noFace: 'Look straight into the camera',
    secondFace: 'Only one person in the picture, please',
    comeCloser: 'Come closer',
    moveBack: 'Move back a little',
    moveLeft: 'Move to your left',
    moveRight: 'Move to your right',
    moveUp: 'Move up a little',
    moveDown: 'Move down a little',
    levelHead: 'Hold your head straight',
    turnLeft: 'Turn your head a little to your left',
    turnRight: 'Turn your head a little to your right',
    raiseChin: 'Raise your chin a little',
    lowerChin: 'Lower your chin a little',
    moreLight: 'More light from the front',
    lessLight: 'Less light on the face',
    evenLight: 'Light both sides of the face alike',
    naturalLight: 'Use white light, without a colour',
    avoidGlare: 'Tilt the glasses or take them off: they reflect',
    openEyes: 'Open your eyes',
    holdStill: 'Hold still',
    closeMouth: 'Close your mouth',
    plainBackground: 'Have a plain wall behind you',
  },
  autoCapture: {
    label: 'Take the photo automatically',
    cancel: 'Take it myself',
    rearm: 'Let the station take it',
  },
} as const
