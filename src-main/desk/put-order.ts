import { known, unknown, type Fact } from '../../src-preload/contract/fact.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { OutputOf } from '../../src-preload/contract/calls.ts'
import type { DirectoryPerson } from '../../src-preload/contract/directory.ts'
import type { Person } from '../../src-preload/contract/person.ts'
import type { TerminalGround } from '../../src-preload/contract/terminal.ts'
import { photoToPut, type FaceToPut, type PutOrder } from '../gateway/put-plan.ts'

/** What the window learns of an order, but its name. */
export type PreparedForTerminals = Omit<OutputOf<'prepareForTerminals'>, 'order'>

/** What is put on terminals, and what the window learns of it. */
export interface PutGround {
  readonly order: PutOrder
  readonly shown: PreparedForTerminals
}

/** What is put of a person as the server has just told of them. */
export function putOrderOf(person: Person, face: FaceToPut): PutGround {
  const { id, name, start, expiry: end, photo } = person
  const order: PutOrder = { id, name, start, end, photo: photoToPut(photo), face }
  return { order, shown: shownOf(order, digestOfPhoto(photo), 'server') }
}

/** The same of the station's own copy, which knows neither the beginning of a period nor photos: those are left as they are. */
export function putOrderOfCopy({ summary }: DirectoryPerson, face: FaceToPut): PutGround {
  const { id, name, expiry: end } = summary
  const order: PutOrder = { id, name, start: unknown, end, photo: { kind: 'unknown' }, face }
  return { order, shown: shownOf(order, unknown, 'copy') }
}

function shownOf(order: PutOrder, photo: Fact<string>, from: 'server' | 'copy'): PreparedForTerminals {
  const { name, start, end, face } = order
  const ground: TerminalGround = { name: name.slice(0, 500), start, end, photo }
  return { ground, photo: order.photo.kind, hasFace: face.kind !== 'none', from }
}

function digestOfPhoto(photo: Person['photo']): Fact<string> {
  switch (photo.kind) {
    case 'present':
    case 'unreadable':
      return known(photo.digest)
    case 'absent':
    case 'unknown':
      return photo
    default:
      return assertNever(photo, 'a photo that was never named')
  }
}

/** The person of an id among what a search of the copy found. */
export function inCopy(people: readonly DirectoryPerson[], id: string): DirectoryPerson | null {
  return people.find(({ summary }) => summary.id === id) ?? null
}
