import type { DoorWatch } from '../../../src-preload/contract/door-event.ts'
import { valueOf } from '../../../src-preload/contract/fact.ts'
import { outcomeOfEvent } from '../../../src-preload/contract/rules/event-meaning.ts'
import { timeOf } from '../../i18n/format.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Notice } from '../../ui/notice.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { eventTitle, whereText } from '../door-events/event-words.ts'
import styles from './done-screen.module.css'

/** Whether the person has passed a door with the new photo, where and when, or why not. */
export function DoorWatchNotice({ watch }: { readonly watch: DoorWatch }) {
  const say = useSentences()
  const { event, how } = watch
  if (event === null)
    return (
      <p className={styles['quiet']} data-door-watch={how}>
        {how === 'over' ? (
          say('done.door.nobody')
        ) : (
          <Spinner size="small" label={say('done.door.watching', { time: timeOf(watch.until) })} />
        )}
      </p>
    )
  const facts = { door: whereText(event, say), time: timeOf(event.at) }
  const isIn = outcomeOfEvent(valueOf(event.code)) === 'letIn'
  return (
    <div data-door-watch={isIn ? 'passed' : 'turnedAway'}>
      <Notice
        tone={isIn ? 'success' : 'warning'}
        title={isIn ? say('done.door.passed', facts) : eventTitle(event, say)}
        safe={isIn ? eventTitle(event, say) : say('done.door.turnedAway', facts)}
        {...(isIn ? {} : { next: say(how === 'over' ? 'done.door.openRecord' : 'done.door.stillWatching') })}
      />
    </div>
  )
}
