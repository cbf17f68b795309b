/**
 * The version of every number in this folder. It is kept beside an override, so that a verdict can be understood later:
 * it changes whenever one of the numbers below, or the way one of them is used, changes.
 */
export const thresholdsVersion = '2026-11-2'

/**
 * From which value on a measure warns and from which it blocks. "Section" is a section of the photo quality facts; numbers
 * that are ours, because no source has one, say so with their reason.
 */
export const thresholds = {
  /** Area of the second largest face box to the largest. Section 3. */
  secondFace: { warn: 0.03, block: 0.15 },

  /** Pixels of the source picture, the turn of the head taken out. Section 2. */
  interEyeDistance: { warn: 90, block: 60 },

  /** From the eye nearer to the side edge to that edge, in inter-eye distances. Section 2. */
  spaceBeside: { warn: 0.9, block: 0.7 },

  /**
   * From half-way between the eyes to the upper edge, in T (eyes to chin). Ours, from the crop rule of section 2: it wants
   * 1.35 T, and a crop moved by up to a twentieth of its height (0.15 T of 3 T) keeps the eye line at 40 to 50 % from the
   * top, inside the 30 to 50 % of the portrait standards. Below 0.9 T the eye line is above their 30 % and the crown,
   * 0.86 T above the eyes, touches the edge.
   */
  spaceAbove: { warn: 1.2, block: 0.9 },

  /**
   * From half-way between the eyes to the lower edge, in T. Ours, from the crop rule of section 2: it wants 1.65 T, less
   * the same 0.15 T. The chin is at 1.0 T; a fifth more is kept for the neck, a beard and a head held askew.
   */
  spaceBelow: { warn: 1.5, block: 1.2 },

  /** Degrees, either way. Warned by the portrait standards' 8, blocked above what the crop levels. Section 3. */
  roll: { warn: 8, block: 15 },
  /** Degrees, either way. Section 3. */
  yaw: { warn: 8, block: 15 },
  /** Degrees, either way, after the bias is taken out. Section 3. */
  pitch: { warn: 10, block: 15 },

  /** Share of face pixels with a luminance of at most 25. Section 4; what else it takes to block: `exposure.ts`. */
  underExposure: { warn: 0.5, block: 0.85 },
  /** Share of face pixels with a luminance of at least 247. Section 4. */
  overExposure: { warn: 0.01, block: 0.1 },
  /** Entropy in bits. Section 4; it blocks only together with under- or over-exposure. */
  intensityRange: { warn: 6, block: 4.5 },
  /** Overlap of the two squares' histograms. Section 4; it blocks only with a `leftRightRatio` that warns. */
  evenLight: { warn: 0.2, block: 0.05 },
  /** Smaller to larger mean of the two squares. Section 4. */
  leftRightRatio: { warn: 0.6, block: 0.35 },

  /**
   * Mean luminance, 0 to 1. Ours: the low one is where the average pixel counts as under-exposed (25 of 255), the high one
   * where the standard's mapping gives half marks. Advice only, because it differs by skin tone (section 4, fairness).
   */
  brightness: { low: 25 / 255, high: 0.8 },

  /**
   * Variance of the luminance. Ours: the low one is where the standard's mapping gives 25, the high one where it gives 50.
   * OFIQ's own 28 conformance pictures are between 0.007 and 0.068. Advice only, as above.
   */
  contrast: { low: 0.0015, high: 0.083 },

  /**
   * Distance from the box of skin colours in CIELAB. Ours: just short of the 7.07 of a picture without colour, which the
   * server refuses (code 30004). Beyond are a blue or green cast (100 by definition) and strong red or yellow; deep skin
   * in low light, OFIQ's coloured conformance pictures (up to 4.8) and a faded film portrait (5.0) are not.
   */
  naturalColour: { warn: 7 },

  /** Share of burnt, colourless pixels in the worse eye's visibility zone. Section 5 (not standardised). */
  glare: { warn: 0.02, block: 0.1 },

  /**
   * The smaller lid gap of both eyes in T. Ours, because section 3's numbers come from a mesh without the eye model: two
   * portraits gave 0.056 to 0.11 with open eyes, drawn shut 0.022 to 0.029 and behind glasses 0.046 to 0.057.
   */
  lidGap: { warn: 0.055, block: 0.04 },
  /**
   * Mean eye aspect ratio. Ours, as above: open 0.195 to 0.36, drawn shut 0.09 to 0.1 and behind glasses 0.17 to 0.19. Lower
   * than section 3 has it, because the eye model does not draw narrow eyes wider than they are: they are told first.
   */
  eyeAspectRatio: { warn: 0.2, block: 0.18 },
  /** Part of the person's usual eye aspect ratio below which it is a blink. Section 3. */
  blink: { block: 0.75 },

  /**
   * Crete's re-blur index. Section 5. Ours reads up to 0.05 higher than it does there, because parts are reduced by
   * averaging: sharp 0.34 to 0.52 on four portraits, Gaussian blur of sigma 2 (at 90 pixels between the eyes) 0.57 to 0.70,
   * of sigma 3 0.68 to 0.79. The numbers of the source still divide them.
   */
  blur: { warn: 0.58, block: 0.68 },
  /** Inner lip gap in T. Section 3; never blocks. */
  lipGap: { warn: 0.06 },
  /**
   * Mean gradient at the standard's scale. Ours: OFIQ's conformance pictures are at 36 to 93 with a plain background and at
   * 187 to 243 with a restless one, but its mask follows the hair and counts its edge; ours keeps clear of it, and 28
   * faces before walls, flags and blurred rooms gave 2 to 45.
   */
  background: { warn: 60 },
} as const

