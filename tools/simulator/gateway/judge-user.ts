import type { RefusedWith } from './refusal.ts'
import type { TerminalModel } from './models.ts'
import type { FaceData, SentUser, UserSetting } from './messages.ts'
import { failures, guesses } from './guesses.ts'
import { Refusal } from './refusal.ts'

/** Whether the counters of a header that is sent have to say how long its lists are. */
export type CounterRule = 'ignored' | 'must match'

/** Throws a refusal unless a terminal of this model can keep the user (limits: seed 003; sizes: reference section 5). */
export function judgeUser(user: SentUser, model: TerminalModel): void {
  const refuse = (failure: RefusedWith, when: boolean): void => {
    if (when) throw new Refusal(failure)
  }
  refuse(failures.idInvalid, !isUserID(user.hdr?.ID ?? '', model))
  refuse(failures.nameTooLong, [...user.name].length > guesses.maximumNameCharacters)
  refuse(failures.nameTooLong, Buffer.byteLength(user.name) > guesses.maximumNameBytes)
  refuse(failures.photoTooLarge, user.photo.length > guesses.maximumPhotoBytes)
  refuse(failures.pinInvalid, user.PIN.length !== 0 && user.PIN.length !== guesses.pinHashBytes)
  if (user.setting !== null) judgeSetting(user.setting)

  refuse(failures.tooManyCards, user.cards.length > most(guesses.maximumCards, model.maxCardsPerUser))
  const wrongCard = user.cards.some(({ size, data }) => size !== guesses.cardBytes || data.length !== guesses.cardBytes)
  refuse(failures.cardInvalid, wrongCard)

  refuse(failures.tooManyFingers, user.fingers.length > most(guesses.maximumFingers, model.maxFingerprintsPerUser))
  const wrongFinger = user.fingers.some(
    ({ templates }) => templates.length !== guesses.fingerTemplates || !allOf(templates, guesses.fingerTemplateBytes),
  )
  refuse(failures.fingerInvalid, wrongFinger)

  refuse(failures.tooManyFaces, user.faces.length > most(guesses.maximumFaces, model.maxFacesPerUser))
  refuse(failures.faceInvalid, !user.faces.every((face) => isFace(face, model)))

  refuse(failures.tooManyGroups, user.accessGroupIDs.length > guesses.maximumAccessGroups)
  refuse(failures.tooManyJobCodes, user.jobCodes.length > guesses.maximumJobCodes)
  const longLabel = user.jobCodes.some(({ label }) => [...label].length > guesses.maximumLabelCharacters)
  refuse(failures.labelTooLong, longLabel)
}

/** Throws a refusal when the counters of a header do not say how long the lists are that came with it. */
export function judgeCounters({ hdr, cards, fingers, faces }: SentUser): void {
  const match = hdr?.numOfCard === cards.length && hdr.numOfFinger === fingers.length && hdr.numOfFace === faces.length
  if (!match) throw new Refusal(failures.countersInvalid)
}

/** Whether a terminal takes this id: up to 32 bytes, never 0, and only digits where the model knows no letters. */
export function isUserID(id: string, { alphanumericIDSupported }: TerminalModel): boolean {
  if (id === '' || id === '0' || Buffer.byteLength(id) > guesses.maximumIdBytes) return false
  return alphanumericIDSupported || (/^[1-9]\d*$/.test(id) && Number(id) <= guesses.maximumNumericId)
}

/** What a model cannot do at all has no limit of its own: it is dropped, not refused. */
function most(everywhere: number, ofModel: number): number {
  return ofModel === 0 ? everywhere : Math.min(everywhere, ofModel)
}

function allOf(templates: readonly Buffer[], bytes: number): boolean {
  return templates.every((template) => template.length === bytes)
}

/** On a terminal without faces anything passes, because it is dropped. */
function isFace(face: FaceData, model: TerminalModel): boolean {
  if (model.face === 'none') return true
  const visual = (face.flag & 0x100) !== 0
  const templatesOnly = (face.flag & 0x20) !== 0
  if (visual !== (model.face === 'visual')) return false
  if (!allOf([...face.templates, ...face.irTemplates], guesses.faceTemplateBytes)) return false
  if (face.templates.length > (visual ? guesses.visualTemplates : guesses.infraredTemplates)) return false
  if (face.irTemplates.length > (visual ? guesses.visualTemplates : 0)) return false
  return face.templates.length > 0 || (visual && !templatesOnly && face.imageData.length > 0)
}

/** From and to, both included; 0 is what was not set, 254 is not permitted, 255 the terminal's own (reference section 3.2). */
const modes = {
  biometricAuthMode: [0, 1],
  cardAuthMode: [2, 6],
  IDAuthMode: [7, 10],
  faceAuthExtMode: [11, 15],
  fingerAuthExtMode: [16, 20],
  cardAuthExtMode: [21, 35],
  IDAuthExtMode: [36, 49],
} as const satisfies Partial<Record<keyof UserSetting, readonly [number, number]>>

function judgeSetting(setting: UserSetting): void {
  for (const field of Object.keys(modes) as (keyof typeof modes)[]) {
    const [from, to] = modes[field]
    const value = setting[field]
    if (![0, 0xfe, 0xff].includes(value) && (value < from || value > to)) throw new Refusal(failures.modeInvalid)
  }
  if (setting.securityLevel > 5) throw new Refusal(failures.modeInvalid)
  const { startTime, endTime } = setting
  if (endTime !== 0 && endTime < startTime) throw new Refusal(failures.periodInvalid)
}
