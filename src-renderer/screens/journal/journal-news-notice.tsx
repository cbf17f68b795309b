import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import { newsText, type JournalNews } from './journal-words.ts'

/** What the notice shows, and the way to put it away. */
export interface JournalNewsNoticeProps {
  readonly news: JournalNews
  readonly onClose: () => void
}

/** What came of a check, an export or an erasure. */
export function JournalNewsNotice({ news, onClose }: JournalNewsNoticeProps) {
  const say = useSentences()
  const close = (
    <Button kind="quiet" onPress={onClose}>
      {say('journal.check.close')}
    </Button>
  )
  return news.kind === 'failed' ? (
    <FailureNotice failure={news.failure} action={close} />
  ) : (
    <Notice {...newsText(news, say)} action={close} />
  )
}
