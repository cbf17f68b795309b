import type { VisualFace } from '../../../src-preload/contract/person.ts'
import { useSentences, type Sentences } from '../../i18n/sentences.ts'
import { MemoryImage } from '../../ui/memory-image.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import styles from './face-choice.module.css'

/** `chosen` is the digest of the face that goes; `null` while none is chosen. */
export interface FaceChoiceProps {
  readonly label: string
  readonly faces: readonly VisualFace[]
  readonly chosen: string | null
  readonly onChoose: (digest: string) => void
}

/** The visual faces the server holds, to choose the one that goes. A face without a picture says so. */
export function FaceChoice({ label, faces, chosen, onChoose }: FaceChoiceProps) {
  const say = useSentences()
  return (
    <RadioGroup
      label={label}
      look="tiles"
      value={chosen}
      onChange={onChoose}
      options={faces.map((face, place) => ({
        id: face.digest,
        label: say('sending.faces.held', { number: place + 1 }),
        picture: <HeldPicture face={face} />,
        ...descriptionOf(face, say),
      }))}
    />
  )
}

function HeldPicture({ face: { picture } }: { readonly face: VisualFace }) {
  return picture.kind === 'present' ? (
    <MemoryImage className={styles['picture']} picture={picture} alt="" />
  ) : (
    <span className={styles['picture']} />
  )
}

function descriptionOf({ picture }: VisualFace, say: Sentences): { readonly description?: string } {
  if (picture.kind === 'present') return {}
  return { description: say(picture.kind === 'absent' ? 'sending.faces.noPicture' : 'sending.faces.unreadable') }
}
