import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PortraitFile } from './conversation.ts'

/** A portrait the table is made of, and where it lies. */
export interface PortraitPlace {
  readonly name: string
  readonly path: string
  /**
   * `frontal`: a good portrait, spoiled in every way. `asItIs`: a picture of people nobody asked, read from where it is
   * installed, judged once and never shown; nobody says what is right for it.
   */
  readonly use: 'frontal' | 'asItIs'
}

const fixtures = join(import.meta.dirname, '../../fixtures/camera')
const samples = join(import.meta.dirname, '../../../node_modules/@vladmandic/face-api/demo')

/**
 * The portraits, ours first. Those that are not ours are read in place where a machine has them: the packages named in
 * photo-quality section 9.
 */
export const portraitPlaces: readonly PortraitPlace[] = [
  { name: 'astronaut', path: join(fixtures, 'astronaut.png'), use: 'frontal' },
  {
    name: 'admiral, from facedetect',
    path: '/usr/share/doc/facedetect/examples/grace_hopper_512x512.jpg',
    use: 'frontal',
  },
  {
    name: 'admiral, from matplotlib',
    path: '/usr/share/matplotlib/mpl-data/sample_data/grace_hopper.jpg',
    use: 'frontal',
  },
  ...[1, 2, 3, 4, 5, 6].map((number) => ({
    name: `sample ${String(number)}, from face-api`,
    path: join(samples, `sample${String(number)}.jpg`),
    use: 'asItIs' as const,
  })),
]

/** Whether this machine has the portrait. */
export function isHere({ path }: PortraitPlace): boolean {
  return existsSync(path)
}

/** The portrait as the page takes it. */
export async function read({ name, path }: PortraitPlace): Promise<PortraitFile> {
  return { name, base64: (await readFile(path)).toString('base64') }
}
