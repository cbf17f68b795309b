import { createHash } from 'node:crypto'
import type { Person } from '../people/person.ts'
import type { CSNCardData, FaceData, StoredUser } from './messages.ts'
import type { TerminalModel } from './models.ts'
import type { UserInventor, UserOutline } from './terminal-users.ts'
import { firstGeneratedId, inventPerson } from '../people/generate.ts'
import { drawPortrait } from '../people/portrait.ts'
import { fitted } from './fitted.ts'
import { guesses } from './guesses.ts'
import { pinHash } from './pin-hash.ts'

/** Above this many people they share this many drawings: drawing one takes milliseconds. */
const drawings = 64

/**
 * The users a terminal begins with: the same people, with the same ids, as the BioStar simulator invents from the same seed.
 *
 * Nothing is made before somebody looks at it, and the same is made each time. Only outlines are kept: they are small, and lists
 * are read often.
 */
export function inventUsers(count: number, seed: number, model: TerminalModel): UserInventor {
  const personAt = (index: number): Person => inventPerson(index, count, seed, false)
  const outlines: UserOutline[] = []
  const drawingOf = (number: number): number => (count > drawings ? number % drawings : number)
  return {
    count,
    idOf: (index) => String(firstGeneratedId + index),
    userOf: (index) => fitted(userFrom(personAt(index), model, drawingOf), model),
    outlineOf: (index) => (outlines[index] ??= outlineOf(personAt(index), model)),
  }
}

function outlineOf(person: Person, model: TerminalModel): UserOutline {
  return {
    hdr: {
      ID: person.userId,
      numOfCard: model.cardSupported ? person.cards.length : 0,
      numOfFinger: model.fingerSupported ? person.fingerprints : 0,
      numOfFace: model.face === 'none' ? 0 : facesOf(person, model),
      authGroupID: 0,
      updateMask: 0,
    },
    named: model.userNameSupported && person.name !== '',
    photographed: model.userPhotoSupported && person.photo.kind !== 'none',
  }
}

function facesOf(person: Person, model: TerminalModel): number {
  return model.face === 'infrared' ? person.infraredFaces : person.visualFaces.length
}

function userFrom(person: Person, model: TerminalModel, drawingOf: (number: number) => number): StoredUser {
  const number = Number(person.userId)
  return {
    hdr: { ID: person.userId, numOfCard: 0, numOfFinger: 0, numOfFace: 0, authGroupID: 0, updateMask: 0 },
    setting: {
      startTime: unixSeconds(person.start),
      endTime: unixSeconds(person.expiry),
      biometricAuthMode: 255,
      cardAuthMode: 255,
      IDAuthMode: 255,
      securityLevel: 0,
      faceAuthExtMode: 255,
      fingerAuthExtMode: 255,
      cardAuthExtMode: 255,
      IDAuthExtMode: 255,
    },
    name: person.name,
    cards: person.cards.map((card) => cardFrom(BigInt(card))),
    fingers: Array.from({ length: person.fingerprints }, (_, index) => ({
      index,
      flag: 0,
      templates: ['a', 'b'].map((part) =>
        opaque(`${person.userId}/finger/${index}${part}`, guesses.fingerTemplateBytes),
      ),
    })),
    faces: Array.from({ length: facesOf(person, model) }, (_, index) =>
      inventFace(index, index === 0 ? number : number + 90_000, model, drawingOf),
    ),
    accessGroupIDs: person.accessGroupIds,
    jobCodes: [],
    PIN: person.pin === '' ? Buffer.alloc(0) : pinHash(person.pin),
    photo: person.photo.kind === 'none' ? Buffer.alloc(0) : Buffer.from(drawPortrait(drawingOf(number)), 'base64'),
  }
}

/** A card with this number as terminals keep it: 32 bytes, the number at the right end. */
export function cardFrom(number: bigint): CSNCardData {
  return { type: 1, size: guesses.cardBytes, data: Buffer.from(number.toString(16).padStart(64, '0'), 'hex') }
}

/** A face as a scan at a terminal of this model makes one (reference section 5.3: the public sample). */
export function inventFace(
  index: number,
  number: number,
  { face }: TerminalModel,
  drawingOf: (number: number) => number = (itself) => itself,
): FaceData {
  const templates = (count: number, what: string): readonly Buffer[] =>
    Array.from({ length: count }, (_, part) => opaque(`${number}/${what}/${part}`, guesses.faceTemplateBytes))
  const picture = Buffer.from(drawPortrait(drawingOf(number), 112, 112), 'base64')
  return face === 'visual'
    ? {
        index,
        flag: 0x101,
        templates: templates(2, 'visual'),
        imageData: picture,
        irTemplates: templates(1, 'infrared'),
        irImageData: Buffer.alloc(0),
      }
    : {
        index,
        flag: 0,
        templates: templates(guesses.infraredTemplates, 'plain'),
        imageData: picture,
        irTemplates: [],
        irImageData: Buffer.alloc(0),
      }
}

/** Bytes that depend on a text only. */
function opaque(text: string, bytes: number): Buffer {
  return createHash('shake256', { outputLength: bytes }).update(text).digest()
}

function unixSeconds(wallClock: string): number {
  return Math.floor(Date.parse(`${wallClock}Z`) / 1000)
}
