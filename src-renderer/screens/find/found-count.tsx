import { assertNever } from '../../../src-preload/contract/outcome.ts'
import { useNow } from '../../application/use-now.ts'
import { useStation } from '../../application/station.ts'
import { useDesk } from '../../flow/desk-context.ts'
import type { FoundPeople } from '../../flow/people-search.ts'
import { numberOf } from '../../i18n/format.ts'
import { useSentences, type Sentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { copyAge } from './copy-age.ts'
import styles from './results.module.css'

/** The copy's age in minutes changes each minute; this often it is looked at. */
const lookAgainAfter = 30_000

/** How many people were found and by whom; what comes from the station's copy says how old it is. */
export function FoundCount({ found }: { readonly found: FoundPeople }) {
  const say = useSentences()
  const { search } = useDesk()
  const directory = useStation((station) => station.directory)
  const now = useNow(lookAgainAfter)
  const age = directory.kind === 'ready' ? copyAge(directory.sweptAt, now, say) : null
  const isAlone = found.server.kind === 'failed'
  return (
    <div className={styles['count']}>
      <p role="status" data-server={found.server.kind}>
        {countText(found, age, say)}
      </p>
      {isAlone ? (
        <Button kind="quiet" onPress={search.refresh}>
          {say('find.copy.askAgain')}
        </Button>
      ) : null}
    </div>
  )
}

function countText(found: FoundPeople, age: string | null, say: Sentences): string {
  const { server, people, copyHasMore } = found
  const copied = copyHasMore
    ? say('find.countUnknown', { shown: numberOf(people.length) })
    : say('find.count', { count: people.length, shown: numberOf(people.length) })
  switch (server.kind) {
    case 'asked':
      return say(age === null ? 'find.copy.askedAgeless' : 'find.copy.asked', { people: copied, age: age ?? '' })
    case 'failed':
      return say(age === null ? 'find.copy.aloneAgeless' : 'find.copy.alone', { people: copied, age: age ?? '' })
    case 'answered':
      return answeredText(found, say)
    default:
      return assertNever(server, 'the server has said something that was never named')
  }
}

/** The server's number of matches; where an older one does not tell it, what was read so far and that there may be more. */
function answeredText({ total, people, confirmed, further }: FoundPeople, say: Sentences): string {
  const told = total.kind === 'known' ? Math.max(total.value, confirmed.size) : confirmed.size
  const isAll = total.kind === 'known' || further.kind === 'end'
  const count = isAll
    ? say('find.count', { count: told, shown: numberOf(told) })
    : say('find.countUnknown', { shown: numberOf(told) })
  const only = people.length - confirmed.size
  return only === 0 ? count : say('find.copy.besides', { people: count, count: only, shown: numberOf(only) })
}
