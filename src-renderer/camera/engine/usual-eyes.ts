/** What this person's eyes usually look like, so that a blink shows as less. */
export interface UsualEyes {
  /** Adds what was measured on one frame. `null`, no face, begins anew: the next face may be another person's. */
  add(takenAt: number, eyeAspectRatio: number | null): void
  /** The median of the last two seconds; `null` while too little is known. */
  median(): number | null
  forget(): void
}

/** Milliseconds. Source: photo-quality section 3. */
const span = 2_000

/** A median of fewer says nothing: the first frames may be the blink. Ours, about a third of a second. */
const fewest = 5

/** Starts to get to know a person's eyes. */
export function createUsualEyes(): UsualEyes {
  let seen: { readonly takenAt: number; readonly eyeAspectRatio: number }[] = []
  return {
    add: (takenAt, eyeAspectRatio) => {
      if (eyeAspectRatio === null) seen = []
      else seen = [...seen.filter((older) => takenAt - older.takenAt < span), { takenAt, eyeAspectRatio }]
    },
    median: () => {
      if (seen.length < fewest) return null
      const sorted = seen.map(({ eyeAspectRatio }) => eyeAspectRatio).toSorted((one, other) => one - other)
      return sorted[Math.floor(sorted.length / 2)] ?? null
    },
    forget: () => {
      seen = []
    },
  }
}
