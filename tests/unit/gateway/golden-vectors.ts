import { join, resolve } from 'node:path'
import { loadGatewayProtocol } from '../../../src-main/gateway/protocol.ts'

// Every vector is written by hand from the field tables (reference sections 3 to 7): a tag is the field's number times eight plus how
// the value is written (0 a number, 2 a length and bytes), and numbers have seven bits to a byte, the lowest first. None of them came
// out of an encoder, so that what both sides of our own simulator might get wrong together is seen here.

/** The proto files, read once. */
export const protocol = loadGatewayProtocol(join(resolve(import.meta.dirname, '../../..'), 'resources/gateway'))

/** The bytes of a vector; whatever stands behind a hash is for the reader. */
export function bytes(vector: string): Buffer {
  const digits = vector.replace(/#.*$/gmu, '').replace(/\s+/gu, '')
  if (!/^(?:[0-9a-f]{2})*$/u.test(digits)) throw new Error('a vector that is not hexadecimal')
  return Buffer.from(digits, 'hex')
}

/** A byte in hexadecimal so many times. */
export const times = (count: number, byte: string): string => byte.repeat(count)

/** A header, every field. */
export const userHdr = `
  0a 04 31 30 30 31     # 1 ID: "1001"
  10 01                 # 2 numOfCard: 1
  18 02                 # 3 numOfFinger: 2
  20 03                 # 4 numOfFace: 3
  28 ac 02              # 5 authGroupID: 300
  30 df 01              # 6 updateMask: 223, everything but the card`
/** The same, as the program holds it. */
export const userHdrValue = {
  ID: '1001',
  numOfCard: 1,
  numOfFinger: 2,
  numOfFace: 3,
  authGroupID: 300,
  updateMask: 223,
}

/** A setting, every field. */
export const userSetting = `
  08 80 e2 cf aa 06     # 1 startTime: 1700000000
  10 80 e6 fe 89 07     # 2 endTime: 1900000000
  18 ff 01              # 3 biometricAuthMode: 255
  20 02                 # 4 cardAuthMode: 2
  28 fe 01              # 5 IDAuthMode: 254
  30 03                 # 6 securityLevel: 3
  38 0b                 # 7 faceAuthExtMode: 11
  40 10                 # 8 fingerAuthExtMode: 16
  48 15                 # 9 cardAuthExtMode: 21
  50 24                 # 10 IDAuthExtMode: 36`
/** The same, as the program holds it. */
export const userSettingValue = {
  startTime: 1_700_000_000,
  endTime: 1_900_000_000,
  biometricAuthMode: 255,
  cardAuthMode: 2,
  IDAuthMode: 254,
  securityLevel: 3,
  faceAuthExtMode: 11,
  fingerAuthExtMode: 16,
  cardAuthExtMode: 21,
  IDAuthExtMode: 36,
}

/** A card. */
export const cardData = `
  08 4a                 # 1 type: 74, which no table has
  10 20                 # 2 size: 32
  1a 20 ${times(28, '00')} 0a 0b 0c 0d  # 3 data: 32 bytes, right-aligned`
/** The same, as the program holds it. */
export const cardDataValue = { type: 74, size: 32, data: Buffer.from(`${times(28, '00')}0a0b0c0d`, 'hex') }

/** A fingerprint of two templates. */
export const fingerData = `
  08 02                 # 1 index: 2
  10 01                 # 2 flag: 1, duress
  1a 80 03 ${times(384, '5a')}  # 3 templates: 384 bytes
  1a 80 03 ${times(384, 'a5')}  # 3 templates: 384 bytes more`
/** The same, as the program holds it. */
export const fingerDataValue = { index: 2, flag: 1, templates: [Buffer.alloc(384, 0x5a), Buffer.alloc(384, 0xa5)] }

/** A face, every field. */
export const faceData = `
  08 01                 # 1 index: 1
  10 81 02              # 2 flag: 257, visual and warped
  1a a8 04 ${times(552, '11')}  # 3 templates: 552 bytes
  2a 03 89 50 4e        # 5 imageData: the beginning of a picture
  3a a8 04 ${times(552, '22')}  # 7 irTemplates: 552 bytes
  4a 02 ff d8           # 9 irImageData: the beginning of another`
/** The same, as the program holds it. */
export const faceDataValue = {
  index: 1,
  flag: 257,
  templates: [Buffer.alloc(552, 0x11)],
  imageData: Buffer.from('89504e', 'hex'),
  irTemplates: [Buffer.alloc(552, 0x22)],
  irImageData: Buffer.from('ffd8', 'hex'),
}

/** A job code. */
export const jobCode = `
  08 07                 # 1 code: 7
  12 04 57 6f 72 6b     # 2 label: "Work"`
/** The same, as the program holds it. */
export const jobCodeValue = { code: 7, label: 'Work' }

/** A message within a message: tag, length, contents. Lengths up to 16383. */
export function within(tag: string, vector: string): string {
  const length = bytes(vector).byteLength
  const written =
    length < 128
      ? length.toString(16).padStart(2, '0')
      : ((length & 0x7f) | 0x80).toString(16) + (length >> 7).toString(16).padStart(2, '0')
  return `${tag} ${written} ${bytes(vector).toString('hex')}`
}

/** A user with one of everything. */
export const userInfo = `
  ${within('0a', userHdr)}       # 1 hdr
  ${within('12', userSetting)}   # 2 setting
  1a 05 4a 6f 73 c3 a9           # 3 name: "José", five bytes
  ${within('22', cardData)}      # 4 cards
  ${within('2a', fingerData)}    # 5 fingers
  ${within('32', faceData)}      # 6 faces
  3a 03 01 ac 02                 # 7 accessGroupIDs: 1 and 300, packed
  ${within('42', jobCode)}       # 8 jobCodes
  4a 20 ${times(32, 'aa')}       # 9 PIN: a hash of 32 bytes
  52 03 ff d8 ff                 # 10 photo: the beginning of a JPEG`
/** The same, as the program holds it. */
export const userInfoValue = {
  hdr: userHdrValue,
  setting: userSettingValue,
  name: 'José',
  cards: [cardDataValue],
  fingers: [fingerDataValue],
  faces: [faceDataValue],
  accessGroupIDs: [1, 300],
  jobCodes: [jobCodeValue],
  PIN: Buffer.alloc(32, 0xaa),
  photo: Buffer.from('ffd8ff', 'hex'),
}

/** A terminal. */
export const deviceID = 541_600_001
/** It, as the first field of a question. */
export const oneDevice = '08 81 d2 a0 82 02'
/** It and the next one, as the first field of a question: packed. */
export const twoDevices = '0a 0a 81 d2 a0 82 02 82 d2 a0 82 02'
/** It and the next one. */
export const deviceIDs = [541_600_001, 541_600_002]
/** Two users, as the second field of a question. */
export const ids = '12 04 31 30 30 31 12 01 37'
/** Two users. */
export const userIDs = ['1001', '7']
/** The third field of an enrollment. */
export const overwrite = '18 01'
