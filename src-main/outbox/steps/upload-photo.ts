import type { SeenPhoto, StoredPhoto } from '../../../src-preload/contract/person.ts'
import { compareFirst } from './compare-person.ts'
import { failedWith, personIdOf, type StepEnd, type StepWork } from './step-work.ts'

/**
 * Stores the profile photo. May be done any number of times: the stored photo is looked at first, by the comparison or else by
 * the upload itself, and all is done when it is this one already.
 */
export async function uploadPhoto(work: StepWork): Promise<StepEnd> {
  const compared = await compareFirst(work)
  if (compared.end !== null) return compared.end
  const picture = await work.readPicture('profilePhoto')
  if (picture.kind !== 'picture') return { kind: 'pictureLost' }
  const upload = async (seen: SeenPhoto, held?: StoredPhoto) =>
    work.client.uploadPhoto({ id: personIdOf(work.record()), photo: picture.bytes, seen, held }, work.options)

  const uploaded = await upload(work.record().seen.photo, compared.person?.photo)
  if (uploaded.ok) return { kind: 'succeeded', result: { step: 'uploadPhoto', ...uploaded.value } }
  const own = uploaded.failure.kind === 'photoChangedMeanwhile' ? await ownPhotoAtServer(work) : null
  if (own === null) return failedWith(uploaded.failure)
  const replaced = await upload({ kind: 'digest', digest: own })
  return replaced.ok
    ? { kind: 'succeeded', result: { step: 'uploadPhoto', ...replaced.value } }
    : failedWith(replaced.failure)
}

/** The stored photo when an earlier job of this station put it there, whose place this one took: that is no conflict. */
async function ownPhotoAtServer(work: StepWork): Promise<string | null> {
  const { earlierPhotos } = work.record()
  if (earlierPhotos.length === 0) return null
  const read = await work.client.readPerson(personIdOf(work.record()), work.options)
  if (!read.ok || !('digest' in read.value.photo)) return null
  const { digest } = read.value.photo
  return earlierPhotos.includes(digest) ? digest : null
}
