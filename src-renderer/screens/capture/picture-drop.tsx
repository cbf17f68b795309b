import { useRef, type ReactNode } from 'react'
import { useDrop, type DropItem } from 'react-aria'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { PictureFileNotice } from './picture-file-notice.tsx'
import styles from './picture-drop.module.css'
import type { PictureFile } from './use-picture-file.ts'

/** `children` are what the stage shows; the drop lies over them only while something is dragged, read or refused. */
export interface PictureDropProps {
  readonly pictureFile: PictureFile
  readonly children: ReactNode
}

/**
 * Fills the stage it stands in and takes one picture file that is dropped there.
 *
 * React Aria's own drop zone is not used: it brings a button that is not seen and takes the focus with every press on the
 * stage, and with it the keys that take a photo. The keyboard's way is `ChoosePicture`.
 */
export function PictureDrop({ pictureFile, children }: PictureDropProps) {
  const say = useSentences()
  const zone = useRef<HTMLDivElement>(null)
  const { state } = pictureFile
  const { dropProps, isDropTarget } = useDrop({
    ref: zone,
    getDropOperation: () => 'copy',
    onDrop: ({ items }) => {
      void takeOne(items, pictureFile)
    },
  })
  return (
    <div {...dropProps} ref={zone} className={styles['zone']} data-file={isDropTarget ? 'over' : state.kind}>
      {children}
      {state.kind === 'problem' && !isDropTarget ? (
        <div className={styles['veil']}>
          <PictureFileNotice problem={state.problem} pictureFile={pictureFile} />
        </div>
      ) : null}
      {state.kind === 'reading' && !isDropTarget ? (
        <div className={styles['veil']}>
          <div className={styles['reading']}>
            <Spinner label={say('pictureFile.reading')} />
            <Button onPress={pictureFile.dismiss}>{say('pictureFile.cancel')}</Button>
          </div>
        </div>
      ) : null}
      {isDropTarget ? (
        <div className={styles['over']} aria-hidden="true">
          <Icon name="plus" size="large" />
          <p className={styles['invitation']}>{say('pictureFile.dropHere')}</p>
          <p>{say('pictureFile.dropHint')}</p>
        </div>
      ) : null}
    </div>
  )
}

async function takeOne(items: readonly DropItem[], { read, refuse }: PictureFile): Promise<void> {
  const dropped = items.filter(({ kind }) => kind !== 'text')
  const [first] = dropped
  if (dropped.length > 1) refuse({ kind: 'severalFiles', count: dropped.length })
  else if (first?.kind === 'directory') refuse({ kind: 'folder' })
  else if (first?.kind === 'file') read(await first.getFile())
  else refuse({ kind: 'noFile' })
}
