import { useMay } from '../../application/rights.ts'
import { useEnrollment } from '../../flow/desk-context.ts'
import type { SavedWork } from '../../flow/job-work.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Act } from './act.tsx'

/**
 * The ways on when the person is no longer on the server: the picture waits for somebody else, as long as this window has it,
 * or for a record made anew.
 */
export function PersonGone({ work: { job } }: { readonly work: SavedWork }) {
  const say = useSentences()
  const mayWrite = useMay('writePeople')
  const isFormFree = useEnrollment(({ form }) => form?.touched !== true || form.corrects?.job.id === job.id)
  const hasPicture = useEnrollment(({ picture }) => picture?.savedAs === job.id)
  return (
    <>
      {hasPicture ? (
        <Act isMain action={{ kind: 'otherPersonWanted' }} label={say('sending.action.otherPerson')} />
      ) : null}
      {mayWrite && isFormFree ? (
        <Act isMain={!hasPicture} action={{ kind: 'recreationWanted' }} label={say('sending.action.recreate')} />
      ) : null}
    </>
  )
}
