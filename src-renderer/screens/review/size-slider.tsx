import { Label, Slider, SliderThumb, SliderTrack } from 'react-aria-components'
import styles from './size-slider.module.css'

/** `value` from 0 (smallest) to 1 (largest). */
export interface SizeSliderProps {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
}

/** One size, changed by dragging or by keys. */
export function SizeSlider({ label, value, onChange }: SizeSliderProps) {
  return (
    <Slider
      className={styles['slider'] ?? ''}
      minValue={0}
      maxValue={1}
      step={0.01}
      value={value}
      onChange={(changed) => {
        onChange(changed)
      }}
      formatOptions={{ style: 'percent' }}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <SliderTrack className={styles['track'] ?? ''}>
        <SliderThumb className={styles['thumb'] ?? ''} />
      </SliderTrack>
    </Slider>
  )
}
