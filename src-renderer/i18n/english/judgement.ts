import type { MeasureName } from '../../../src-preload/contract/judgement.ts'
import type { Instruction } from '../../camera/judgement/instruction.ts'

/**
 * What is said of a picture that has been taken. `statement` has one sentence for each thing that can be changed: what is
 * seen, where the camera says what to do. `measure` names what could not be computed.
 */
export const judgement = {
  statement: {
    noFace: 'No face is found in the picture.',
    secondFace: 'A second face is in the picture.',
    comeCloser: 'The face is too small.',
    moveBack: 'The face fills too much of the picture.',
    moveLeft: 'The face is too near the left edge of the picture.',
    moveRight: 'The face is too near the right edge of the picture.',
    moveUp: 'The face is too low in the picture.',
    moveDown: 'The face is too high in the picture.',
    levelHead: 'The head is tilted.',
    turnLeft: 'The head is turned to the person’s right.',
    turnRight: 'The head is turned to the person’s left.',
    raiseChin: 'The head is lowered.',
    lowerChin: 'The head is raised.',
    moreLight: 'There is too little light on the face.',
    lessLight: 'There is too much light on the face.',
    evenLight: 'One side of the face is in shadow.',
    naturalLight: 'The light gives the face a colour.',
    avoidGlare: 'Light is reflected before the eyes.',
    openEyes: 'The eyes are closed.',
    holdStill: 'The picture is blurred.',
    closeMouth: 'The mouth is open.',
    plainBackground: 'The background is restless.',
  },
  measure: {
    oneFace: 'number of faces',
    interEyeDistance: 'size of the face',
    spaceLeft: 'space on the left',
    spaceRight: 'space on the right',
    spaceAbove: 'space above',
    spaceBelow: 'space below',
    roll: 'tilt of the head',
    yaw: 'turn of the head',
    pitch: 'lift of the chin',
    underExposure: 'dark areas',
    overExposure: 'burnt-out areas',
    intensityRange: 'range of tones',
    evenLight: 'evenness of the light',
    leftRightRatio: 'shadow on one side',
    brightness: 'brightness',
    contrast: 'contrast',
    naturalColour: 'colour of the light',
    glare: 'reflections before the eyes',
    eyesOpen: 'open eyes',
    sharpness: 'sharpness',
    mouthClosed: 'closed mouth',
    background: 'background',
  },
} as const satisfies {
  readonly statement: Readonly<Record<Instruction, string>>
  readonly measure: Readonly<Record<MeasureName, string>>
}
