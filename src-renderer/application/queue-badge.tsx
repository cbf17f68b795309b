import type { OutboxState } from '../../src-preload/contract/job.ts'
import { numberOf } from '../i18n/format.ts'
import { useSentences, type Sentences } from '../i18n/sentences.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Tooltip } from '../ui/tooltip.tsx'

/** `onPress` opens the queue, or closes it. */
export interface QueueBadgeProps {
  readonly outbox: OutboxState
  readonly onPress: () => void
}

/** How much waits on this station: quiet while it goes on by itself, a warning once a clerk is needed. */
export function QueueBadge({ outbox, onPress }: QueueBadgeProps) {
  const say = useSentences()
  const { needClerk, underWay } = outbox
  const count = needClerk > 0 ? needClerk : underWay
  const words = wordsOf(outbox, say)
  return (
    <Tooltip text={words}>
      <Button kind="quiet" aria-label={words} data-need-clerk={needClerk} data-under-way={underWay} onPress={onPress}>
        <Icon name="queue" />
        {count === 0 ? null : <Badge tone={needClerk > 0 ? 'warning' : 'neutral'}>{numberOf(count)}</Badge>}
      </Button>
    </Tooltip>
  )
}

function wordsOf({ needClerk, underWay }: OutboxState, say: Sentences): string {
  if (needClerk > 0) return say('application.queue.needClerk', { count: needClerk })
  return underWay > 0 ? say('application.queue.underWay', { count: underWay }) : say('application.queue.nothing')
}
