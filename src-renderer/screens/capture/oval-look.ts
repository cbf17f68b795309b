import type { Guidance } from '../../camera/guidance/steady-instruction.ts'
import type { Instruction } from '../../camera/judgement/instruction.ts'
import type { IconName } from '../../ui/icon.tsx'

/** Where a sign beside the oval points, as seen on the screen. */
export type Side = 'left' | 'right' | 'up' | 'down'

/** How the oval says an instruction by itself. */
export interface OvalLook {
  /** Its size against the usual one: the face is to fill a larger oval from nearer. */
  readonly scale: number
  /** The sign beside it: `move` asks for the whole body, `turn` for the head; `null` without one. */
  readonly arrow: { readonly act: 'move' | 'turn'; readonly side: Side } | null
  /** Whether a second, leaning outline shows how far the head is from level. */
  readonly leans: boolean
}

/** How serious what is said is: nothing yet, stop, could be better, ready. Each has its own colour, line and sign. */
export type OvalTone = 'quiet' | 'block' | 'warn' | 'good'

const usual: OvalLook = { scale: 1, arrow: null, leans: false }
const move = (side: Side): OvalLook => ({ ...usual, arrow: { act: 'move', side } })
const turn = (side: Side): OvalLook => ({ ...usual, arrow: { act: 'turn', side } })

/**
 * The picture is shown as in a mirror: a person's left hand is on the left of the screen, and whoever follows an arrow to
 * the left of the screen moves to the own left. So no side changes its name here.
 */
const looks: Readonly<Partial<Record<Instruction, OvalLook>>> = {
  comeCloser: { ...usual, scale: 1.18 },
  moveBack: { ...usual, scale: 0.8 },
  moveLeft: move('left'),
  moveRight: move('right'),
  moveUp: move('up'),
  moveDown: move('down'),
  levelHead: { ...usual, leans: true },
  turnLeft: turn('left'),
  turnRight: turn('right'),
  raiseChin: turn('up'),
  lowerChin: turn('down'),
}

/** How the oval looks while something is said. */
export function ovalLookOf(guidance: Guidance): OvalLook {
  return guidance.kind === 'told' ? (looks[guidance.instruction] ?? usual) : usual
}

/** How serious what is said is. */
export function ovalToneOf(guidance: Guidance): OvalTone {
  if (guidance.kind === 'told') return guidance.weight
  return guidance.kind === 'fine' ? 'good' : 'quiet'
}

const signs: Readonly<Record<Instruction, IconName>> = {
  noFace: 'person',
  secondFace: 'people',
  comeCloser: 'larger',
  moveBack: 'smaller',
  moveLeft: 'arrowLeft',
  moveRight: 'arrowRight',
  moveUp: 'arrowUp',
  moveDown: 'arrowDown',
  levelHead: 'level',
  turnLeft: 'turnLeft',
  turnRight: 'turnRight',
  raiseChin: 'arrowUp',
  lowerChin: 'arrowDown',
  moreLight: 'light',
  lessLight: 'lightLess',
  evenLight: 'halfLight',
  naturalLight: 'light',
  avoidGlare: 'glasses',
  openEyes: 'eye',
  holdStill: 'pause',
  closeMouth: 'mouth',
  plainBackground: 'background',
}

/** The sign beside an instruction's words. */
export function signOf(instruction: Instruction): IconName {
  return signs[instruction]
}

/** How far the leaning outline is turned on the screen, in degrees clockwise: the mirror turns a lean round. */
export function leanOnScreen(roll: number): number {
  return (-roll * 180) / Math.PI
}
