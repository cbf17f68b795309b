import { describe, expect, test } from 'vitest'
import {
  allowsCheck,
  grantsRequest,
  type PermissionCheck,
  type PermissionRequest,
} from '../../../src-main/shell/permissions.ts'

const own = 'app://station'

const cameraCheck: PermissionCheck = {
  permission: 'media',
  requestingOrigin: 'app://station/',
  isMainFrame: true,
  mediaType: 'video',
  embeddingOrigin: undefined,
}

const cameraRequest: PermissionRequest = {
  permission: 'media',
  requestingUrl: 'app://station/index.html',
  isMainFrame: true,
  mediaTypes: ['video'],
}

// Electron's own list of what a page may ask for, media aside.
const otherPermissions = [
  'clipboard-read',
  'clipboard-sanitized-write',
  'display-capture',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'local-fonts',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'pointerLock',
  'screen-wake-lock',
  'serial',
  'speaker-selection',
  'storage-access',
  'unknown',
  'usb',
  'window-management',
]

describe('a check', () => {
  test('of the camera by our own page is answered yes', () => {
    expect(allowsCheck(cameraCheck, own)).toBe(true)
  })

  test.each([
    ['the microphone', { mediaType: 'audio' }],
    ['no medium in particular', { mediaType: 'unknown' }],
    ['a medium nobody named', { mediaType: undefined }],
    ['another origin', { requestingOrigin: 'https://elsewhere.example/' }],
    ['an origin that begins like ours', { requestingOrigin: 'app://station.elsewhere/' }],
    ['an opaque origin', { requestingOrigin: '' }],
    ['a frame inside our page', { isMainFrame: false }],
    ['a page that frames ours', { embeddingOrigin: 'https://elsewhere.example/' }],
  ])('by or of %s is answered no', (_what, change) => {
    expect(allowsCheck({ ...cameraCheck, ...change }, own)).toBe(false)
  })

  test.each(otherPermissions)('of %s is answered no', (permission) => {
    expect(allowsCheck({ ...cameraCheck, permission }, own)).toBe(false)
  })
})

describe('a request', () => {
  test('for the camera by our own page is granted', () => {
    expect(grantsRequest(cameraRequest, own)).toBe(true)
  })

  test.each([
    ['the microphone', { mediaTypes: ['audio'] }],
    ['camera and microphone together', { mediaTypes: ['video', 'audio'] }],
    ['the camera twice', { mediaTypes: ['video', 'video'] }],
    ['no medium', { mediaTypes: [] }],
    ['a medium nobody named', { mediaTypes: undefined }],
    ['the camera by another origin', { requestingUrl: 'https://elsewhere.example/index.html' }],
    ['the camera by a file', { requestingUrl: 'file:///index.html' }],
    ['the camera by a frame inside our page', { isMainFrame: false }],
  ])('for %s is refused', (_what, change) => {
    expect(grantsRequest({ ...cameraRequest, ...change }, own)).toBe(false)
  })

  test.each(otherPermissions)('for %s is refused', (permission) => {
    expect(grantsRequest({ ...cameraRequest, permission }, own)).toBe(false)
  })
})
