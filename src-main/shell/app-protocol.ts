import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { CustomScheme, Session } from 'electron'
import { resolveAppFile, type AppFile, type AppFiles } from './app-files.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'
import type { OnRefused } from './fence.ts'
import { appScheme, builtOrigin } from './page-source.ts'

/** How `app:` is registered, before Electron is ready: secure (for the camera), with origins and `fetch`, and no more. */
export const appSchemePrivileges: CustomScheme = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
}

/** What the build wrote where the nonce goes. */
const noncePlaceholder = '__CSP_NONCE__'

// What the page may never use, said to Chromium as well, beside the permission handlers.
const refusedFeatures = [
  'bluetooth',
  'clipboard-read',
  'clipboard-write',
  'display-capture',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'local-fonts',
  'microphone',
  'midi',
  'payment',
  'screen-wake-lock',
  'serial',
  'usb',
]
const permissionsPolicy = ['camera=(self)', ...refusedFeatures.map((feature) => `${feature}=()`)].join(', ')

/**
 * The headers every answer carries.
 *
 * @param nonce the nonce of this load for the page, `null` for other files
 */
export function headersFor(contentType: string, nonce: string | null): Readonly<Record<string, string>> {
  return {
    'Content-Type': contentType,
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': permissionsPolicy,
    'Cache-Control': 'no-store',
  }
}

/** Answers a request for one of the station's own addresses from the list of its files. */
export async function answerAppRequest(
  request: { readonly method: string; readonly url: string },
  files: AppFiles,
  onRefused: OnRefused,
): Promise<Response> {
  const resolution = resolveAppFile(request, builtOrigin, files)
  if (resolution.kind === 'refused') {
    onRefused('file')
    return new Response(null, { status: resolution.status, headers: headersFor('text/plain; charset=utf-8', null) })
  }
  return resolution.kind === 'page' ? servePage(resolution.file) : serveFile(resolution.file)
}

/** Serves `app://station` in a session, from the listed files. */
export function serveAppProtocol(session: Session, files: AppFiles, onRefused: OnRefused): void {
  session.protocol.handle(appScheme, async (request) => answerAppRequest(request, files, onRefused))
}

async function servePage(file: AppFile): Promise<Response> {
  const nonce = randomBytes(18).toString('base64')
  const page = (await readFile(file.path, 'utf8')).replaceAll(noncePlaceholder, nonce)
  return new Response(page, { headers: headersFor(file.contentType, nonce) })
}

async function serveFile(file: AppFile): Promise<Response> {
  return new Response(Uint8Array.from(await readFile(file.path)), { headers: headersFor(file.contentType, null) })
}
