import { useEffect, useState, type Ref } from 'react'
import { useStore } from 'zustand'
import { longestSearchText } from '../../../src-preload/contract/text-limits.ts'
import type { NamedThing } from '../../../src-preload/contract/door-event.ts'
import type { PersonSummary } from '../../../src-preload/contract/person.ts'
import { valueOf } from '../../../src-preload/contract/fact.ts'
import { useOperator } from '../../application/station.ts'
import { useBridge } from '../../bridge.ts'
import { createSurroundings } from '../../desk-surroundings.ts'
import type { PeopleSearch } from '../../flow/people-search.ts'
import { createPeopleSearchStore } from '../../flow/people-search-store.ts'
import { useSentences, type Sentences } from '../../i18n/sentences.ts'
import { ComboBox } from '../../ui/combo-box.tsx'
import { shownPerson } from './event-words.ts'
import { namedPerson, offeredPeople, personOnEnter, personWhileTyping } from './wanted-person.ts'

/** `person` is whom the log is asked for, `null` for everybody. `onType` hears an id that is still being typed. */
export interface PersonFieldProps {
  readonly person: NamedThing | null
  readonly inputRef: Ref<HTMLInputElement>
  readonly onChoose: (person: NamedThing | null) => void
  readonly onType: (person: NamedThing) => void
}

/**
 * Whose events are looked for: somebody found by name, as on the search screen, or an id. Whoever leaves the field sees whom the
 * log is asked for, not what was typed and led to nothing.
 */
export function PersonField({ person, inputRef, onChoose, onType }: PersonFieldProps) {
  const say = useSentences()
  const bridge = useBridge()
  const mayFind = useOperator()?.readPeople !== 'refused'
  const [search] = useState(() => createPeopleSearchStore(createSurroundings(bridge), 'rowsOnly'))
  const found = useStore(search.store)
  const [typed, setTyped] = useState<string | null>(null)
  useEffect(() => search.start(), [search])
  const people = offeredPeople(found)

  const choose = (wanted: NamedThing | null): void => {
    setTyped(null)
    search.clear()
    onChoose(wanted)
  }
  const type = (text: string): void => {
    if (text.trim() === '') {
      choose(null)
      return
    }
    setTyped(text)
    if (mayFind) search.type(text)
    const wanted = personWhileTyping(text)
    if (wanted !== null) onType(wanted)
  }
  return (
    <ComboBox
      label={say('doorEvents.filter.person')}
      placeholder={say('doorEvents.filter.anybody')}
      clearLabel={say('doorEvents.filter.clearPerson')}
      text={typed ?? (person === null ? '' : shownPerson(person, say))}
      options={people.map((each) => ({
        id: each.id,
        label: shownPerson(namedPerson(each), say),
        ...moreOf(each),
      }))}
      chosen={typed === null ? (person?.id ?? null) : null}
      nothing={nothingText(found, mayFind, say)}
      isSearching={found.isSearching}
      maxLength={longestSearchText}
      inputRef={inputRef}
      onType={type}
      onChoose={(id) => {
        const one = people.find((each) => each.id === id)
        if (one !== undefined) choose(namedPerson(one))
      }}
      onEnter={() => {
        const wanted = typed === null ? null : personOnEnter({ ...found, text: typed })
        if (wanted !== null) choose(wanted)
        else if (typed !== null)
          search.chooseWhenFound((one) => {
            choose(namedPerson(one))
          })
      }}
      onLeave={() => {
        setTyped(null)
        search.clear()
      }}
    />
  )
}

/** What tells people of the same name apart. */
function moreOf({ email, userGroup }: PersonSummary): { readonly description?: string } {
  const facts = [valueOf(userGroup)?.name ?? '', valueOf(email) ?? ''].filter((text) => text !== '')
  return facts.length === 0 ? {} : { description: facts.join(' · ') }
}

/** Why nobody is offered, and that an id leads on all the same. */
function nothingText({ isSearching, results }: PeopleSearch, mayFind: boolean, say: Sentences): string {
  if (!mayFind) return say('doorEvents.filter.nobody.notAllowed')
  if (isSearching) return say('doorEvents.filter.nobody.searching')
  return say(`doorEvents.filter.nobody.${results.kind === 'failed' ? 'failed' : 'found'}`)
}
