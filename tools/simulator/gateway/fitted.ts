import type { TerminalModel } from './models.ts'
import type { SentUser, StoredUser, UserHdr, UserSetting } from './messages.ts'
import { zeroSetting } from './masks.ts'

const none = Buffer.alloc(0)

/** A user as a terminal of this model keeps it: without what it cannot hold, and with counters that are counted. */
export function fitted(user: SentUser, model: TerminalModel): StoredUser {
  const cards = model.cardSupported ? user.cards : []
  const fingers = model.fingerSupported ? user.fingers : []
  const faces = model.face === 'none' ? [] : user.faces
  return {
    hdr: headerFor(user.hdr, cards.length, fingers.length, faces.length),
    setting: settingFor(user.setting ?? zeroSetting, model),
    name: model.userNameSupported ? user.name : '',
    cards,
    fingers,
    faces,
    accessGroupIDs: user.accessGroupIDs,
    jobCodes: model.jobCodeSupported ? user.jobCodes : [],
    PIN: user.PIN,
    photo: model.userPhotoSupported ? user.photo : none,
  }
}

function headerFor(sent: UserHdr | null, numOfCard: number, numOfFinger: number, numOfFace: number): UserHdr {
  return {
    ID: sent?.ID ?? '',
    numOfCard,
    numOfFinger,
    numOfFace,
    authGroupID: sent?.authGroupID ?? 0,
    updateMask: 0,
  }
}

/** A terminal without extended modes has no place for them and answers 0. */
function settingFor(setting: UserSetting, { extendedAuthSupported }: TerminalModel): UserSetting {
  return extendedAuthSupported
    ? setting
    : { ...setting, faceAuthExtMode: 0, fingerAuthExtMode: 0, cardAuthExtMode: 0, IDAuthExtMode: 0 }
}
