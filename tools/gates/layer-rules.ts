import type { IForbiddenRuleType } from 'dependency-cruiser'

const notIn = (...paths: readonly string[]): string => `^(?!${paths.map((path) => `(?:${path})`).join('|')})`

/** Node's own modules as dependency-cruiser spells them once resolved: no folder, `fs` or `node:fs`. */
const builtin = 'core' as const

const contract = 'src-preload/contract/'
const zod = 'node_modules/zod/'
const defaults = 'resources/defaults.json'

/**
 * Which room may import from which, as design section 2 draws it. Types count as imports: a room that knows another
 * room's shapes depends on it. The `comment` of a rule is what the gate prints when it is broken.
 */
export const layerRules: readonly IForbiddenRuleType[] = [
  {
    name: 'no-cycle',
    severity: 'error',
    comment: 'Two files that import each other are one file in disguise: find the third idea they both need.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-unresolvable',
    severity: 'error',
    comment: 'This import leads nowhere.',
    // Vite's own suffixes and the typings-only module name electron resolve in the bundler.
    from: {},
    to: { couldNotResolve: true, pathNot: ['^electron', '^virtual:', '[?]'] },
  },
  {
    name: 'contract-imports-zod-only',
    severity: 'error',
    comment: 'The contract is read by everyone, so it may need nothing but zod and the defaults, which are data.',
    from: { path: `^${contract}` },
    to: { path: notIn(contract, zod, defaults) },
  },
  {
    name: 'preload-imports-contract-only',
    severity: 'error',
    comment: 'The preload is a bridge read aloud: the contract and electron, nothing else.',
    from: { path: '^src-preload/', pathNot: `^${contract}` },
    to: { path: notIn('src-preload/', zod, 'node_modules/electron/', 'electron$', 'electron/') },
  },
  {
    name: 'renderer-knows-the-contract-only',
    severity: 'error',
    comment: 'The page knows main by its contract (src-preload/contract) alone.',
    from: { path: '^src-renderer/' },
    to: { path: '^(?:src-main/|src-preload/(?!contract/)|tools/|tests/)' },
  },
  {
    name: 'renderer-has-no-node',
    severity: 'error',
    comment: 'The page is sandboxed: there is no Node in it.',
    from: { path: '^src-renderer/' },
    to: { dependencyTypes: [builtin] },
  },
  {
    name: 'main-does-not-know-the-page',
    severity: 'error',
    comment: 'Main knows the page by the contract (src-preload/contract) alone.',
    from: { path: '^src-main/' },
    to: { path: '^(?:src-renderer/|src-preload/(?!contract/))' },
  },
  {
    name: 'application-without-tools',
    severity: 'error',
    comment: 'What is shipped may not lean on what is not: tools and tests stay at home.',
    from: { path: '^src-' },
    to: { path: '^(?:tools|tests)/' },
  },
  {
    name: 'domain-is-pure',
    severity: 'error',
    comment: 'A decision needs the contract and nothing else: no clock, no disk, no network, no window.',
    from: { path: '^src-main/domain/' },
    to: { path: notIn('src-main/domain/', contract, zod) },
  },
  {
    name: 'rooms-below-the-window',
    severity: 'error',
    comment:
      'Only the composition root, the desk (what answers at the door) and the two rooms themselves know shell and ipc.',
    from: { path: '^src-main/(?!shell/|ipc/|desk/)[^/]+/' },
    to: { path: '^src-main/(?:shell|ipc)/' },
  },
  {
    name: 'composition-root-is-the-top',
    severity: 'error',
    comment: 'compose.ts makes everything and is imported by index.ts alone; take what you need as an argument.',
    from: { pathNot: '^(?:src-main/index[.]ts$|tests/)' },
    to: { path: '^src-main/(?:compose|index)[.]ts$' },
  },
  {
    name: 'electron-has-its-rooms',
    severity: 'error',
    comment: 'Electron is imported only in src-main/shell, src-main/ipc, src-preload/index.ts and *-electron.ts.',
    from: { path: '^src-', pathNot: '^src-main/(?:shell|ipc)/|^src-preload/index[.]ts$|-electron[.]ts$' },
    to: { path: '^(?:node_modules/)?electron(?:/|$)' },
  },
  {
    name: 'axios-has-one-door',
    severity: 'error',
    comment: 'Only src-main/biostar/transport.ts speaks HTTP.',
    from: { path: '^src-', pathNot: '^src-main/biostar/transport[.]ts$' },
    to: { path: '^node_modules/axios/' },
  },
  {
    name: 'websocket-has-one-door',
    severity: 'error',
    comment: 'Only src-main/biostar/event-socket.ts speaks WebSocket.',
    from: { path: '^src-', pathNot: '^src-main/biostar/event-socket[.]ts$' },
    to: { path: '^node_modules/(?:@types/)?ws/' },
  },
  {
    name: 'grpc-has-one-door',
    severity: 'error',
    comment: 'Only src-main/gateway/channel.ts speaks gRPC.',
    from: { path: '^src-', pathNot: '^src-main/gateway/channel[.]ts$' },
    to: { path: '^node_modules/@grpc/grpc-js/' },
  },
  {
    name: 'keytar-has-one-door',
    severity: 'error',
    comment: 'Only src-main/vault/keytar-vault.ts opens the keychain.',
    from: { path: '^src-', pathNot: '^src-main/vault/keytar-vault[.]ts$' },
    to: { path: '^node_modules/(?:@github/)?keytar/' },
  },
  {
    name: 'simulator-is-an-independent-witness',
    severity: 'error',
    comment: 'A simulator that shares code with the client would repeat its mistakes.',
    from: { path: '^tools/simulator/' },
    to: { path: '^src-' },
  },
  {
    name: 'standin-knows-no-application',
    severity: 'error',
    comment: 'The stand-in is Electron to the application: it may know nothing of what it runs.',
    from: { path: '^tools/standin/' },
    to: { path: '^src-|^tools/simulator/' },
  },
]