/** Everything that is chosen about how the measures are taken, rather than what they mean. */
export const measuring = {
  /**
   * What a frontal face reads as pitch, in degrees, in the sign of `FoundFace` (up is positive). This is a bias of the
   * MediaPipe mesh, not a tilt: frontal portraits read 3 to 8 degrees *down* (section 3; our engine reads 5 to 6). Another
   * mesh has another bias.
   */
  pitchOfFrontalFace: -5,

  /**
   * Inter-eye distance of the part light and glare are read from. Ours: close to the 113 of the standard's aligned face,
   * so that the squares of even light hold as many pixels and their histograms overlap as much.
   */
  lightInterEyeDistance: 100,
  /** Inter-eye distance of the part Crete's index is read from. Section 5. */
  sharpnessInterEyeDistance: 60,
  /** Eyes to chin in pixels of the part the background is read from. Ours: the part is then 200 pixels wide. */
  backgroundEyesToChin: 200 / 3,
  /** Eyes to chin where the standard reads gradients: 113 pixels between the eyes, reduced by 354/492, at 0.58 T. */
  standardEyesToChin: (113 * 354) / 492 / 0.58,

  /** A luminance up to this is dark, from `burnt` on it is lost. Section 4. */
  dark: 25,
  burnt: 247,
  /**
   * Largest less smallest channel up to which a burnt pixel counts as a reflection. Ours: a luminance of 247 leaves a
   * channel room down to about 197, and skin that is burnt is still warm by more than 30.
   */
  reflectionChroma: 30,
  /**
   * Which part of the pixels between an eye's lids are darker than its white. Ours: a twentieth of the box is more than a
   * catchlight takes and less than the white does; portraits gave 63 to 132, at half the pixel values 12 to 29.
   */
  whiteOfEyeQuantile: 0.95,

  /** How much of a region has to be inside the picture for a measure to be taken at all. Ours: half. */
  leastVisiblePart: 0.5,
  /**
   * How much of a square of even light has to be on the face. Ours: a quarter, 225 pixels; with half, every face turned
   * by more than 12 degrees was unknown, where a turn only warns up to 15.
   */
  leastSquarePart: 0.25,
  /** Fewest pixels of background worth a mean. Ours: about a fiftieth of the part. */
  leastBackground: 600,
  /** Most by which a turn of the head may stretch the inter-eye distance: 60 degrees. Ours; it blocks long before. */
  leastCosineOfYaw: 0.5,
} as const
