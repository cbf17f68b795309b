import type { Instruction } from './instruction.ts'

/**
 * What a code of the server's own picture check means, in the words the station has for pictures.
 *
 * Beside instructions there are words for what the server does not tell exactly (`lookStraight`: which way the head is
 * turned; `clearerPicture`: whether light or sharpness is missing), for what is wrong with the file itself, and for
 * trouble at the server.
 */
export type ServerImageCheck =
  | Extract<Instruction, 'noFace' | 'secondFace' | 'comeCloser'>
  | 'lookStraight'
  | 'clearerPicture'
  | 'tooFewPixels'
  | 'tooManyPixels'
  | 'tooManyBytes'
  | 'unreadable'
  | 'wrongFormat'
  | 'greyscale'
  | 'damaged'
  | 'server'
  /** A code without a meaning, like 30016 and 30019: only its number can be told. */
  | 'unknown'

/** Source: reference section 6.3 of the Local API facts, the server's own table of its user interface's words. */
const checks: ReadonlyMap<number, ServerImageCheck> = new Map([
  [30_000, 'tooFewPixels'],
  [30_001, 'tooManyPixels'],
  [30_002, 'unreadable'],
  [30_003, 'wrongFormat'],
  [30_004, 'greyscale'],
  [30_005, 'server'],
  [30_006, 'server'],
  [30_007, 'server'],
  [30_008, 'noFace'],
  [30_009, 'secondFace'],
  [30_010, 'comeCloser'],
  [30_011, 'lookStraight'],
  [30_012, 'lookStraight'],
  [30_013, 'clearerPicture'],
  [30_014, 'server'],
  [30_015, 'damaged'],
  [30_017, 'tooManyBytes'],
  [30_018, 'clearerPicture'],
])

/** Names what the server's picture check found; `unknown` for a code that no table explains. */
export function serverImageCheckOf(code: number): ServerImageCheck {
  return checks.get(code) ?? 'unknown'
}
