/**
 * So many different frames a scene has. A prime, so that whoever looks at the camera in a steady rhythm does not meet the
 * same one each time and take the scene for frozen.
 */
export const differentFrames = 11

/**
 * Standard deviation of the noise, in levels of 255, the same in all three colours: less than a desk camera's own in
 * good light, invisible, and enough to survive the JPEG.
 */
const noiseSigma = 1.5

/** The start of the noise: every clip of a picture is the same, byte for byte. */
const noiseSeed = 20_260_301

/**
 * Tells the noise of one row of pixels after another, always other noise, the same in every run. `at` counts the row's
 * pixels; the answer is in levels of 255, not rounded.
 */
export function noiseOfRows(): () => (at: number) => number {
  const random = randomNumbers(noiseSeed)
  // A pool of thrown numbers, read from another place for each row: throwing one for each pixel takes seconds.
  const pool = Float32Array.from({ length: 65_521 }, () => noiseSigma * gaussian(random))
  return () => {
    const from = Math.floor(random() * pool.length)
    return (at) => pool[(from + at) % pool.length] ?? 0
  }
}

/** A normally distributed number with deviation 1 (Box and Muller). */
function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Numbers from 0 up to 1, always the same ones for a seed (Park and Miller's generator). */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return (state - 1) / 2_147_483_646
  }
}
