import type { UserSetting } from './messages.ts'

/** The mode field has nothing to say: the terminal's own setting holds. Proto's 0 would mean "by the biometric alone". */
export const undefinedMode = 255

/** Authentication of this kind is not permitted. */
export const prohibitedMode = 254

/**
 * The ways of authentication by name, for each field of a user's setting. Meanings: seed 003; numbers: reference section 3.2.
 *
 * They act only when the terminal's own configuration uses private authentication, which no public table tells.
 */
export const authModes = {
  biometricAuthMode: { biometric: 0, biometricAndPin: 1 },
  cardAuthMode: {
    card: 2,
    cardAndBiometric: 3,
    cardAndPin: 4,
    cardAndBiometricOrPin: 5,
    cardAndBiometricAndPin: 6,
  },
  IDAuthMode: { idAndBiometric: 7, idAndPin: 8, idAndBiometricOrPin: 9, idAndBiometricAndPin: 10 },
  faceAuthExtMode: {
    face: 11,
    faceAndFingerprint: 12,
    faceAndPin: 13,
    faceAndFingerprintOrPin: 14,
    faceAndFingerprintAndPin: 15,
  },
  fingerAuthExtMode: {
    fingerprint: 16,
    fingerprintAndFace: 17,
    fingerprintAndPin: 18,
    fingerprintAndFaceOrPin: 19,
    fingerprintAndFaceAndPin: 20,
  },
  cardAuthExtMode: {
    card: 21,
    cardAndFace: 22,
    cardAndFingerprint: 23,
    cardAndPin: 24,
    cardAndFaceOrFingerprint: 25,
    cardAndFaceOrPin: 26,
    cardAndFingerprintOrPin: 27,
    cardAndFaceOrFingerprintOrPin: 28,
    cardAndFaceAndFingerprint: 29,
    cardAndFaceAndPin: 30,
    cardAndFingerprintAndFace: 31,
    cardAndFingerprintAndPin: 32,
    cardAndFaceOrFingerprintAndPin: 33,
    cardAndFaceAndFingerprintOrPin: 34,
    cardAndFingerprintAndFaceOrPin: 35,
  },
  IDAuthExtMode: {
    idAndFace: 36,
    idAndFingerprint: 37,
    idAndPin: 38,
    idAndFaceOrFingerprint: 39,
    idAndFaceOrPin: 40,
    idAndFingerprintOrPin: 41,
    idAndFaceOrFingerprintOrPin: 42,
    idAndFaceAndFingerprint: 43,
    idAndFaceAndPin: 44,
    idAndFingerprintAndFace: 45,
    idAndFingerprintAndPin: 46,
    idAndFaceOrFingerprintAndPin: 47,
    idAndFaceAndFingerprintOrPin: 48,
    idAndFingerprintAndFaceOrPin: 49,
  },
} as const satisfies Partial<Readonly<Record<keyof UserSetting, Readonly<Record<string, number>>>>>

/** A field of a setting that holds a way of authentication. */
export type AuthModeField = keyof typeof authModes

/** Every such field, in the vendor's order. */
export const authModeFields = Object.keys(authModes) as readonly AuthModeField[]

const extendedFields = authModeFields.filter((field) => field.includes('Ext'))

/** A setting that restricts nothing and leaves every way of authentication to the terminal. */
export const openSetting: UserSetting = {
  startTime: 0,
  endTime: 0,
  biometricAuthMode: undefinedMode,
  cardAuthMode: undefinedMode,
  IDAuthMode: undefinedMode,
  securityLevel: 0,
  faceAuthExtMode: undefinedMode,
  fingerAuthExtMode: undefinedMode,
  cardAuthExtMode: undefinedMode,
  IDAuthExtMode: undefinedMode,
}

/** Whether a number is a way of authentication that this field can hold. */
export function isModeOf(field: AuthModeField, mode: number): boolean {
  if (mode === undefinedMode || mode === prohibitedMode) return true
  return (Object.values(authModes[field]) as readonly number[]).includes(mode)
}

/**
 * Whether a setting asks for a way that only terminals with extended modes know: FaceStation F2 and BioStation 3 (seed 003).
 *
 * 0 is no such way: it is what a terminal without them has in these fields.
 */
export function usesExtendedModes(setting: UserSetting): boolean {
  return extendedFields.some((field) => setting[field] !== undefinedMode && setting[field] !== 0)
}
