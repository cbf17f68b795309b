import { valueOf, type Fact } from '../../../src-preload/contract/fact.ts'
import type { Person, PersonSummary } from '../../../src-preload/contract/person.ts'
import { useOffers } from '../../application/station.ts'
import { timeOf } from '../../i18n/format.ts'
import { useSentences, type Sentences } from '../../i18n/sentences.ts'
import { wallClockText } from '../../i18n/wall-clock-text.ts'
import { Facts, type FactLine } from '../../ui/facts.tsx'
import { customFieldLine } from './custom-field-line.ts'
import { HeldFaces } from './held-faces.tsx'
import { facesText } from './person-words.ts'

/** What the station knows of a person, term beside value. Without the record only what the row told. */
export function PersonFacts({ summary, person }: { readonly summary: PersonSummary; readonly person: Person | null }) {
  const say = useSentences()
  const offers = useOffers()
  const lines = person === null ? linesOfSummary(summary, say) : linesOfPerson(person, say)
  // What terminals have no room for is nothing to say of everybody.
  const isSaid = ({ term }: FactLine): boolean =>
    (offers.mail || term !== say('find.panel.email')) && (offers.groups || term !== say('find.panel.userGroup'))
  return <Facts lines={lines.filter(isSaid)} />
}

function linesOfSummary(summary: PersonSummary, say: Sentences): readonly FactLine[] {
  return [
    { term: say('find.panel.email'), value: factText(summary.email, say) },
    { term: say('find.panel.userGroup'), value: factText(named(summary.userGroup), say) },
    { term: say('find.panel.faces'), value: facesText(summary.visualFaces, say) },
  ]
}

function linesOfPerson(person: Person, say: Sentences): readonly FactLine[] {
  const onlyIfTold = (term: string, fact: Fact<string>): readonly FactLine[] =>
    fact.kind === 'known' && fact.value !== '' ? [{ term, value: fact.value }] : []
  return [
    { term: say('find.panel.email'), value: factText(person.email, say) },
    ...onlyIfTold(say('find.panel.phone'), person.phone),
    ...onlyIfTold(say('find.panel.department'), person.department),
    ...onlyIfTold(say('find.panel.personTitle'), person.title),
    { term: say('find.panel.userGroup'), value: factText(named(person.userGroup), say) },
    { term: say('find.panel.accessGroups'), value: accessGroupsText(person, say) },
    { term: say('find.panel.period'), value: periodText(person, say) },
    { term: say('find.panel.faces'), value: <HeldFaces person={person} /> },
    ...customLines(person, say),
    ...(person.mailSentAt === null
      ? []
      : [{ term: say('find.panel.mail'), value: say('find.panel.mailAt', { time: timeOf(person.mailSentAt) }) }]),
  ]
}

/** What this site asks of its people beyond the vendor's fields, where it was told; like other spare facts not where there is none. */
function customLines({ customFields }: Person, say: Sentences): readonly FactLine[] {
  return (valueOf(customFields) ?? [])
    .filter(({ value }) => (valueOf(value) ?? '').trim() !== '')
    .map((field) => customFieldLine(field, say))
}

function factText(fact: Fact<string>, say: Sentences): string {
  if (fact.kind === 'unknown') return say('find.panel.unknown')
  return fact.kind === 'absent' || fact.value === '' ? say('find.panel.none') : fact.value
}

function named(fact: Fact<{ readonly name: string }>): Fact<string> {
  return fact.kind === 'known' ? { kind: 'known', value: fact.value.name } : fact
}

function accessGroupsText({ accessGroups }: Person, say: Sentences): string {
  if (accessGroups.kind === 'unknown') return say('find.panel.unknown')
  if (accessGroups.kind === 'absent' || accessGroups.value.length === 0) return say('find.panel.none')
  return accessGroups.value.map(({ name }) => name).join(', ')
}

function periodText({ start, expiry }: Person, say: Sentences): string {
  if (start.kind === 'absent' && expiry.kind === 'absent') return say('find.panel.noLimit')
  if (start.kind !== 'known' || expiry.kind !== 'known') return say('find.panel.unknown')
  return say('find.panel.periodText', {
    start: wallClockText(start.value),
    expiry: wallClockText(expiry.value),
  })
}
