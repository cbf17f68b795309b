import type { Session } from 'electron'
import type { OnRefused } from './fence.ts'
import { originOf } from './page-source.ts'

/** A question whether something would be allowed, asked without the person noticing. */
export interface PermissionCheck {
  readonly permission: string
  readonly requestingOrigin: string
  readonly isMainFrame: boolean
  readonly mediaType: string | undefined
  readonly embeddingOrigin: string | undefined
}

/** A request for something. */
export interface PermissionRequest {
  readonly permission: string
  readonly requestingUrl: string
  readonly isMainFrame: boolean
  readonly mediaTypes: readonly string[] | undefined
}

/** Whether a check is answered yes: the camera, for the main frame of our own page. Nothing else, ever. */
export function allowsCheck(check: PermissionCheck, pageOrigin: string): boolean {
  return (
    check.permission === 'media' &&
    check.mediaType === 'video' &&
    check.isMainFrame &&
    check.embeddingOrigin === undefined &&
    originOf(check.requestingOrigin) === pageOrigin
  )
}

/** Whether a request is granted: the camera alone, never with sound, for the main frame of our own page. */
export function grantsRequest(request: PermissionRequest, pageOrigin: string): boolean {
  return (
    request.permission === 'media' &&
    request.isMainFrame &&
    request.mediaTypes?.length === 1 &&
    request.mediaTypes[0] === 'video' &&
    originOf(request.requestingUrl) === pageOrigin
  )
}

/** Puts the permission rules on a session: request and check handler, devices, screen capture. */
export function guardPermissions(session: Session, pageOrigin: string, onRefused: OnRefused): void {
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => {
    const { isMainFrame, mediaType, embeddingOrigin } = details
    // Chromium asks by itself and often; a refused check is not an attack and is not counted.
    return allowsCheck({ permission, requestingOrigin, isMainFrame, mediaType, embeddingOrigin }, pageOrigin)
  })
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const mediaTypes = 'mediaTypes' in details ? details.mediaTypes : undefined
    const { isMainFrame, requestingUrl } = details
    const granted = grantsRequest({ permission, requestingUrl, isMainFrame, mediaTypes }, pageOrigin)
    if (!granted) onRefused('permission')
    answer(granted)
  })
  session.setDevicePermissionHandler(() => {
    onRefused('device')
    return false
  })
  session.setDisplayMediaRequestHandler((_request, answer) => {
    onRefused('screenCapture')
    answer(null)
  })
}
