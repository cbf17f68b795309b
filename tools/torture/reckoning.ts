import { createHash } from 'node:crypto'
import type { Job } from '../../src-preload/contract/job.ts'
import type { Simulator } from '../simulator/index.ts'
import type { Photo } from '../simulator/people/person.ts'
import type { TorturedEnrollment } from './enrollments.ts'

/** What the server holds in the end, against what was promised. */
export interface Reckoning {
  /** Promised enrollments that are neither done nor asked about, with what is missing. */
  readonly lost: readonly string[]
  /** People, faces or mails that are there twice. */
  readonly duplicated: readonly string[]
}

/**
 * Compares the server with what a station has promised. Whatever it says nothing about has to be done completely; what it asks
 * about may be incomplete, but nothing may be there twice.
 *
 * @param asking the jobs that ask a clerk
 */
export function reckon(
  simulator: Simulator,
  promised: readonly TorturedEnrollment[],
  asking: readonly Job[],
): Reckoning {
  const asked = new Set(asking.map(({ name }) => name))
  const people = [...simulator.state.people]
  const lost: string[] = []
  const duplicated: string[] = []
  for (const { name, photo, face, mail } of promised) {
    const found = people.filter((person) => person.name === name)
    const mails = simulator.mails.filter((sent) => sent.name === name)
    const [person] = found
    if (found.length > 1) duplicated.push(`${name}: ${String(found.length)} people`)
    if (mails.length > 1) duplicated.push(`${name}: ${String(mails.length)} mails`)
    if (person !== undefined && person.visualFaces.length > 1) duplicated.push(`${name}: two faces`)
    if (asked.has(name)) continue
    if (person === undefined) lost.push(`${name}: not created`)
    else if (photo !== null && digestOfPhoto(person.photo) !== photo) lost.push(`${name}: no photo`)
    else if (face && person.visualFaces.length === 0) lost.push(`${name}: no face`)
    else if (mail && mails.length === 0) lost.push(`${name}: no mail`)
  }
  return { lost, duplicated }
}

function digestOfPhoto(photo: Photo): string | null {
  if (photo.kind !== 'stored') return null
  return createHash('sha256').update(Buffer.from(photo.base64, 'base64')).digest('hex')
}
