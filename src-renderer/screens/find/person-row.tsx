import { VisuallyHidden } from 'react-aria-components'
import type { PersonSummary } from '../../../src-preload/contract/person.ts'
import { valueOf } from '../../../src-preload/contract/fact.ts'
import { useOffers } from '../../application/station.ts'
import { usePeopleSearch } from '../../flow/desk-context.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Badge } from '../../ui/badge.tsx'
import { facesCell, shownName } from './person-words.ts'
import { classNames } from '../../ui/class-names.ts'
import rows from '../../ui/row-list.module.css'
import styles from './people-list.module.css'
import { StandingBadge } from './standing-badge.tsx'

/**
 * One person in the list. It alone listens whether it is highlighted or turned out to be gone, so that moving on draws two rows
 * and no more.
 */
export function PersonRow({ person }: { readonly person: PersonSummary }) {
  const say = useSentences()
  const { mail: hasMail } = useOffers()
  const isHighlighted = usePeopleSearch(({ highlighted }) => highlighted === person.id)
  const isGone = usePeopleSearch(({ results }) => results.kind === 'found' && results.gone.has(person.id))
  const group = valueOf(person.userGroup)?.name
  return (
    <div
      className={classNames(rows['row'], styles['row'])}
      data-mail={hasMail}
      data-highlighted={isHighlighted}
      data-gone={isGone}
    >
      <Avatar name={person.name} seed={person.id} />
      <div className={styles['who']}>
        <span className={styles['name']}>{shownName(person.name, say)}</span>
        <span className={styles['quiet']}>
          {say('find.id', { id: person.id })}
          {group === undefined || group === '' ? null : ` · ${group}`}
        </span>
      </div>
      {hasMail ? (
        <span className={styles['quiet']} data-fact={person.email.kind}>
          <VisuallyHidden>{say('find.column.email')} </VisuallyHidden>
          {say(`find.cell.${person.email.kind}`)}
        </span>
      ) : null}
      <span className={styles['quiet']}>
        <VisuallyHidden>{say('find.column.faces')} </VisuallyHidden>
        {facesCell(person.visualFaces, say)}
      </span>
      <span className={styles['standing']}>
        {isGone ? <Badge tone="warning">{say('find.copy.gone')}</Badge> : <StandingBadge standing={person.standing} />}
      </span>
    </div>
  )
}
