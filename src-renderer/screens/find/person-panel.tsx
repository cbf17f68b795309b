import type { Person, PersonSummary } from '../../../src-preload/contract/person.ts'
import { useOffers } from '../../application/station.ts'
import type { Chosen } from '../../flow/enrollment.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Portrait } from '../../ui/portrait.tsx'
import { ChosenPerson } from './chosen-person.tsx'
import { PersonFacts } from './person-facts.tsx'
import { shownName } from './person-words.ts'
import panel from '../../ui/side-panel.module.css'
import styles from './person-panel.module.css'
import { PushToDevices } from '../push/push-to-devices.tsx'
import { RareActs } from './rare-acts.tsx'
import { StandingBadge } from './standing-badge.tsx'

/** `summary` and `preview` are of the highlighted row; `chosen` is the person who was chosen, if any. */
export interface PersonPanelProps {
  readonly chosen: Chosen | null
  readonly summary: PersonSummary | null
  readonly preview: Person | null
}

/** The person the clerk looks at: large photo, what is known, and, once chosen, what can be done. */
export function PersonPanel({ chosen, summary, preview }: PersonPanelProps) {
  const say = useSentences()
  const offers = useOffers()
  const shown = chosen?.summary ?? summary
  if (shown === null)
    return (
      <aside className={panel['panel']} aria-label={say('find.panel.label')}>
        <p className={panel['nothing']}>{say('find.panel.nobodyYet')}</p>
      </aside>
    )
  const person = chosen === null ? preview : chosen.kind === 'read' ? chosen.person : null
  return (
    <aside
      className={panel['panel']}
      aria-label={say('find.panel.label')}
      // Before somebody is chosen nothing in it takes the focus, and the keys have to be able to scroll it.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={chosen === null ? 0 : undefined}
      data-chosen={chosen?.kind}
      data-person={shown.id}
      data-photo={person?.photo.kind}
    >
      <PersonPortrait summary={shown} person={person} />
      <div className={styles['title']}>
        <h2 className={styles['name']}>{shownName(person?.name ?? shown.name, say)}</h2>
        <p className={styles['id']}>
          {say('find.id', { id: shown.id })} <StandingBadge standing={person?.standing ?? shown.standing} />
        </p>
      </div>
      {chosen === null ? (
        <p className={styles['hint']}>
          <KeyHint keys={['Enter']} /> {say('find.panel.chooseHint')}
        </p>
      ) : (
        <ChosenPerson key={shown.id} chosen={chosen} />
      )}
      <PersonFacts summary={shown} person={person} />
      {chosen?.kind === 'read' && chosen.source === 'server' && chosen.deed.kind !== 'running' ? (
        <>
          {offers.push ? (
            <PushToDevices
              key={`push ${chosen.person.id}`}
              person={{ id: chosen.person.id, name: chosen.person.name }}
            />
          ) : null}
          <RareActs person={chosen.person} />
        </>
      ) : null}
    </aside>
  )
}

function PersonPortrait({ summary, person }: { readonly summary: PersonSummary; readonly person: Person | null }) {
  const say = useSentences()
  const photo = person?.photo ?? null
  const captions = {
    present: null,
    absent: say('find.panel.photoAbsent'),
    unreadable: say('find.panel.photoUnreadable'),
    unknown: say('find.panel.photoUnknown'),
  }
  return (
    <Portrait
      name={summary.name}
      seed={summary.id}
      picture={photo?.kind === 'present' ? photo : null}
      caption={photo === null ? null : captions[photo.kind]}
    />
  )
}
