/** A small repeatable source of chance: the same seed gives the same numbers on every machine. */
export interface Chance {
  /** A whole number from 0 to `choices - 1`. */
  readonly pick: (choices: number) => number
  /** True with the given probability from 0 to 1. */
  readonly happens: (probability: number) => boolean
}

/** Starts a sequence (the public-domain mulberry32 generator); near seeds give unrelated numbers. */
export function chanceFrom(seed: number): Chance {
  let state = scattered(seed)
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return { pick: (choices) => Math.floor(next() * choices), happens: (probability) => next() < probability }
}

/** Spreads near seeds over all 32 bits (the public-domain finaliser of MurmurHash3). */
function scattered(seed: number): number {
  const first = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b)
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35)
  return (second ^ (second >>> 16)) >>> 0
}
