import { useMemo, useState, type ReactNode } from 'react'
import { mostVisualFaces } from '../../../src-preload/contract/photo.ts'
import type { Capture } from '../../camera/capture/capture-types.ts'
import type { Judgement } from '../../camera/judgement/judgement.ts'
import { firstCrop, heightOf, portionOf, resizeCrop, type Crop } from '../../camera/photo/crop.ts'
import { verdictOf, type Acceptance, type AllowedOutputs, type PictureJudgement } from '../../flow/accepted.ts'
import { heldFacesOf, storedPhotoOf, type Subject } from '../../flow/subject.ts'
import { useSentences, type Sentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useScreenKeys } from '../../ui/screen-keys.ts'
import { Switch } from '../../ui/switch.tsx'
import { StoredPhotoFrame } from '../../ui/stored-photo.tsx'
import { CropFrame } from './crop-frame.tsx'
import { useEncodedPhoto } from './encoded-photo.ts'
import { FindingsList } from './findings-list.tsx'
import { findingsOf } from './findings.ts'
import { NewPhoto } from './new-photo.tsx'
import { OutputChoice } from './output-choice.tsx'
import { OverrideDialog } from './override-dialog.tsx'
import styles from './review.module.css'
import { SizeSlider } from './size-slider.tsx'
import { useAcceptance } from './use-acceptance.ts'
import { outputsOf, useFaceMaking } from './use-outputs.ts'
import { useKeptScan } from './use-kept-scan.ts'
import { useStillJudgement } from './use-still-judgement.ts'
import { useWishes, type Wishes } from './use-wishes.ts'

/** `options` stand below what is made of the picture: what else is to happen. `onJudged` must stay the same function. */
export interface ReviewScreenProps {
  readonly subject: Subject
  readonly capture: Capture
  readonly judgement: PictureJudgement
  /** What the person has agreed to; nothing else is made of the picture. */
  readonly allowed: AllowedOutputs
  readonly options?: ReactNode
  readonly onJudged: (capture: Capture, judgement: Judgement | null) => void
  readonly onAccept: (acceptance: Acceptance) => void
  readonly onRetake: () => void
  readonly onBack: () => void
}

/** The frozen frame with its crop, what was found in it, and the photo as the server will get it beside the one it holds. */
export function ReviewScreen(props: ReviewScreenProps) {
  const { subject, capture, judgement, allowed, options, onJudged, onAccept, onRetake, onBack } = props
  const say = useSentences()
  const { frame } = capture
  useStillJudgement(capture, judgement, onJudged)
  const judged = judgement.kind === 'judged' ? judgement.judgement : null
  const face = judged?.face ?? null

  const { wishes: usual, change } = useWishes(allowed)
  const kept = useKeptScan()
  const { scan } = kept
  // A scan is wished for by itself; what is wished for the next picture stays as it is.
  const wishes = { ...usual, registerVisualFace: usual.registerVisualFace || scan !== null }
  const [moved, setMoved] = useState<Crop | null>(null)
  const first = useMemo(() => firstCrop(frame, face), [frame, face])
  const crop = moved ?? first
  const encoded = useEncodedPhoto(frame, crop, face, wishes.smoothBackground)
  const faceMaking = useFaceMaking(frame, wishes.registerVisualFace && scan === null)
  const making = outputsOf(wishes, encoded, faceMaking, scan)

  const held = heldFacesOf(subject)
  const [replaces, setReplaces] = useState<string | null>(null)
  const isFull = held.kind === 'known' && held.value.length >= mostVisualFaces
  const isChoiceOpen = wishes.registerVisualFace && isFull && replaces === null

  // What a device has scanned it has judged itself.
  const isPictureUsed = wishes.storeProfilePhoto || (wishes.registerVisualFace && scan === null)
  const verdict = isPictureUsed ? verdictOf(judgement) : 'pass'
  const isBlocked = verdict === 'block'
  const acceptance = useAcceptance(making, verdict, (outputs, override) => {
    kept.accept()
    onAccept({ outputs, override, replaces })
  })
  const mayAccept = (making.kind === 'ready' || making.kind === 'making') && !isChoiceOpen
  const accept = (): void => {
    if (mayAccept) acceptance.press()
  }
  useScreenKeys({ Enter: accept, r: onRetake, R: onRetake, Escape: onBack })

  return (
    <Screen title={say('review.title')} width="full" isFilling>
      <div className={styles['layout']}>
        <div className={styles['editor']}>
          <CropFrame frame={frame} crop={crop} onChange={setMoved} />
          <SizeSlider
            label={say('review.size')}
            value={portionOf(crop, frame)}
            onChange={(portion) => {
              setMoved(resizeCrop(crop, heightOf(portion, crop.angle, frame), frame))
            }}
          />
          <Switch
            label={say('review.smooth')}
            description={say(face === null ? 'review.smoothNeedsFace' : 'review.smoothMore')}
            isSelected={wishes.smoothBackground}
            isDisabled={!wishes.storeProfilePhoto || face === null}
            onChange={(isWished) => {
              change({ smoothBackground: isWished })
            }}
          />
          <FindingsList judgement={judgement} />
        </div>
        <div className={styles['side']}>
          <div className={styles['photos']}>
            <NewPhoto subject={subject} encoded={encoded} isWished={wishes.storeProfilePhoto} />
            <StoredPhotoFrame
              photo={storedPhotoOf(subject)}
              label={say('review.before')}
              absentText={say('review.noneBefore')}
              unknownText={say('review.unknownBefore')}
              unreadableText={say('review.unreadableBefore')}
            />
          </div>
          <div className={styles['options']}>
            <OutputChoice
              wishes={wishes}
              allowed={allowed}
              onChange={change}
              face={faceMaking}
              stored={storedPhotoOf(subject).kind}
              held={held}
              replaces={replaces}
              onReplace={setReplaces}
              subject={subject}
              kept={kept}
            />
            {options}
          </div>
        </div>
        <div className={styles['actions']}>
          <Button kind="quiet" size="large" onPress={onBack}>
            <Icon name="arrowLeft" />
            {say('review.back')}
          </Button>
          <Button kind={isBlocked ? 'primary' : 'secondary'} size="large" onPress={onRetake}>
            <Icon name="camera" />
            {say('review.retake')}
          </Button>
          <Button
            kind={isBlocked ? 'secondary' : 'primary'}
            size="large"
            autoFocus
            isDisabled={!mayAccept}
            isPending={acceptance.isWaiting}
            onPress={accept}
          >
            {isBlocked ? null : <Icon name="check" />}
            {acceptText(isBlocked, wishes, subject, say)}
          </Button>
        </div>
      </div>
      {acceptance.isReasonWanted && judged !== null ? (
        <OverrideDialog
          blocking={findingsOf(judged).filter(({ weight }) => weight === 'block')}
          onGive={acceptance.giveReason}
          onDrop={acceptance.drop}
        />
      ) : null}
    </Screen>
  )
}

function acceptText(isBlocked: boolean, { storeProfilePhoto }: Wishes, subject: Subject, say: Sentences): string {
  if (isBlocked) return say('review.override')
  if (!storeProfilePhoto) return say('review.acceptFace')
  const stored = storedPhotoOf(subject)
  return say(stored.kind === 'present' || stored.kind === 'unreadable' ? 'review.replace' : 'review.accept')
}
