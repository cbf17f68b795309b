import type { Base64 } from './codec.ts'
import { createCodec } from './codec.ts'
import type { IsolatedSettings } from './world-isolated.ts'
import { runIsolated } from './world-isolated.ts'
import { runPage } from './world-page.ts'
import { createWorldEnd } from './world-pair.ts'

/** The global of the isolated world that takes the main process's words. The page's own world does not have it. */
export const receiverName = 'standinReceive'
/** The binding of the isolated world. */
export const bindingName = 'standinSend'
/** The name of the isolated world. */
export const worldName = 'Electron Isolated Context'

// How bytes become text in a page; Chromium's own way where it has one.
const pageBase64: Base64 = {
  from: (bytes) => {
    const native = bytes as { toBase64?: () => string }
    if (native.toBase64 !== undefined) return native.toBase64()
    let text = ''
    for (let start = 0; start < bytes.length; start += 0x8000)
      text += String.fromCharCode(...bytes.subarray(start, start + 0x8000))
    return btoa(text)
  },
  to: (text) => {
    const native = Uint8Array as unknown as { fromBase64?: (text: string) => Uint8Array }
    if (native.fromBase64 !== undefined) return native.fromBase64(text)
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  },
}

/** The two scripts a window runs at the start of each document: first the page's world, then the isolated one. */
export interface WorldScripts {
  readonly page: string
  readonly isolated: string
}

/** Writes both scripts. `secrets` are two unguessable event names, known to these two texts only; `preload` is the script's source. */
export function worldScripts(
  secrets: readonly [string, string],
  preload: { readonly source: string; readonly inSubframes: boolean } | undefined,
): WorldScripts {
  const [toPage, toIsolated] = secrets.map((name) => JSON.stringify(name))
  const settings: IsolatedSettings = {
    binding: bindingName,
    receiver: receiverName,
    hasPreload: preload !== undefined,
    inSubframes: preload?.inSubframes === true,
    platform: process.platform,
    versions: { node: process.versions.node },
  }
  const base64 = `({ from: ${pageBase64.from.toString()}, to: ${pageBase64.to.toString()} })`
  return {
    page: `'use strict';(${runPage.toString()})((${createWorldEnd.toString()})(${toIsolated}, ${toPage}))`,
    // The preload keeps its own strictness, so its text stands outside the strict part.
    isolated: `((preload) => { 'use strict'; (${runIsolated.toString()})(
      (${createWorldEnd.toString()})(${toPage}, ${toIsolated}), (${createCodec.toString()})(${base64}), ${JSON.stringify(settings)}, preload
    )})(function (require, process, module, exports) {\n${preload?.source ?? ''}\n})`,
  }
}
