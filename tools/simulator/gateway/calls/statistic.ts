import type { UserOutline } from '../terminal-users.ts'

/** What GetStatistic counts (reference section 4.2). There are no phrases here. */
export function statisticOf(outlines: Iterable<UserOutline>): object {
  const sums = { numOfUsers: 0, numOfCards: 0, numOfFingerprints: 0, numOfFaces: 0, numOfNames: 0, numOfImages: 0 }
  for (const { hdr, named, photographed } of outlines) {
    sums.numOfUsers += 1
    sums.numOfCards += hdr.numOfCard
    sums.numOfFingerprints += hdr.numOfFinger
    sums.numOfFaces += hdr.numOfFace
    sums.numOfNames += Number(named)
    sums.numOfImages += Number(photographed)
  }
  return { ...sums, numOfPhrases: 0 }
}
