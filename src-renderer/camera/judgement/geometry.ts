/** A place in a picture, in pixels from its upper left corner. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A size in pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** An upright rectangle in a picture, in pixels. */
export interface Box extends Size {
  readonly left: number
  readonly top: number
}

/**
 * A rectangle in a picture that may be turned about its centre and may reach beyond the picture's edges.
 *
 * `angle` is in radians, positive clockwise as seen on the screen: the roll of the eyes for a levelled part.
 */
export interface Placement extends Size {
  readonly centre: Point
  readonly angle: number
}

/** Pixels in RGBA order, row by row, eight bits each, opaque. The same shape as the browser's `ImageData`. */
export interface Pixels extends Size {
  readonly data: Uint8ClampedArray
}

/**
 * A picture of which parts can be cut out, levelled and scaled. A canvas in the page, an array in a test.
 *
 * What lies beyond the picture's edges comes out black.
 */
export interface PictureSource extends Size {
  cut(placement: Placement, size: Size): Pixels
}

/** Where a face is in a picture, as far as cropping, smoothing and comparing need it. Pixels of the full picture. */
export interface FaceGeometry {
  /** The eye centres, each half-way between the corners of the eye; the one further left in the picture first. */
  readonly eyes: readonly [Point, Point]
  readonly chin: Point
  /** Distance of the eye centres. */
  readonly interEyeDistance: number
  /** Distance from half-way between the eyes to the chin: T of photo-quality section 2. */
  readonly eyesToChin: number
  /** Radians, positive when the eye line falls to the right in the picture: `atan2(dy, dx)` of the eyes. */
  readonly roll: number
  /** The face's outline, a closed polygon. */
  readonly outline: readonly Point[]
}
