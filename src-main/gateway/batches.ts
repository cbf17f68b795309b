import type { FaceData, UserInfo } from './messages.ts'
import { largestMessage } from './channel.ts'

/**
 * What a call of users shall cost: a quarter of the largest message, and a quarter of the 20 seconds the gateway gives a transfer, so that
 * users who are four times larger than the last ones still get through. Ours.
 */
export const aim = { bytes: largestMessage / 4, milliseconds: 5_000 } as const

/** The first call carries no more users than this, and no call more than `most`. Ours. */
export const batchCounts = { first: 200, most: 5_000 } as const

/**
 * How many users the next call shall carry. At most four times as many as the last one, because users differ.
 *
 * @param last what the last call carried and cost
 */
export function nextBatchCount(last: {
  readonly count: number
  readonly bytes: number
  readonly milliseconds: number
}): number {
  const room = Math.min(4, aim.bytes / Math.max(1, last.bytes), aim.milliseconds / Math.max(1, last.milliseconds))
  return Math.max(1, Math.min(batchCounts.most, Math.floor(last.count * room)))
}

/** Half of a call that was too large or took too long, or `null` when it was a single user. */
export function smallerBatchCount(count: number): number | null {
  return count === 1 ? null : Math.ceil(count / 2)
}

/** About how many bytes a user takes in a message: the bytes themselves, and a little more for the fields around them. */
export function bytesOfUser(user: UserInfo): number {
  const around = 256
  const lists =
    user.cards.length * 48 +
    user.fingers.reduce((sum, { templates }) => sum + 16 + sizeOf(templates), 0) +
    bytesOfFaces(user.faces) +
    user.jobCodes.length * 256
  return around + user.photo.byteLength + lists
}

/** About how many bytes some faces take in a message. */
export function bytesOfFaces(faces: readonly FaceData[]): number {
  return faces.reduce(
    (sum, face) =>
      sum +
      32 +
      sizeOf(face.templates) +
      sizeOf(face.irTemplates) +
      face.imageData.byteLength +
      face.irImageData.byteLength,
    0,
  )
}

/**
 * The next users to write, from a place in a list on: as many as were planned, and fewer when they would be more than a quarter of a
 * message. At least one.
 */
export function sliceOf<Item>(
  items: readonly Item[],
  from: number,
  count: number,
  bytesOfItem: (item: Item) => number,
): { readonly slice: readonly Item[]; readonly bytes: number } {
  let bytes = 0
  let end = from
  while (end < items.length && end - from < count) {
    const item = items[end]
    if (item === undefined) break
    const more = bytesOfItem(item)
    if (end > from && bytes + more > aim.bytes) break
    bytes += more
    end += 1
  }
  return { slice: items.slice(from, end), bytes }
}

function sizeOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, piece) => sum + piece.byteLength + 4, 0)
}
