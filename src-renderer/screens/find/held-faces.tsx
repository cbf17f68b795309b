import type { Person } from '../../../src-preload/contract/person.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { MemoryImage } from '../../ui/memory-image.tsx'
import styles from './held-faces.module.css'
import { facesText, shownName } from './person-words.ts'

/** How many visual faces the server holds of a person, with their small pictures as far as it keeps some. */
export function HeldFaces({ person }: { readonly person: Person }) {
  const say = useSentences()
  const faces = person.heldFaces.kind === 'known' ? person.heldFaces.value : []
  const name = shownName(person.name, say)
  return (
    <span className={styles['faces']} data-faces={faces.length}>
      {facesText(person.visualFaces, say)}
      {faces.map(({ digest, picture }, place) =>
        picture.kind === 'present' ? (
          <MemoryImage
            key={digest}
            className={styles['face']}
            picture={picture}
            alt={say('find.panel.face', { number: place + 1, name })}
          />
        ) : null,
      )}
    </span>
  )
}
