import {
  judgeHealth,
  rememberSample,
  type CameraHealth,
  type CameraLabels,
  type HealthHistory,
  type HealthSample,
} from './health.ts'

/** Where a watch gets its samples, its rhythm and its labels from. */
export interface HealthWatch {
  /** Looks at the picture now; `null` when nobody can see it (the window is hidden), which says nothing about the camera. */
  readonly look: () => HealthSample | null
  readonly labels: CameraLabels
  /** Calls `act` again and again, this many milliseconds apart, until the answer is called. */
  readonly every: (milliseconds: number, act: () => void) => () => void
  /** Called with the first finding and whenever it changes. */
  readonly onHealth: (health: CameraHealth) => void
}

/** Three to four times a second: a finding is named within a third of a second of its time, for little work. */
export const lookEvery = 300

/** Watches an open camera until the answer is called. It recovers by itself. */
export function watchHealth({ look, labels, every, onHealth }: HealthWatch): () => void {
  let history: HealthHistory | null = null
  let told: CameraHealth | null = null
  return every(lookEvery, () => {
    const sample = look()
    if (sample === null) {
      history = null
      return
    }
    history = rememberSample(history, sample)
    const health = judgeHealth(history, labels)
    if (told !== null && isAlike(told, health)) return
    told = health
    onHealth(health)
  })
}

/** Findings hold words and numbers only, always in the same order. */
function isAlike(first: CameraHealth, second: CameraHealth): boolean {
  return JSON.stringify(first) === JSON.stringify(second)
}
