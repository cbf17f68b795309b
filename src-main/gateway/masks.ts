/** The parts of a user that may be read singly, with their bits in `infoMask`. Sources: seed 003; the last three reference section 3.4. */
const infoBits = {
  header: 0x0001,
  setting: 0x0002,
  name: 0x0004,
  photo: 0x0008,
  pin: 0x0010,
  card: 0x0020,
  finger: 0x0040,
  face: 0x0080,
  accessGroup: 0x0100,
  jobCode: 0x0200,
  phrase: 0x0400,
  /** Visual faces of terminals with a colour camera. */
  visualFace: 0x0800,
  extendedSetting: 0x1000,
} as const

/** A part of a user that may be read singly. */
export type InfoPart = keyof typeof infoBits

/** Every part of a user: USER_MASK_ALL, which is 0xFFFF and so also asks for parts that are not known yet. */
export const everyInfoPart: ReadonlySet<InfoPart> = new Set(Object.keys(infoBits) as InfoPart[])

/** The parts of a user that an update can keep, with their bits in `updateMask`. Source: seed 003. */
const keepBits = {
  phrase: 0x01,
  jobCode: 0x02,
  name: 0x04,
  photo: 0x08,
  pin: 0x10,
  card: 0x20,
  finger: 0x40,
  face: 0x80,
} as const

/** A part of a user that an update can keep. Setting and access groups are none: no bit protects them. */
export type KeptPart = keyof typeof keepBits

/** The number that asks for these parts; none asks for ids only. */
export function infoMaskOf(parts: ReadonlySet<InfoPart>): number {
  if (parts.size === everyInfoPart.size) return 0xffff
  return [...parts].reduce((mask, part) => mask | infoBits[part], 0)
}

/** The number that keeps everything but these parts: what is not kept is overwritten, even by nothing. */
export function updateMaskChanging(changed: ReadonlySet<KeptPart>): number {
  return [...changed].reduce((mask, part) => mask & ~keepBits[part], 0xff)
}
