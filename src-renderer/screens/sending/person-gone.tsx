import { useOperator } from '../../application/station.ts'
import { useEnrollment } from '../../flow/desk-context.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Act } from './act.tsx'

/** The ways on when the person is no longer on the server: the picture waits for somebody else, or for a record made anew. */
export function PersonGone() {
  const say = useSentences()
  const mayWrite = useOperator()?.writePeople !== 'refused'
  const isFormFree = useEnrollment(({ form }) => form?.touched !== true)
  return (
    <>
      <Act isMain action={{ kind: 'otherPersonWanted' }} label={say('sending.action.otherPerson')} />
      {mayWrite && isFormFree ? (
        <Act action={{ kind: 'recreationWanted' }} label={say('sending.action.recreate')} />
      ) : null}
    </>
  )
}
