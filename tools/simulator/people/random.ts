/** A small repeatable source of chance: the same seed gives the same numbers on every machine. */
export interface Chance {
  /** A whole number from 0 to `choices - 1`. */
  readonly pick: (choices: number) => number
  /** True with the given probability from 0 to 1. */
  readonly happens: (probability: number) => boolean
}

/** Starts a sequence (the public-domain mulberry32 generator); near seeds give unrelated numbers. */
export function chanceFrom(seed: number): Chance {
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ (seed >>> 13)) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return { pick: (choices) => Math.floor(next() * choices), happens: (probability) => next() < probability }
}
