/**
 * Everything a person can be asked to change, in the order in which it is said (photo-quality section 10). One word list for
 * the camera, for pictures from files and for the server's own image codes.
 *
 * Left and right are the person's own. `turn…` asks to turn the head, `move…` to move the body.
 */
export const instructions = [
  'noFace',
  'secondFace',
  'comeCloser',
  'moveBack',
  'moveLeft',
  'moveRight',
  'moveUp',
  'moveDown',
  'levelHead',
  'turnLeft',
  'turnRight',
  'raiseChin',
  'lowerChin',
  'moreLight',
  'lessLight',
  'evenLight',
  'naturalLight',
  'avoidGlare',
  'openEyes',
  'holdStill',
  'closeMouth',
  'plainBackground',
] as const

/** One thing a person can be asked to change. */
export type Instruction = (typeof instructions)[number]
