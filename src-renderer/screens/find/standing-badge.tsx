import type { Standing } from '../../../src-preload/contract/person.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Badge } from '../../ui/badge.tsx'
import { isWorthSaying } from './person-words.ts'

/** A badge for a person who may not pass; nothing for everybody else. */
export function StandingBadge({ standing }: { readonly standing: Standing }) {
  const say = useSentences()
  if (!isWorthSaying(standing)) return null
  return <Badge tone={standing === 'disabled' ? 'failure' : 'warning'}>{say(`find.standing.${standing}`)}</Badge>
}
