/**
 * The mappings of OFIQ 1.0.3, the reference implementation of ISO/IEC 29794-5:2025, from a native measure to 0 to 100. Photo
 * quality sections 2 to 4 have the formulas and section 9 the published pairs they reproduce exactly. They are for
 * comparing pictures with other tools; no verdict comes from them. Every result is a whole number from 0 to 100.
 */

/** Of the ratio of the second largest face's area to the largest. */
export function scoreOfSecondFace(ratio: number): number {
  return score(100 * (1 - ratio))
}

/** Of the inter-eye distance in pixels. */
export function scoreOfInterEyeDistance(pixels: number): number {
  return score(100 * sigmoid(pixels, 70, 20))
}

/** Of the space beside an eye in inter-eye distances. We give it the nearer eye, where OFIQ takes the farther one. */
export function scoreOfSpaceBeside(space: number): number {
  return score(100 * sigmoid(space, 0.9, 0.1))
}

/** Of the space above the eyes in T. */
export function scoreOfSpaceAbove(space: number): number {
  return score(100 * sigmoid(space, 1.4, 0.1))
}

/** Of the space below the eyes in T. */
export function scoreOfSpaceBelow(space: number): number {
  return score(100 * sigmoid(space, 1.8, 0.1))
}

/** Of yaw, pitch or roll in degrees. */
export function scoreOfAngle(degrees: number): number {
  return score(100 * Math.max(0, Math.cos((degrees * Math.PI) / 180)) ** 2)
}

/** Of the smaller lid gap in T. Saturated: a person looking down still gets 94. */
export function scoreOfLidGap(gap: number): number {
  return score(100 * sigmoid(gap, 0.02, 0.01))
}

/** Of the largest inner lip gap in T. */
export function scoreOfLipGap(gap: number): number {
  return score(100 * (1 - sigmoid(gap, 0.2, 0.06)))
}

/** Of the mean luminance, 0 to 1. */
export function scoreOfBrightness(mean: number): number {
  return score(100 * sigmoid(mean, 0.2, 0.05) * (1 - sigmoid(mean, 0.8, 0.05)))
}

/** Of the variance of the luminance. */
export function scoreOfContrast(variance: number): number {
  return score(100 * Math.sin((Math.PI * 60 * variance) / (60 * variance + 1)))
}

/** Of the entropy of the luminance in bits. */
export function scoreOfIntensityRange(bits: number): number {
  return score(12.5 * bits)
}

/** Of the share of dark pixels. */
export function scoreOfUnderExposure(share: number): number {
  return score(120 * (0.832 - sigmoid(share, 0.92, 0.05)))
}

/** Of the share of burnt pixels. */
export function scoreOfOverExposure(share: number): number {
  return score(1 / (share + 0.01))
}

/** Of the overlap of two histograms, 0 to 1. */
export function scoreOfEvenLight(overlap: number): number {
  return score(100 * overlap ** 0.3)
}

/** Of the distance to the box of skin colours. */
export function scoreOfNaturalColour(distance: number): number {
  return score(200 * (1 - sigmoid(distance, 0, 10)))
}

/** Of the mean gradient of the background. */
export function scoreOfBackground(gradient: number): number {
  return score(190 * (1 - sigmoid(gradient, 10, 100)))
}

function sigmoid(value: number, middle: number, width: number): number {
  return 1 / (1 + Math.exp((middle - value) / width))
}

function score(exact: number): number {
  return Math.max(0, Math.min(100, Math.round(exact)))
}
