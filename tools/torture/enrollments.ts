import { createHash } from 'node:crypto'
import { encode } from 'jpeg-js'
import type { EnrollmentOrder } from '../../src-preload/contract/job.ts'

/** One visitor that a torture has enrolled, and what must have become of them. */
export interface TorturedEnrollment {
  readonly number: number
  /** Nobody else has this name. */
  readonly name: string
  /** SHA-256 of the profile photo; `null` for somebody without. */
  readonly photo: string | null
  readonly face: boolean
  readonly mail: boolean
  readonly order: EnrollmentOrder
}

/** A visitor of a number: who wants what follows from the number alone. */
export function enrollmentOf(number: number): TorturedEnrollment {
  const name = `Visitor ${String(number)}`
  const photo = number % 5 === 0 ? null : profilePhoto(number)
  const face = number % 3 === 0
  const mail = number % 2 === 0
  const order: EnrollmentOrder = {
    person: {
      kind: 'new',
      draft: {
        // Every seventh clerk chooses the id; far away from those the server gives.
        id: number % 7 === 0 ? String(700_000 + number) : null,
        name,
        email: `visitor.${String(number)}@example.org`,
        phone: null,
        userGroupId: '1',
        accessGroupIds: [],
        start: '2026-01-01T00:00',
        expiry: '2037-01-01T00:00',
      },
    },
    profilePhoto: photo,
    facePicture: face ? facePicture(number) : null,
    replaces: null,
    override: null,
    judgement: null,
    mail: mail ? { language: 'en', again: false } : null,
    consent: null,
    keep: 'onDisk',
  }
  return { number, name, photo: photo === null ? null : digestOf(photo), face, mail, order }
}

/** A profile photo of the smallest size, another one for each number. */
function profilePhoto(number: number): Uint8Array<ArrayBuffer> {
  return drawn(240, 320, [(number * 37) % 256, (number * 11) % 256, (number * 53) % 256])
}

/** A picture that the simulator takes for a face, another one for each number. */
function facePicture(number: number): Uint8Array<ArrayBuffer> {
  return drawn(64, 80, [200, (number * 41) % 160, (number * 17) % 100])
}

function drawn(width: number, height: number, colour: readonly number[]): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(width * height * 4).map((_, place) => [...colour, 255][place % 4] ?? 0)
  return new Uint8Array(encode({ width, height, data }, 60).data)
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
