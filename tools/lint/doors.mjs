/**
 * Every dangerous power of the station has one door; this is the list of them. Each entry names what is barred, in
 * which rooms, the files that are the door, and the sentence a programmer reads when walking into the wall.
 *
 * Paths are relative to the repository's root, with forward slashes. To move a door, move its pattern here.
 *
 * @typedef {object} Door
 * @property {RegExp} rooms where the wall stands
 * @property {readonly RegExp[]} doors files that may use the power
 * @property {RegExp} [modules] module names that may not be imported, statically, dynamically, by type or by require
 * @property {readonly string[]} [globals] global names that may not be read, bare or off globalThis, window or self
 * @property {readonly string[]} [members] property names that may not be used off any object or out of any import
 * @property {readonly string[]} [attributes] JSX attributes and object keys that may not be written
 * @property {boolean} [currentTime] whether `new Date()`, which reads the clock, is barred as well
 * @property {string} message where the door is
 */

const application = /^src-(?:main|preload|renderer)\//
const main = /^src-main\//
const pages = /^src-(?:renderer|preload)\//

/** @type {Readonly<Record<string, Door>>} */
export const doors = {
  axios: {
    rooms: application,
    doors: [/^src-main\/biostar\/transport\.ts$/],
    modules: /^axios(?:\/|$)/,
    message:
      'Only src-main/biostar/transport.ts speaks HTTP: an AxiosError carries the request body, passwords included. Call the transport.',
  },
  electron: {
    rooms: application,
    doors: [/^src-main\/shell\//, /^src-main\/ipc\//, /^src-preload\/index\.ts$/, /-electron\.ts$/],
    modules: /^electron(?:\/|$)/,
    message:
      'Electron is imported only in src-main/shell, src-main/ipc, src-preload/index.ts and files named *-electron.ts. Take what you need as an argument.',
  },
  keytar: {
    rooms: application,
    doors: [/^src-main\/vault\/keytar-vault\.ts$/],
    modules: /^(?:@github\/)?keytar(?:\/|$)/,
    message: 'Only src-main/vault/keytar-vault.ts opens the keychain. Ask the vault port.',
  },
  websocket: {
    rooms: application,
    doors: [/^src-main\/biostar\/event-socket\.ts$/],
    modules: /^ws(?:\/|$)/,
    message:
      'Only src-main/biostar/event-socket.ts speaks WebSocket, over a connection the pin has judged. Call the client’s streamEvents.',
  },
  grpc: {
    rooms: application,
    doors: [/^src-main\/gateway\/channel\.ts$/],
    modules: /^@grpc\/grpc-js(?:\/|$)/,
    message:
      'Only src-main/gateway/channel.ts speaks gRPC: it trusts one authority and prints nothing. Call the gateway client.',
  },
  network: {
    rooms: application,
    doors: [
      /^src-main\/biostar\/(?:transport|trust|pinned-agent|certificate-probe)[^/]*\.ts$/,
      /^src-main\/gateway\/channel\.ts$/,
    ],
    modules: /^(?:node:)?(?:tls|https?|http2|net|dgram|_tls_wrap|_http_client)(?:\/|$)|^undici$/,
    message:
      'Sockets and TLS belong to src-main/biostar (transport, trust, pinned-agent, certificate-probe), where the pin is compared, and to src-main/gateway/channel.ts. Call the transport, or the gateway client.',
  },
  'child-process': {
    rooms: application,
    doors: [],
    modules: /^(?:node:)?(?:child_process|cluster)$/,
    message: 'The station starts no other program. There is no door for this one.',
  },
  sqlite: {
    rooms: application,
    doors: [/^src-main\/(?:storage|journal)\//],
    modules: /^(?:node:)?sqlite$/,
    message:
      'Databases belong to src-main/storage, which opens them, and src-main/journal, which has a table there. Ask the station store.',
  },
  threads: {
    rooms: main,
    doors: [/^src-main\/storage\/thread\.ts$/, /-worker\.ts$/],
    modules: /^(?:node:)?worker_threads$/,
    message:
      'Threads are started by src-main/storage/thread.ts, which answers for one that dies, and live in files named *-worker.ts.',
  },
  'page-network': {
    rooms: pages,
    doors: [],
    globals: ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'RTCPeerConnection'],
    members: ['sendBeacon'],
    message: 'The page never speaks to the network. Add a call to src-preload/contract and let main do it.',
  },
  'main-network': {
    rooms: main,
    doors: [],
    globals: ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'],
    message: 'The global fetch knows nothing of the pin. Call src-main/biostar/transport.ts.',
  },
  console: {
    rooms: application,
    doors: [],
    globals: ['console'],
    message: 'A console line is neither redacted nor rotated. Write an event through the log port in src-main/observe.',
  },
  'open-link': {
    rooms: application,
    doors: [/^src-main\/shell\/open-link(?:-electron)?\.ts$/],
    members: ['openExternal', 'openPath'],
    message: 'Links are opened by src-main/shell/open-link.ts alone, which knows the addresses that are allowed.',
  },
  'file-writing': {
    rooms: main,
    doors: [/(?:^|\/)atomic-file\.ts$/],
    members: ['writeFile', 'writeFileSync', 'createWriteStream'],
    message:
      'A file written in place is half a file after a power cut. Write through atomic-file.ts (temporary, flush, rename).',
  },
  markup: {
    rooms: application,
    doors: [],
    members: ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'srcdoc'],
    attributes: ['dangerouslySetInnerHTML', 'srcDoc'],
    message: 'Names come from a server: they are shown as text, never parsed as markup. There is no door for this one.',
  },
  clock: {
    rooms: /^(?:src-main\/domain|src-preload\/contract|src-renderer\/flow)\//,
    doors: [],
    globals: ['performance', 'setTimeout', 'setInterval'],
    members: ['now', 'random', 'randomUUID'],
    currentTime: true,
    message: 'A decision reads no clock and rolls no dice of its own. Take the time, or the number, as an argument.',
  },
}
