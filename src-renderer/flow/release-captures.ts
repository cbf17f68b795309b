import type { Enrollment } from './enrollment.ts'

/** Gives the memory of a captured frame back as soon as the flow has let go of it: a frame is several megabytes. */
export function releaseCaptures(before: Enrollment, after: Enrollment): void {
  const left = before.picture?.capture.frame
  if (left !== undefined && left !== after.picture?.capture.frame) left.close()
}
