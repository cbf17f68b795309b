import { numberOf } from '../../i18n/format.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { ExportNews as News } from './use-event-export.ts'

/** What came of an export. */
export function ExportNews({ news, onClose }: { readonly news: News; readonly onClose: () => void }) {
  const say = useSentences()
  const close = (
    <Button kind="quiet" onPress={onClose}>
      {say('doorEvents.export.close')}
    </Button>
  )
  if (news.kind === 'failed') return <FailureNotice failure={news.failure} action={close} />
  return (
    <Notice
      tone={news.isComplete ? 'success' : 'warning'}
      title={say('doorEvents.export.done', { count: news.events, shown: numberOf(news.events) })}
      {...(news.isComplete ? {} : { safe: say('doorEvents.export.notAll') })}
      next={say('doorEvents.export.doneMore')}
      action={close}
    />
  )
}
