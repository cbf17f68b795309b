import { readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** One file of the built page. */
export interface AppFile {
  /** Absolute path on disk. */
  readonly path: string
  readonly contentType: string
}

/** What an address of ours leads to. */
export type Resolution =
  | { readonly kind: 'page'; readonly file: AppFile }
  | { readonly kind: 'file'; readonly file: AppFile }
  | { readonly kind: 'refused'; readonly status: 404 | 405; readonly reason: 'notOurs' | 'notListed' | 'method' }

/** The files that may be served, by the path in their address (`/assets/index.js`). */
export type AppFiles = ReadonlyMap<string, AppFile>

// What a build of ours can contain. A file of any other kind has no business in the page and is not served.
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.bin': 'application/octet-stream',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/**
 * Lists the regular files below a folder, once, at start: the allow-list. Links are not followed and not listed, and what is put
 * there later is not served.
 */
export async function listAppFiles(root: string): Promise<AppFiles> {
  const files = new Map<string, AppFile>()
  const visit = async (folder: string, address: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      const below = `${address}/${entry.name}`
      const contentType = contentTypes[extname(entry.name).toLowerCase()]
      if (entry.isDirectory()) await visit(path, below)
      else if (entry.isFile() && contentType !== undefined) files.set(below, { path, contentType })
    }
  }
  await visit(root, '')
  return files
}

/** Decides what a request for one of our addresses gets. Only a path that is exactly on the list leads to a file. */
export function resolveAppFile(
  request: { readonly method: string; readonly url: string },
  origin: string,
  files: AppFiles,
): Resolution {
  if (request.method !== 'GET' && request.method !== 'HEAD') return { kind: 'refused', status: 405, reason: 'method' }
  const url = URL.parse(request.url)
  if (url === null || `${url.protocol}//${url.host}` !== origin)
    return { kind: 'refused', status: 404, reason: 'notOurs' }
  const path = url.pathname === '/' ? '/index.html' : url.pathname
  const file = files.get(path)
  if (file === undefined) return { kind: 'refused', status: 404, reason: 'notListed' }
  return { kind: path === '/index.html' ? 'page' : 'file', file }
}
