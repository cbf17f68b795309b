import { mostVisualFaces } from '../../../src-preload/contract/photo.ts'
import type { StoredPhoto, VisualFace } from '../../../src-preload/contract/person.ts'
import type { Fact } from '../../../src-preload/contract/fact.ts'
import { useSentences, type Sentences } from '../../i18n/sentences.ts'
import type { AllowedOutputs } from '../../flow/accepted.ts'
import type { Subject } from '../../flow/subject.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { KeptScanLine } from '../device-scan/kept-scan.tsx'
import { ScanAtDevice } from '../device-scan/scan-at-device.tsx'
import { FaceChoice } from './face-choice.tsx'
import styles from './review.module.css'
import type { FaceMaking } from './use-outputs.ts'
import type { ScanOfReview } from './use-kept-scan.ts'
import type { Wishes } from './use-wishes.ts'

/** `stored` says whether the server holds a profile photo; `held` are the visual faces the person has; `replaces` is the digest of the one that goes. */
export interface OutputChoiceProps {
  readonly wishes: Wishes
  /** What the person has agreed to. */
  readonly allowed: AllowedOutputs
  readonly onChange: (change: Partial<Wishes>) => void
  readonly face: FaceMaking
  readonly stored: StoredPhoto['kind']
  readonly held: Fact<readonly VisualFace[]>
  readonly replaces: string | null
  readonly onReplace: (digest: string) => void
  readonly subject: Subject
  /** The face that was scanned at a device in the place of the picture's, if any. */
  readonly kept: ScanOfReview
}

/** What is made of the picture: profile photo, visual face or both, remembered for the next one. */
export function OutputChoice(props: OutputChoiceProps) {
  const { wishes, allowed, onChange, face, stored, held, replaces, onReplace, subject, kept } = props
  const { scan } = kept
  const say = useSentences()
  const isNothingWished = !wishes.storeProfilePhoto && !wishes.registerVisualFace
  const faces = held.kind === 'known' ? held.value : []
  return (
    <>
      <div className={styles['outputs']} role="group" aria-label={say('review.outputs.label')}>
        <Checkbox
          label={say('review.outputs.profilePhoto')}
          description={say(allowed.profilePhoto ? `review.outputs.stored.${stored}` : 'review.outputs.refused')}
          isSelected={wishes.storeProfilePhoto}
          isDisabled={!allowed.profilePhoto}
          onChange={(isWished) => {
            onChange({ storeProfilePhoto: isWished })
          }}
        />
        <Checkbox
          label={say('review.outputs.visualFace')}
          description={allowed.facePicture ? heldText(held, say) : say('review.outputs.refused')}
          error={face.kind === 'failed' ? say('review.outputs.faceFailed') : null}
          isSelected={wishes.registerVisualFace}
          isDisabled={!allowed.facePicture}
          onChange={(isWished) => {
            if (scan === null) onChange({ registerVisualFace: isWished })
            else kept.drop()
          }}
        />
        {!allowed.facePicture ? null : scan === null ? (
          <div className={styles['scan']}>
            <ScanAtDevice kind="quiet" subject={subject} purpose="use" onScan={kept.keep} />
          </div>
        ) : (
          <div className={styles['kept']}>
            <KeptScanLine scan={scan} onDrop={kept.drop} />
          </div>
        )}
        {isNothingWished ? (
          <p className={styles['hint']} role="status">
            {say('review.outputs.neither')}
          </p>
        ) : null}
      </div>
      {wishes.registerVisualFace && faces.length >= mostVisualFaces ? (
        <FaceChoice label={say('review.replaces')} faces={faces} chosen={replaces} onChoose={onReplace} />
      ) : null}
    </>
  )
}

function heldText(held: Fact<readonly VisualFace[]>, say: Sentences): string {
  if (held.kind === 'unknown') return say('review.outputs.heldUnknown')
  const count = held.kind === 'known' ? held.value.length : 0
  return count === 0
    ? say('review.outputs.noneHeld')
    : say('review.outputs.heldFaces', { held: count, most: mostVisualFaces })
}
