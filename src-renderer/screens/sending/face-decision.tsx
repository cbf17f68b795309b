import { useState, type ReactNode } from 'react'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import type { Person } from '../../../src-preload/contract/person.ts'
import { mostVisualFaces } from '../../../src-preload/contract/photo.ts'
import { useDispatch } from '../../flow/desk-context.ts'
import { isFaceInDoubt, type SavedWork } from '../../flow/job-work.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { MemoryImage, type PictureBytes } from '../../ui/memory-image.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { FaceChoice } from '../review/face-choice.tsx'
import { Act } from './act.tsx'
import { PersonGone } from './person-gone.tsx'
import styles from './sending-screen.module.css'

/** `leaveOut` is the way on without the face; `picture` is the new one, `null` while it is being read. */
export interface FaceDecisionProps {
  readonly work: SavedWork
  readonly picture: PictureBytes | null
  readonly leaveOut: ReactNode
}

/** What the server holds now, beside the new picture: the clerk decides only about faces that are on the screen. */
export function FaceDecision({ work, picture, leaveOut }: FaceDecisionProps) {
  const say = useSentences()
  const { look } = work
  const lookAgain = <Act action={{ kind: 'lookWanted' }} label={say('sending.action.lookAtFaces')} />
  switch (look.kind) {
    case 'looking':
      return <Spinner label={say('sending.faces.reading')} />
    case 'notLooked':
    case 'failed':
      return (
        <div className={styles['comparison']}>
          {look.kind === 'failed' ? <FailureNotice failure={look.failure} /> : null}
          <div className={styles['acts']}>
            {lookAgain}
            {leaveOut}
          </div>
        </div>
      )
    case 'nobody':
      return <FailureNotice failure={{ kind: 'personNotFound' }} action={<PersonGone work={work} />} />
    case 'found':
      return (
        <HeldNow
          isInDoubt={isFaceInDoubt(work.job)}
          person={look.person}
          picture={picture}
          acts={
            <>
              {lookAgain}
              {leaveOut}
            </>
          }
        />
      )
    default:
      return assertNever(look, 'a look has a kind that was never named')
  }
}

interface HeldNowProps {
  readonly isInDoubt: boolean
  readonly person: Person
  readonly picture: PictureBytes | null
  /** What can always be done. */
  readonly acts: ReactNode
}

function HeldNow({ isInDoubt, person: { heldFaces }, picture, acts }: HeldNowProps) {
  const say = useSentences()
  const faces = heldFaces.kind === 'known' ? heldFaces.value : []
  const [chosen, setChosen] = useState<string | null>(null)
  const words = (): string | null => {
    if (heldFaces.kind === 'unknown') return say('sending.faces.notTold')
    if (faces.length === 0) return say('sending.faces.none')
    return isInDoubt ? say('sending.faces.undecided') : null
  }
  const hasRoom = heldFaces.kind !== 'unknown' && faces.length < mostVisualFaces
  return (
    <div className={styles['comparison']}>
      {words() === null ? null : <p>{words()}</p>}
      <div className={styles['faces']}>
        <figure className={styles['newFace']}>
          <figcaption>{say('sending.faces.new')}</figcaption>
          {picture === null ? (
            <Spinner />
          ) : (
            <MemoryImage className={styles['newPicture']} picture={picture} alt={say('sending.faces.new')} />
          )}
        </figure>
        {faces.length === 0 ? null : (
          <FaceChoice label={say('sending.faces.label')} faces={faces} chosen={chosen} onChoose={setChosen} />
        )}
      </div>
      <div className={styles['acts']}>
        {isInDoubt ? <Act isMain action={{ kind: 'retried' }} label={say('sending.action.lookAndGoOn')} /> : null}
        {hasRoom ? (
          <Act
            isMain={!isInDoubt}
            action={{ kind: 'faceDecided', replaces: null }}
            label={say('sending.action.addFace')}
          />
        ) : null}
        {faces.length === 0 ? null : <ReplaceChosen chosen={chosen} />}
        {acts}
      </div>
    </div>
  )
}

/** Cannot be pressed before a face is chosen: there is no obvious one. */
function ReplaceChosen({ chosen }: { readonly chosen: string | null }) {
  const say = useSentences()
  const dispatch = useDispatch()
  return (
    <Button
      kind="primary"
      isDisabled={chosen === null}
      onPress={() => {
        if (chosen !== null) dispatch({ kind: 'faceDecided', replaces: chosen })
      }}
    >
      {say('sending.action.replaceFace')}
    </Button>
  )
}
