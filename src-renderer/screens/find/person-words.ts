import { assertNever } from '../../../src-preload/contract/outcome.ts'
import type { Person, PersonSummary, Standing } from '../../../src-preload/contract/person.ts'
import { numberOf } from '../../i18n/format.ts'
import type { Sentences } from '../../i18n/sentences.ts'

/** A person's name for the screen; words in its place when the record has none. */
export function shownName(name: string, say: Sentences): string {
  return name.trim() === '' ? say('find.nameless') : name
}

/** How many visual faces the server holds of a person; `null` when it has told neither them nor their number. */
export function heldFaceCountOf({ heldFaces, visualFaces }: Pick<Person, 'heldFaces' | 'visualFaces'>): number | null {
  if (heldFaces.kind === 'known') return heldFaces.value.length
  if (heldFaces.kind === 'absent' || visualFaces.kind === 'absent') return 0
  return visualFaces.kind === 'known' ? visualFaces.value : null
}

/** How many visual faces are enrolled, in words. */
export function facesText(faces: PersonSummary['visualFaces'], say: Sentences): string {
  switch (faces.kind) {
    case 'known':
      return say('find.faces', { count: faces.value })
    case 'absent':
      return say('find.faces', { count: 0 })
    case 'unknown':
      return say('find.facesUnknown')
    default:
      return assertNever(faces, 'a fact has a kind that was never named')
  }
}

/** The same under a heading that says what is counted. */
export function facesCell(faces: PersonSummary['visualFaces'], say: Sentences): string {
  if (faces.kind === 'unknown') return say('find.cell.unknown')
  return faces.kind === 'absent' || faces.value === 0 ? say('find.cell.absent') : numberOf(faces.value)
}

/** Whether a standing is worth a badge: what is as it should be, or not known, says nothing. */
export function isWorthSaying(standing: Standing): standing is 'disabled' | 'expired' | 'notYetValid' {
  return standing === 'disabled' || standing === 'expired' || standing === 'notYetValid'
}

/** A row in one sentence, for a screen reader. */
export function rowText(person: PersonSummary, say: Sentences): string {
  const facts = {
    name: shownName(person.name, say),
    id: person.id,
    email: say(`find.email.${person.email.kind}`),
    faces: facesText(person.visualFaces, say),
  }
  return isWorthSaying(person.standing)
    ? say('find.rowWithStanding', { ...facts, standing: say(`find.standing.${person.standing}`) })
    : say('find.row', facts)
}
