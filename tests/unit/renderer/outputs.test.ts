import { describe, expect, it } from 'vitest'
import type { EncodedPhoto } from '../../../src-renderer/screens/review/encoded-photo.ts'
import { outputsOf, type FaceMaking } from '../../../src-renderer/screens/review/use-outputs.ts'
import { photoOf } from '../flow/people.ts'

const ready: EncodedPhoto = { kind: 'ready', photo: photoOf(900) }
const made: FaceMaking = { kind: 'made', picture: { bytes: new Uint8Array(4), width: 1280, height: 720 } }
const wish = (storeProfilePhoto: boolean, registerVisualFace: boolean) => ({
  storeProfilePhoto,
  registerVisualFace,
  smoothBackground: false,
})

describe('what is made of a picture', () => {
  it('is exactly what is ticked, though more is made already', () => {
    expect(outputsOf(wish(true, true), ready, made)).toMatchObject({
      kind: 'ready',
      outputs: { profilePhoto: { width: 360 }, facePicture: { width: 1280 } },
    })
    expect(outputsOf(wish(true, false), ready, made)).toMatchObject({ outputs: { facePicture: null } })
    expect(outputsOf(wish(false, true), ready, made)).toMatchObject({ outputs: { profilePhoto: null } })
    expect(outputsOf(wish(false, false), ready, made)).toEqual({ kind: 'nothingWished' })
  })

  it('is waited for only as far as it is ticked', () => {
    const encoding: EncodedPhoto = { kind: 'encoding' }
    expect(outputsOf(wish(true, true), encoding, made).kind).toBe('making')
    expect(outputsOf(wish(true, true), ready, { kind: 'making' }).kind).toBe('making')
    expect(outputsOf(wish(false, true), encoding, made).kind).toBe('ready')
    expect(outputsOf(wish(true, false), ready, { kind: 'notWished' }).kind).toBe('ready')
  })

  it('cannot be had when one of the ticked ones cannot', () => {
    expect(outputsOf(wish(true, true), { kind: 'tooLarge' }, made).kind).toBe('impossible')
    expect(outputsOf(wish(true, true), ready, { kind: 'failed' }).kind).toBe('impossible')
    expect(outputsOf(wish(false, true), { kind: 'failed' }, made).kind).toBe('ready')
  })
})
