import type { KeptScan } from '../../flow/accepted.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { MemoryImage } from '../../ui/memory-image.tsx'
import styles from './kept-scan.module.css'

/** The face that was scanned at a device and will be the visual face, with the way back to the camera's picture. */
export function KeptScanLine({ scan, onDrop }: { readonly scan: KeptScan; readonly onDrop: () => void }) {
  const say = useSentences()
  const { device, picture } = scan
  return (
    <div className={styles['kept']} data-kept-scan>
      {picture === null ? null : (
        <MemoryImage className={styles['picture']} picture={picture} alt={say('devices.scan.picture', { device })} />
      )}
      <p className={styles['words']}>
        {say(picture === null ? 'devices.scan.usedNoPicture' : 'devices.scan.used', { device })}
      </p>
      <Button kind="quiet" onPress={onDrop}>
        {say('devices.scan.useCamera')}
      </Button>
    </div>
  )
}
