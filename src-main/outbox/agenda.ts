/** Something to look at, at a moment. */
export interface Appointment {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly job: string
  /** `turn`: its wait is over. `age`: its pictures have been here for long. `forget`: it was finished long ago. */
  readonly what: 'turn' | 'age' | 'forget'
}

/** When what is due. An appointment is never called off: whoever keeps it looks whether it still means anything. */
export interface Agenda {
  add(appointment: Appointment): void
  /** The earliest moment; `null` without any. */
  next(): number | null
  /** Takes what is due out, earliest first, at most so many. */
  takeDue(now: number, most: number): readonly Appointment[]
}

/** Makes an empty agenda: a binary heap, so that ten thousand waiting jobs cost a handful of steps each. */
export function createAgenda(): Agenda {
  const heap: Appointment[] = []
  const at = (place: number): number => heap[place]?.at ?? Number.POSITIVE_INFINITY

  const swap = (one: number, other: number): void => {
    const [first, second] = [heap[one], heap[other]]
    if (first === undefined || second === undefined) return
    heap[one] = second
    heap[other] = first
  }

  const rise = (from: number): void => {
    for (let place = from; place > 0;) {
      const parent = (place - 1) >> 1
      if (at(parent) <= at(place)) return
      swap(place, parent)
      place = parent
    }
  }

  const sink = (): void => {
    for (let place = 0; ;) {
      const [left, right] = [2 * place + 1, 2 * place + 2]
      const smaller = at(right) < at(left) ? right : left
      if (at(smaller) >= at(place)) return
      swap(place, smaller)
      place = smaller
    }
  }

  const take = (): Appointment | undefined => {
    const first = heap[0]
    const last = heap.pop()
    if (last !== undefined && heap.length > 0) {
      heap[0] = last
      sink()
    }
    return first
  }

  return {
    add(appointment) {
      heap.push(appointment)
      rise(heap.length - 1)
    },
    next: () => heap[0]?.at ?? null,
    takeDue(now, most) {
      const due: Appointment[] = []
      while (due.length < most && at(0) <= now) {
        const first = take()
        if (first !== undefined) due.push(first)
      }
      return due
    },
  }
}
