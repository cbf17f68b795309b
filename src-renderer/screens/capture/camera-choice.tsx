import { useBridge } from '../../bridge.ts'
import { useCamera, useCameraState } from '../../camera/stream/camera-context.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Select } from '../../ui/select.tsx'

/** The choice between several cameras, remembered by label; nothing where there is no choice. */
export function CameraChoice() {
  const say = useSentences()
  const bridge = useBridge()
  const { camera } = useCamera()
  const { cameras, picture } = useCameraState()
  if (cameras.length < 2) return null
  return (
    <Select
      label={say('capture.camera')}
      options={cameras.map(({ label }) => ({ id: label, label }))}
      value={picture.kind === 'live' ? picture.label : null}
      onChange={(label) => {
        void camera.open(label)
        // Should it not reach the disk, the camera is chosen for now all the same; the settings screen tells of the disk.
        void bridge.changeSettings({ cameraLabel: label })
      }}
    />
  )
}
