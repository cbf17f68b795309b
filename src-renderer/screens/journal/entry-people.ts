import type { JournalEntry } from '../../../src-preload/contract/journal.ts'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import { shortDayOf, timeOf } from '../../i18n/format.ts'
import type { Sentences } from '../../i18n/sentences.ts'
import { entryTitle } from './entry-title.ts'

/** Whom an entry is about, in words; also when nobody can tell any more, which is not the same as nobody. */
export function whomText({ person }: Pick<JournalEntry, 'person'>, say: Sentences): string {
  switch (person.kind) {
    case 'person': {
      const name = person.person.name.trim() === '' ? say('journal.person.nameless') : person.person.name
      const { id } = person.person
      return id === null ? say('journal.person.withoutId', { name }) : say('journal.person.known', { name, id })
    }
    case 'erased':
    case 'unreadable':
    case 'nobody':
      return say(`journal.person.${person.kind}`)
    default:
      return assertNever(person, 'an entry is about somebody of a kind that was never named')
  }
}

/** Who did it: the clerk by the id the server knows them by, or the station without anybody. */
export function whoText({ operatorId }: Pick<JournalEntry, 'operatorId'>, say: Sentences): string {
  return operatorId === null ? say('journal.byItself') : say('journal.clerk', { id: operatorId })
}

/** A row in one sentence, for a screen reader. */
export function entryRowText(entry: JournalEntry, say: Sentences): string {
  return say('journal.row', {
    when: `${shortDayOf(entry.at)} ${timeOf(entry.at)}`,
    what: entryTitle(entry.facts, say),
    whom: whomText(entry, say),
    who: whoText(entry, say),
  })
}
